"""What a query finds, by day: each document with what was done to whom, or how many in a period."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from answers.record import Record, record_at
from answers.searches import search
from answers.searches.periods import By, Histogram, fitting_span, histogram
from answers.searches.search import Answer, Hit
from casebook.asking.casebook_at import Basis
from casebook.asking.kinds_and_parties import kinds_in, parties_in
from store.by_field import by_field
from store.config import Settings


@dataclass(frozen=True, kw_only=True, slots=True)
class TimelineHit(Hit):
    """A document in its place, with what was read in it; nothing where it was not read yet."""

    #: Kinds of actions, that of the document first (`enforcement.kinds`).
    kinds: tuple[str, ...]
    #: Those to whom something was done, as they are named.
    parties: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Timeline(Answer):
    """What a query finds, the oldest first."""

    hits: tuple[TimelineHit, ...]
    #: How many of all that it finds fall into each period, where that was asked.
    histogram: Histogram | None
    #: What kinds and parties rest on.
    basis: Basis


def timeline(
    settings: Settings,
    query: str | None = None,
    *,
    by: By | None = None,
    limit: int | None = None,
    now: datetime | None = None,
    **options: Any,
) -> Timeline:
    """What a query finds, or without one every document, the oldest first; documents without a date
    come before all others. Options and errors are those of `answers.searches.search.oldest_first`.

    `by` also counts all that is found by period, whatever the limit; of a limit of 0 only that is
    answered. Raises answers.searches.periods.TooManyPeriodsError.
    """
    answer = search.oldest_first(
        settings, query, limit=1 if limit == 0 else limit, now=now, **options
    )
    counted = _counted(search.found_days(settings, query, **options), by, options) if by else None
    with record_at(settings, options.get("as_of")) as record:
        hits, basis = tuple(_read_hits(record, answer.hits[:limit])), record.basis
    return Timeline(**{**by_field(answer), "hits": hits}, histogram=counted, basis=basis)


def _counted(
    found: Sequence[tuple[date | None, str]], by: By, options: Mapping[str, Any]
) -> Histogram:
    """How many of these days fall into each period, within the days that were asked for."""
    bounds = {name: options.get(name) for name in ("since", "until")}
    span = fitting_span((day for day, _ in found), **bounds) if by == "auto" else by
    return histogram(found, span, **bounds)


def _read_hits(record: Record, hits: Sequence[Hit]) -> Iterator[TimelineHit]:
    states = [hit.position for hit in hits]
    kinds, parties = kinds_in(record.book, states), parties_in(record.book, states)
    for hit in hits:
        yield TimelineHit(
            **by_field(hit),
            kinds=tuple(kinds.get(hit.position, ())),
            parties=tuple(map(record.shown, parties.get(hit.position, ()))),
        )
