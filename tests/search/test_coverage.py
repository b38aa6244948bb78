"""What an answer rests on."""

from __future__ import annotations

from datetime import UTC, timedelta

from search.coverage import coverage, line
from tests.search.examples import NOW


def row(name: str, outcome: str, days: int | None) -> dict[str, str | None]:
    last = None if days is None else (NOW - timedelta(days=days)).isoformat()
    return {
        "name": name,
        "checked_at": NOW.isoformat(),
        "outcome": outcome,
        "reason": "",
        "last_ok": last,
    }


def test_sources_are_counted_by_how_they_are() -> None:
    rows = [row("a", "ok", 0), row("b", "failed", 9), row("d", "walled", None)]
    found = coverage(rows, position=7, head=9, now=NOW)
    counts = {state: found[state] for state in ("sources", "fresh", "stale", "walled", "failed")}
    assert counts == {"sources": 3, "fresh": 1, "stale": 0, "walled": 1, "failed": 1}
    assert [source["state"] for source in found["by_source"]] == ["fresh", "failed", "walled"]
    said = line(found, now=NOW, zone=UTC)
    assert said.startswith("1 of 3 sources fresh; b failed since ")
    assert said.endswith("; d walled since the first look; the index is at 7 of 9 events")


def test_nothing_was_ever_looked_at() -> None:
    found = coverage([], position=0, head=0, now=NOW)
    assert "blotter crawl" in line(found, now=NOW, zone=UTC)
