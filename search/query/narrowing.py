"""What a search may be narrowed by, as commands ask for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from search.whoosh_engine.segment import Filters
from store.closing import closing_stores

if TYPE_CHECKING:
    from store.config import Settings
    from store.log.events import Verdict


class Narrowing(TypedDict, total=False):
    """What an answer may be narrowed by; all of it is optional."""

    #: Names of sources; empty for all.
    source: Sequence[str]
    #: Published then or later, then or earlier; a document without a date is then left out.
    since: date | None
    until: date | None
    #: Published that day, or in the month or year of it where that is all that is known.
    on: date | None
    #: The last verdict that a person gave.
    review: Verdict | None
    #: Bearing this tag.
    tag: str | None
    #: Standing at one of these positions of the log; None for all.
    positions: Collection[int] | None
    #: Whether what was superseded is wanted too.
    history: bool
    #: Answer from what was known at this position of the log; None for now.
    as_of: int | None


def index_filters(settings: Settings, narrowing: Narrowing) -> Filters:
    """The filters for the index; people's decisions are looked up in the log."""
    at = narrowing.get("as_of")
    return Filters(
        sources=tuple(name.lower() for name in narrowing.get("source", ())),
        since=narrowing.get("since"),
        until=narrowing.get("until"),
        on=narrowing.get("on"),
        among=_decided(settings, at, narrowing.get("review"), narrowing.get("tag")),
        positions=narrowing.get("positions"),
        history=narrowing.get("history", False),
        at=at,
    )


@closing_stores()
def _decided(
    settings: Settings, at: int | None, review: Verdict | None, tag: str | None
) -> frozenset[str] | None:
    if review is None and tag is None:
        return None
    # These imports cost more than a search: only where decisions are asked for.
    from store.documents.annotations import annotated_ids
    from store.log.database import open_store, reading

    engine = open_store(settings.database_url)
    with reading(engine) as connection:
        return annotated_ids(connection, at, review=review, tag=tag)
