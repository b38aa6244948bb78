"""What a query finds today, for whoever is about to subscribe to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from answers.searches.search import search
from search.query.search import Hit
from store.config import Settings

#: Of what is found, so many are shown.
_NEWEST = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Preview:
    """What would have been told."""

    total: int
    #: The newest first.
    newest: tuple[Hit, ...]
    #: What is to be said of the answer, a line each.
    notes: tuple[str, ...]


def preview(settings: Settings, query: str, *, now: datetime) -> Preview:
    """What a query finds now, each document for itself. Raises
    `search.language.query_error.QueryError`."""
    found = search(settings, query, sort="newest", limit=_NEWEST, copies=True, now=now)
    return Preview(total=found.total, newest=found.hits, notes=found.notes)
