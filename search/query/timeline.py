"""Documents in the order they were published."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Unpack

from search.language.syntax import parse
from search.query.narrowing import Narrowing, filters
from search.query.search import Answer, answer

if TYPE_CHECKING:
    from store.config import Settings


def timeline(
    settings: Settings,
    query: str | None = None,
    *,
    limit: int | None = None,
    now: datetime | None = None,
    **narrowing: Unpack[Narrowing],
) -> Answer:
    """Everything a query finds, or without one everything there is, oldest first.

    It is narrowed, and as of a position, like `search.query.search.search`; what has no date comes
    first. Raises QueryError.
    """
    tree = None if query is None else parse(query)
    narrowed = filters(settings, narrowing)
    return answer(settings, query or "", tree, narrowed, "oldest", limit, now)
