"""One rule for how fresh a source is, and one line that says it of all."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from store.health.freshness import (
    Condition,
    Freshness,
    condition_after,
    condition_at,
    due_by,
    freshness_line,
)
from tests.store.examples import NOW

NEW_YORK = ZoneInfo("America/New_York")


def a_source(name: str, state: Condition, last_ok: str | None = None) -> Freshness:
    moment = None if last_ok is None else datetime.fromisoformat(last_ok).replace(tzinfo=UTC)
    return Freshness(source=name, condition=state, last_ok=moment)


@pytest.mark.parametrize("quiet", [False, True])
def test_walls_and_failures_are_named_at_once(quiet: bool) -> None:
    assert condition_after("walled", quiet=quiet) == "walled"
    assert (
        condition_after("empty", quiet=quiet) == condition_after("failed", quiet=quiet) == "failed"
    )


def test_a_look_that_goes_well_finds_a_source_fresh_or_quiet() -> None:
    assert (
        condition_after("ok", quiet=False) == condition_after("unchanged", quiet=False) == "fresh"
    )
    assert condition_after("ok", quiet=True) == condition_after("unchanged", quiet=True) == "quiet"


def at(looked: Condition, now: datetime) -> Condition:
    """How a source is that was to be looked at again by `NOW`."""
    return condition_at(looked, checked_at=NOW - timedelta(days=2), due_by=NOW, now=now)


@pytest.mark.parametrize("looked", ["fresh", "quiet", "walled", "failed"])
def test_what_a_clock_that_was_ahead_has_seen_is_stale(looked: Condition) -> None:
    for ahead, condition in ((timedelta(minutes=50), looked), (timedelta(days=400), "stale")):
        at_then = NOW + ahead
        told = condition_at(looked, checked_at=at_then, due_by=at_then + timedelta(days=2), now=NOW)
        assert told == condition


@pytest.mark.parametrize(
    ("cadence", "patience"),
    [
        (timedelta(hours=3), timedelta(days=2)),
        (timedelta(days=1), timedelta(days=2)),
        (timedelta(days=7), timedelta(days=14)),
    ],
)
def test_two_missed_looks_make_a_source_stale(cadence: timedelta, patience: timedelta) -> None:
    assert due_by(NOW, cadence) == NOW + patience
    assert at("fresh", NOW) == "fresh"
    late = NOW + timedelta(minutes=1)
    assert at("fresh", late) == at("quiet", late) == "stale"
    assert at("walled", late) == "walled"
    assert at("failed", late) == "failed"


def test_a_quiet_source_is_so_since_what_it_last_offered() -> None:
    quiet = Freshness(source="us_a", condition="quiet", last_ok=NOW, last_offered=date(2026, 2, 20))
    assert (
        freshness_line([quiet], now=NOW, zone=NEW_YORK)
        == "0 of 1 source fresh; us_a quiet, no news since 20 Feb"
    )


def test_the_line_names_what_is_not_fresh_and_since_when() -> None:
    sources = [
        a_source("us_a", "fresh"),
        a_source("us_b", "walled", "2026-02-03T03:00"),
        a_source("us_c", "failed", "2025-11-03T15:00"),
        a_source("us_d", "walled"),
        a_source("us_e", "never looked at"),
    ]
    assert freshness_line(sources, now=NOW, zone=NEW_YORK) == (
        "1 of 5 sources fresh; us_c failed since 3 Nov 2025; us_e never looked at; "
        "us_b walled since 2 Feb; us_d walled since the first look"
    )


def test_the_same_complaint_of_many_is_counted() -> None:
    stale = [a_source(f"us_{letter}", "stale", "2026-02-03T12:00") for letter in "abc"]
    said = freshness_line(stale, now=NOW, zone=NEW_YORK)
    assert said == "0 of 3 sources fresh; 3 sources stale since 3 Feb"
    said = freshness_line(stale[:2], now=NOW, zone=NEW_YORK)
    assert said == "0 of 2 sources fresh; us_a and us_b stale since 3 Feb"


def test_one_source_and_none() -> None:
    assert (
        freshness_line([a_source("us_a", "fresh")], now=NOW, zone=NEW_YORK) == "1 of 1 source fresh"
    )
    assert freshness_line([], now=NOW, zone=NEW_YORK) == "no source is followed"
