"""What an answer rests on: how far the index has come, and how fresh each source is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from store.health import freshness
from store.health.freshness import Condition, Freshness


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceCoverage:
    """How one source is; times in UTC."""

    name: str
    state: Condition
    checked_at: datetime
    #: The last look that went well.
    last_ok: datetime | None
    #: Why it is so, for a person.
    reason: str
    #: The usual number of days from one day with news on offer to the next.
    expected_gap: float | None
    #: The last day on which anything new was on offer.
    last_offered: date | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Coverage:
    """What an answer rests on."""

    #: How far the index has come in a log up to `head`.
    position: int
    head: int
    #: How many sources were ever looked at, and how many of them are in each condition.
    sources: int
    fresh: int
    quiet: int
    stale: int
    walled: int
    failed: int
    by_source: tuple[SourceCoverage, ...]


def coverage(
    rows: Sequence[Mapping[str, Any]], *, position: int, head: int, now: datetime
) -> Coverage:
    """The coverage of an answer given at `now` from an index at `position` of a log up to `head`.

    `rows` are those of `store.views.peek.sources`.
    """
    by_source = tuple(_source(row, now) for row in rows)
    states = [one.state for one in by_source]
    return Coverage(
        position=position,
        head=head,
        sources=len(by_source),
        fresh=states.count("fresh"),
        quiet=states.count("quiet"),
        stale=states.count("stale"),
        walled=states.count("walled"),
        failed=states.count("failed"),
        by_source=by_source,
    )


def _source(row: Mapping[str, Any], now: datetime) -> SourceCoverage:
    last_ok, offered = row["last_ok"], row["last_offered"]
    due_by = datetime.fromisoformat(row["due_by"])
    return SourceCoverage(
        name=row["name"],
        state=freshness.condition_at(row["condition"], due_by, now=now),
        checked_at=datetime.fromisoformat(row["checked_at"]),
        last_ok=datetime.fromisoformat(last_ok) if last_ok else None,
        reason=row["reason"],
        expected_gap=row["expected_gap"],
        last_offered=date.fromisoformat(offered) if offered else None,
    )


def line(found: Coverage, *, now: datetime, zone: tzinfo) -> str:
    """The same in one line for a person."""
    text = "no source was ever looked at: run `blotter crawl`"
    if found.by_source:
        sources = [
            Freshness(
                source=one.name,
                condition=one.state,
                last_ok=one.last_ok,
                last_offered=one.last_offered,
            )
            for one in found.by_source
        ]
        text = freshness.freshness_line(sources, now=now, zone=zone)
    if found.position < found.head:
        text += f"; the index is at {found.position} of {found.head} events"
    return text
