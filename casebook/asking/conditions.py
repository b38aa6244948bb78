"""What a document must fulfil to be answered with: SQL over its state, with values."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from casebook.asking.casebook_at import EVERYTHING, Condition


def all_of(
    *conditions: Condition | None,
    sources: Collection[str] = (),
    since: date | None = None,
    until: date | None = None,
    learned_after: int = 0,
) -> Condition:
    """All of these at once: the conditions that are given, one of the sources, published from
    `since` to `until`, recorded after a position."""
    parts = [(it.sql, it.values) for it in conditions if it is not None]
    if sources:
        named = {f"source_{at}": name for at, name in enumerate(sources)}
        parts.append((f"s.source IN ({', '.join(f':{name}' for name in named)})", named))
    if since:
        parts.append(("s.published_on >= :since", {"since": since.isoformat()}))
    if until:
        parts.append(("s.published_on <= :until", {"until": until.isoformat()}))
    if learned_after:
        parts.append(("s.position > :learned_after", {"learned_after": learned_after}))
    if not parts:
        return EVERYTHING
    values: dict[str, Any] = {}
    for _, of_part in parts:
        values |= of_part
    return Condition(sql=" AND ".join(f"({sql})" for sql, _ in parts), values=values)
