"""How far all has come that answers are made from: while that stands, an answer is the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from search import engines
from store.config import Settings
from store.views.peek import MissingTableError, StoreLook, looking

_HEAD = "SELECT position, recorded_at FROM events ORDER BY position DESC LIMIT 1"
_VIEWS = "SELECT version, position FROM view_projections"
_CASEBOOK = "SELECT name, reader, position FROM view_casebook WHERE live"


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """Where log, read models, casebook and index stand."""

    #: Of the last event, 0 where there is none, and when it was recorded (UTC).
    position: int
    recorded_at: datetime | None
    #: The version of the read models, and the position they have come to.
    views: tuple[int, int] | None
    #: The set of tables that is answered from, who read it, and the position it has come to.
    casebook: tuple[str, str, int] | None
    #: Position and version of the index.
    index: tuple[int, int]


def standing(settings: Settings) -> Standing:
    """Where they stand now, which takes a fraction of a millisecond. Raises StoreError."""
    with looking(settings.database_url) as look:
        head, views, casebook = (_first(look, it) for it in (_HEAD, _VIEWS, _CASEBOOK))
    reached = engines.checkpoint(settings)
    return Standing(
        position=head[0] if head else 0,
        recorded_at=datetime.fromisoformat(head[1]).astimezone(UTC) if head else None,
        views=(views[0], views[1]) if views else None,
        casebook=(casebook[0], casebook[1], casebook[2]) if casebook else None,
        index=(reached.position, reached.version),
    )


def _first(look: StoreLook, query: str) -> Any:
    try:
        return next(iter(look.rows(query)), None)
    except MissingTableError:
        return None
