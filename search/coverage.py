"""What an answer rests on: how far the index has come, and how fresh each source is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from store import freshness
from store.freshness import Freshness


def coverage(
    rows: Sequence[Mapping[str, Any]], *, position: int, head: int, now: datetime
) -> dict[str, Any]:
    """The coverage of an answer given at `now` from an index at `position` of a log up to `head`.

    `rows` are those of `store.peek.sources`.
    """
    states = [
        freshness.condition(row["condition"], datetime.fromisoformat(row["due_by"]), now=now)
        for row in rows
    ]
    return {
        "position": position,
        "head": head,
        "sources": len(rows),
        **{state: states.count(state) for state in ("fresh", "quiet", "stale", "walled", "failed")},
        "by_source": [
            {
                "name": row["name"],
                "state": state,
                "checked_at": row["checked_at"],
                "last_ok": row["last_ok"],
                "reason": row["reason"],
                "expected_gap": row["expected_gap"],
                "last_offered": row["last_offered"],
            }
            for row, state in zip(rows, states, strict=True)
        ],
    }


def line(found: Mapping[str, Any], *, now: datetime, zone: tzinfo) -> str:
    """The same in one line for a person."""
    text = "no source was ever looked at: run `blotter crawl`"
    if found["sources"]:
        text = freshness.line([_of(row) for row in found["by_source"]], now=now, zone=zone)
    if found["position"] < found["head"]:
        text += f"; the index is at {found['position']} of {found['head']} events"
    return text


def _of(row: Mapping[str, Any]) -> Freshness:
    last, offered = row["last_ok"], row["last_offered"]
    return Freshness(
        source=row["name"],
        condition=row["state"],
        last_ok=None if last is None else datetime.fromisoformat(last),
        last_offered=None if offered is None else date.fromisoformat(offered),
    )
