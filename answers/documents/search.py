"""What a query finds, and documents by day. It imports nothing heavy: a search is to be quick.

Names are hidden that are masked now, or were at the position a question is asked as of, and nothing
is found by them.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from answers.asking.known_values import known_source
from search.query import search as queries
from search.query.coverage import Coverage
from search.query.search import Answer, Hit

if TYPE_CHECKING:
    from casebook.asking.fields import Fields
    from store.config import Settings

__all__ = ["Answer", "Coverage", "Hit", "found_days", "search", "timeline"]


def search(
    settings: Settings, query: str | None, *, fields: Fields | None = None, **options: Any
) -> Answer:
    """Like `search.query.search.search`, of the documents in which each of the fields has one of
    its values. Raises `casebook.asking.fields.FieldError` too."""
    return queries.search(settings, query, **_narrowed(settings, fields, options))


def timeline(
    settings: Settings, query: str | None = None, *, fields: Fields | None = None, **options: Any
) -> Answer:
    """Like `search`, but oldest first; documents without a date come before all others."""
    return queries.timeline(settings, query, **_narrowed(settings, fields, options))


def found_days(
    settings: Settings,
    query: str | None = None,
    *,
    fields: Fields | None = None,
    **options: Any,
) -> list[tuple[date | None, str]]:
    """The publisher's day of each document that `timeline` finds, with its precision."""
    return queries.found_days(settings, query, **_narrowed(settings, fields, options))


def _narrowed(settings: Settings, fields: Fields | None, options: dict[str, Any]) -> dict[str, Any]:
    if named := options.get("source"):
        options = {**options, "source": [known_source(settings, name) for name in named]}
    asked = {name: [value] for name in ("review", "tag") if (value := options.pop(name, None))}
    if not fields and not asked:
        return options
    from answers.record import record_at  # only what is asked by fields needs the casebook

    with record_at(settings, options.get("as_of")) as record:
        fitting = record.fitting(fields={**(fields or {}), **asked})
        positions = record.book.positions(fitting, superseded=options.get("history", False))
    return {**options, "positions": positions}
