"""What an answer is based on: how far the index has come, and how fresh each source is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from store.health import freshness
from store.health.freshness import Condition, Freshness

#: The conditions that are counted.
_COUNTED: tuple[Condition, ...] = ("fresh", "quiet", "stale", "walled", "failed")


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
    """What an answer is based on."""

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
    states = [source.state for source in by_source]
    return Coverage(
        position=position,
        head=head,
        sources=len(by_source),
        by_source=by_source,
        **{state: states.count(state) for state in _COUNTED},
    )


def _source(row: Mapping[str, Any], now: datetime) -> SourceCoverage:
    last_ok, offered = row["last_ok"], row["last_offered"]
    checked_at, due_by = (datetime.fromisoformat(row[name]) for name in ("checked_at", "due_by"))
    return SourceCoverage(
        name=row["name"],
        state=freshness.condition_at(
            row["condition"], checked_at=checked_at, due_by=due_by, now=now
        ),
        checked_at=checked_at,
        last_ok=datetime.fromisoformat(last_ok) if last_ok else None,
        reason=row["reason"],
        expected_gap=row["expected_gap"],
        last_offered=date.fromisoformat(offered) if offered else None,
    )


def line(coverage: Coverage, *, now: datetime, zone: tzinfo) -> str:
    """The coverage in one line for a person, with days in `zone`."""
    text = "no source was ever looked at: run `blotter crawl`"
    if coverage.by_source:
        sources = [
            Freshness(
                source=source.name,
                condition=source.state,
                last_ok=source.last_ok,
                last_offered=source.last_offered,
            )
            for source in coverage.by_source
        ]
        text = freshness.freshness_line(sources, now=now, zone=zone)
    if coverage.position < coverage.head:
        text += f"; the index is at {coverage.position} of {coverage.head} events"
    return text
