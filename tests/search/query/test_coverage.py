"""What an answer rests on."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

from search.query.coverage import coverage, line
from tests.search.examples import NOW


def row(name: str, condition: str, days: int | None, due: int = 1) -> dict[str, Any]:
    last = None if days is None else (NOW - timedelta(days=days)).isoformat()
    return {
        "name": name,
        "checked_at": NOW.isoformat(),
        "condition": condition,
        "due_by": (NOW + timedelta(days=due)).isoformat(),
        "reason": "",
        "last_ok": last,
        "last_offered": None if last is None else last[:10],
        "expected_gap": 3.0,
    }


def test_sources_are_counted_by_how_they_are() -> None:
    rows = [
        row("a", "fresh", 0),
        row("b", "failed", 9),
        row("c", "quiet", 0),
        row("d", "walled", None),
        row("e", "fresh", 5, due=-1),
    ]
    found = coverage(rows, position=7, head=9, now=NOW)
    states = ["fresh", "failed", "quiet", "walled", "stale"]
    assert [source.state for source in found.by_source] == states
    assert found.sources == 5
    assert [getattr(found, state) for state in states] == [1, 1, 1, 1, 1]
    assert found.by_source[2].expected_gap == 3.0
    assert found.by_source[2].last_offered == NOW.date()
    said = line(found, now=NOW, zone=UTC)
    assert said.startswith("1 of 5 sources fresh; b failed since ")
    assert "; c quiet, no news since " in said
    assert said.endswith("; d walled since the first look; the index is at 7 of 9 events")


def test_nothing_was_ever_looked_at() -> None:
    found = coverage([], position=0, head=0, now=NOW)
    assert "blotter crawl" in line(found, now=NOW, zone=UTC)
