"""A database that is away is waited for: long enough for another to take over, and no longer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.database_address import LostError, StoreError
from store.patience import LONGEST, WAITS, awaited_while_away, once_it_is_back, while_it_is_away


@dataclass
class Away:
    """What fails so many times, each of which takes so long, by a clock that only it moves."""

    times: int
    error: type[StoreError] = LostError
    takes: float = 0.0
    now: float = 0.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> str:
        self.now += self.takes
        if self.times:
            self.times -= 1
            raise self.error("away")
        return "done"

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def sleep_awhile(self, seconds: float) -> None:
        self.sleep(seconds)

    def awaited(self) -> str:
        return asyncio.run(awaited_while_away(self))


@pytest.fixture(params=["while", "once", "awaited"])
def waits(request: pytest.FixtureRequest) -> Callable[[Away], str]:
    """Each way of waiting, by the clock of what is waited for."""
    ways: dict[str, Callable[[Away], str]] = {
        "while": while_it_is_away,
        "once": once_it_is_back,
        "awaited": Away.awaited,
    }

    def wait(away: Away) -> str:
        with pytest.MonkeyPatch.context() as clock:
            clock.setattr("store.patience.time.monotonic", lambda: away.now)
            clock.setattr("store.patience.time.sleep", away.sleep)
            clock.setattr("store.patience.asyncio.sleep", away.sleep_awhile)
            return ways[request.param](away)

    return wait


@pytest.mark.parametrize("times", [0, 1, 5, len(WAITS)])
def test_what_comes_back_is_waited_for(waits: Callable[[Away], str], times: int) -> None:
    away = Away(times)
    assert waits(away) == "done"
    assert away.slept == [*WAITS[:times]]


@pytest.mark.parametrize("takes", [0.0, 5.0, 10.0])
def test_what_stays_away_is_given_up(waits: Callable[[Away], str], takes: float) -> None:
    """However long it takes to find out each time."""
    away = Away(1000, takes=takes)
    with pytest.raises(LostError):
        waits(away)
    assert LONGEST - 1 <= away.now <= LONGEST + 4 + 2 * takes


def test_another_server_has_time_to_take_over() -> None:
    """By what Patroni ships with: ttl 30, and a while to be elected and to start."""
    assert sum(WAITS) == LONGEST >= 30 + 15


@given(st.integers(1, 5))
def test_what_a_server_refuses_is_not_tried_again_but_where_that_must_be(times: int) -> None:
    away = Away(times, error=StoreError)
    with pytest.raises(StoreError):
        while_it_is_away(away)
    assert away.times == times - 1
    with pytest.MonkeyPatch.context() as clock:
        clock.setattr("store.patience.time.sleep", away.sleep)
        assert once_it_is_back(away) == "done"
