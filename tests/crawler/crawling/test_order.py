"""Which look comes next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.crawling.order import PlannedLook, live_looks, next_look
from tests.crawler.fakes import Releases

_NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)


def _look(name: str, *hosts: str) -> PlannedLook:
    return PlannedLook(source=Releases(name, *(f"https://{host}/list" for host in hosts)))


def test_what_waited_longest_goes_first_and_what_was_never_looked_at_before_all() -> None:
    sources = [Releases(name) for name in ("today", "new", "last_week", "newer", "yesterday")]
    looked_at = {
        "today": _NOON,
        "last_week": _NOON - timedelta(days=7),
        "yesterday": _NOON - timedelta(days=1),
    }
    looks = live_looks(sources, looked_at)
    assert [look.source.name for look in looks] == [
        *("new", "newer", "last_week", "yesterday", "today")
    ]


def test_a_host_that_nobody_asks_comes_before_one_that_is_asked() -> None:
    a, b, c = _look("a", "x"), _look("b", "x", "y"), _look("c", "z")
    assert next_look([a, b, c], []) is a
    assert next_look([b, c], [a]) is c
    assert next_look([b], [a, c]) is b
    assert next_look([], [a, b, c]) is None


def test_a_source_is_looked_at_once_at_a_time() -> None:
    again = _look("a", "x")
    assert next_look([again], [_look("a", "x")]) is None
    assert next_look([again, _look("b", "x")], [_look("a", "x")]) != again


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"))), st.integers(1, 4))
def test_every_look_is_taken(named: list[tuple[str, str]], at_once: int) -> None:
    waiting = [_look(name, host) for name, host in named]
    running: list[PlannedLook] = []
    taken = 0
    while waiting or running:
        while len(running) < at_once and (look := next_look(waiting, running)):
            waiting.remove(look)
            running.append(look)
            taken += 1
        assert len({look.source.name for look in running}) == len(running)
        running.pop(0)
    assert taken == len(named)
