from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from scheduler.health import health
from store.events import Outcome
from store.freshness import Freshness
from store.views import SourceState
from tests.scheduler.examples import NOW


def a_state(
    name: str = "us_example",
    *,
    outcome: Outcome = "ok",
    checked_at: datetime = NOW,
    last_ok: datetime | None = NOW,
) -> SourceState:
    return SourceState(
        name=name,
        checked_at=checked_at,
        outcome=outcome,
        reason="",
        last_ok=last_ok,
        last_news=None,
        newest=None,
        documents=0,
    )


def condition(state: SourceState) -> str:
    (one,) = health([state], [state.name], now=NOW)
    return one.condition


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("ok", "fresh"),
        ("unchanged", "fresh"),
        ("empty", "failed"),
        ("failed", "failed"),
        ("walled", "walled"),
    ],
)
def test_the_last_look_decides(outcome: Outcome, expected: str) -> None:
    assert condition(a_state(outcome=outcome)) == expected


def test_a_source_is_stale_when_two_nights_were_missed() -> None:
    assert condition(a_state(checked_at=NOW - timedelta(hours=47))) == "fresh"
    assert condition(a_state(checked_at=NOW - timedelta(hours=49))) == "stale"


def test_a_source_without_a_look_was_never_looked_at() -> None:
    assert health([], ["us_example"], now=NOW) == [
        Freshness(source="us_example", condition="never looked at")
    ]


def test_a_source_that_is_no_longer_followed_is_left_out() -> None:
    assert health([a_state("us_gone")], [], now=NOW) == []
