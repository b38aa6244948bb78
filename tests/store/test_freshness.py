"""One rule for how fresh a source is, and one line that says it of all."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from store.freshness import Condition, Freshness, condition, line
from tests.store.examples import NOW

NEW_YORK = ZoneInfo("America/New_York")


def a_source(name: str, state: Condition, last_ok: str | None = None) -> Freshness:
    moment = None if last_ok is None else datetime.fromisoformat(last_ok).replace(tzinfo=UTC)
    return Freshness(source=name, condition=state, last_ok=moment)


def test_walls_and_failures_are_named_at_once_and_two_missed_nights_are_stale() -> None:
    hours = timedelta(hours=1)
    assert condition("ok", NOW - 47 * hours, now=NOW) == "fresh"
    assert condition("unchanged", NOW - 49 * hours, now=NOW) == "stale"
    assert condition("walled", NOW, now=NOW) == "walled"
    assert condition("empty", NOW, now=NOW) == condition("failed", NOW, now=NOW) == "failed"


def test_the_line_names_what_is_not_fresh_and_since_when() -> None:
    sources = [
        a_source("us_a", "fresh"),
        a_source("us_b", "walled", "2026-02-03T03:00"),
        a_source("us_c", "failed", "2025-11-03T15:00"),
        a_source("us_d", "walled"),
        a_source("us_e", "never looked at"),
    ]
    assert line(sources, now=NOW, zone=NEW_YORK) == (
        "1 of 5 sources fresh; us_c failed since 3 Nov 2025; us_e never looked at; "
        "us_b walled since 2 Feb; us_d walled since the first look"
    )


def test_the_same_complaint_of_many_is_counted() -> None:
    stale = [a_source(f"us_{letter}", "stale", "2026-02-03T12:00") for letter in "abc"]
    said = line(stale, now=NOW, zone=NEW_YORK)
    assert said == "0 of 3 sources fresh; 3 sources stale since 3 Feb"
    said = line(stale[:2], now=NOW, zone=NEW_YORK)
    assert said == "0 of 2 sources fresh; us_a and us_b stale since 3 Feb"


def test_one_source_and_none() -> None:
    assert line([a_source("us_a", "fresh")], now=NOW, zone=NEW_YORK) == "1 of 1 source fresh"
    assert line([], now=NOW, zone=NEW_YORK) == "no source is followed"
