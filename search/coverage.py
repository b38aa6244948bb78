"""What an answer rests on: how far the index has come, and how fresh each source is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo
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
        freshness.condition(row["outcome"], datetime.fromisoformat(row["checked_at"]), now=now)
        for row in rows
    ]
    return {
        "position": position,
        "head": head,
        "sources": len(rows),
        **{state: states.count(state) for state in ("fresh", "stale", "walled", "failed")},
        "by_source": [
            {
                "name": row["name"],
                "state": state,
                "checked_at": row["checked_at"],
                "last_ok": row["last_ok"],
                "reason": row["reason"],
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
    last = row["last_ok"]
    return Freshness(
        source=row["name"],
        condition=row["state"],
        last_ok=None if last is None else datetime.fromisoformat(last),
    )
