"""What a search may be narrowed by, as commands ask for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TypedDict

from search.index.engine import Filters, Selection
from store.calendar.days import Days


class Narrowing(TypedDict, total=False):
    """What an answer may be narrowed by; all of it is optional."""

    #: Names of sources; empty for all.
    source: Sequence[str]
    #: Published then or later, then or earlier; a document without a date is then left out.
    since: date | None
    until: date | None
    #: Published in these days, or in the month or year of one where that is all that is known.
    on: Days | None
    #: Standing at one of these positions of the log; None for all.
    positions: Collection[int] | None
    #: Standing at one of these, too, where the index lies in the log's database.
    selected: Selection | None
    #: Whether what was superseded is wanted too.
    history: bool
    #: Answer from what was known at this position of the log; None for now.
    as_of: int | None


def index_filters(narrowing: Narrowing) -> Filters:
    """The filters for the index."""
    return Filters(
        sources=tuple(name.lower() for name in narrowing.get("source", ())),
        since=narrowing.get("since"),
        until=narrowing.get("until"),
        on=narrowing.get("on"),
        positions=narrowing.get("positions"),
        selected=narrowing.get("selected"),
        history=narrowing.get("history", False),
        at=narrowing.get("as_of"),
    )
