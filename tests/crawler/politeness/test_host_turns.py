"""Turns at a host, by a clock that only moves when somebody waits."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.politeness.host_turns import QUICK, SLOWEST, HostTurns, slowed

#: Who asked which host, from when to when.
Log = list[tuple[str, str, float, float]]


class Clock:
    """Moves on when all that wait have been told how long."""

    def __init__(self) -> None:
        self.now = 100.0
        self._waiting: list[tuple[float, asyncio.Event]] = []

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.Event()
        self._waiting.append((self.now + seconds, woken))
        await woken.wait()

    async def run(self, tasks: Sequence[asyncio.Task[None]]) -> None:
        while not all(task.done() for task in tasks):
            for _ in range(10):
                await asyncio.sleep(0)
            if self._waiting:
                first = min(self._waiting, key=lambda waiting: waiting[0])
                self._waiting.remove(first)
                self.now = first[0]
                first[1].set()


def _asked(*sources: tuple[str, str, float, Sequence[float]]) -> Log:
    """What each source, a name, host, delay and how long each answer takes, sees of its turns."""
    clock, log = Clock(), Log()
    turns = HostTurns(now=lambda: clock.now, sleep=clock.sleep)

    async def look(name: str, host: str, delay: float, answers: Sequence[float]) -> None:
        turns.keep_delay(host, delay)
        for latency in answers:
            async with turns.turn(host):
                began = clock.now
                await clock.sleep(latency)
                log.append((name, host, began, clock.now))

    async def main() -> None:
        await clock.run([asyncio.create_task(look(*source)) for source in sources])

    asyncio.run(main())
    return log


def test_sources_of_one_host_take_turns_at_the_delay_of_the_slowest() -> None:
    log = _asked(("a", "x", 1.0, [0.5] * 3), ("b", "x", 4.0, [0.5] * 3))
    assert [name for name, *_ in log] == ["a", "b", "a", "b", "a", "b"]
    assert [began for _, _, began, _ in log] == [100.0 + 4.5 * number for number in range(6)]


def test_other_hosts_are_asked_meanwhile() -> None:
    log = _asked(("a", "x", 10.0, [1.0] * 3), ("b", "y", 10.0, [1.0] * 3))
    assert [(name, began) for name, _, began, _ in log] == [
        *[("a", 100.0), ("b", 100.0), ("a", 111.0), ("b", 111.0), ("a", 122.0), ("b", 122.0)]
    ]


def test_a_delay_that_grows_while_somebody_waits_is_kept() -> None:
    clock = Clock()
    turns = HostTurns(now=lambda: clock.now, sleep=clock.sleep)
    moments = []

    async def ask() -> None:
        for _ in range(2):
            async with turns.turn("x"):
                moments.append(clock.now)

    async def grow() -> None:
        await clock.sleep(1.0)
        turns.keep_delay("x", 5.0)

    async def main() -> None:
        turns.keep_delay("x", 2.0)
        await clock.run([asyncio.create_task(ask()), asyncio.create_task(grow())])

    asyncio.run(main())
    assert moments == [100.0, 105.0]


def test_a_turn_that_ends_in_an_error_is_given_back() -> None:
    turns = HostTurns()

    async def main() -> None:
        with pytest.raises(OSError, match="gone"):
            async with turns.turn("x"):
                raise OSError("gone")
        async with turns.turn("x"):
            pass

    asyncio.run(main())


def test_a_slow_server_is_asked_as_seldom_as_it_answers_and_forgiven_by_halves() -> None:
    log = _asked(("a", "x", 1.0, [8.0, 0.0, 0.0, 0.0]))
    assert [began for _, _, began, _ in log] == [100.0, 109.0, 113.0, 115.0]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["x", "y"]),
            st.integers(0, 30).map(float),
            st.lists(st.integers(0, 90).map(float), min_size=1, max_size=5),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_never_two_at_once_to_a_host_nor_less_than_any_delay_apart(
    sources: list[tuple[str, float, list[float]]],
) -> None:
    log = _asked(*((str(number), *source) for number, source in enumerate(sources)))
    assert len(log) == sum(len(answers) for _, _, answers in sources)
    for host in ("x", "y"):
        delay = max((delay for name, delay, _ in sources if name == host), default=0.0)
        turns = [(began, ended) for _, name, began, ended in log if name == host]
        for (_, ended), (began, _) in pairwise(turns):
            assert began - ended >= delay * (1 - 1e-9)


@given(st.floats(0, SLOWEST), st.floats(0, 1e6))
def test_a_pace_is_never_faster_than_the_server_nor_slower_than_the_slowest(
    pace: float, latency: float
) -> None:
    after = slowed(pace, latency)
    assert after <= SLOWEST
    assert after >= min(latency, SLOWEST) or latency <= QUICK
    assert after <= max(pace, latency)
