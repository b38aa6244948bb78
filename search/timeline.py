"""Documents in the order they were published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from search.finding import Filters
from search.query import Answer, answer
from search.syntax import parse

if TYPE_CHECKING:
    from store.config import Settings


def timeline(
    settings: Settings,
    query: str | None = None,
    *,
    source: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    limit: int | None = None,
    history: bool = False,
    now: datetime | None = None,
) -> Answer:
    """Everything a query finds, or without one everything there is, oldest first.

    The filters are those of `search.query.search`; what has no date comes first. Raises QueryError.
    """
    tree = None if query is None else parse(query)
    filters = Filters(
        sources=tuple(name.lower() for name in source), since=since, until=until, history=history
    )
    moment = now or datetime.now(UTC)
    return answer(settings, query or "", tree, filters, "oldest", limit, moment)
