"""Listings that date anew what was published long ago, as some do each time they are built.

Such a date says nothing of publication: what is known keeps the day it has, and no edit is made of
it. That is said once for the listing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from crawler.look.visiting.offers import Offer
from crawler.source.page import Page
from crawler.source.server_answer import ServerAnswer, page_of
from crawler.source.source import Source
from store.log.document import Capture, Document
from store.views.views import KnownDocument

#: Known records with another day than before, from which on they are many; or all that is on offer.
LEAST = 2
#: Of them so many are held against the answers they were read from.
SAMPLE = 20


def is_redated(
    source: Source,
    listing: ServerAnswer,
    offers: Sequence[Offer],
    *,
    before: Callable[[KnownDocument], Capture | None],
    stored: Callable[[Capture], ServerAnswer | None],
) -> bool:
    """Whether a listing has most of the records that are known under another day than before.

    The days are held against the kept answers (`before` names one, `stored` gives it), so that a
    better reader of dates does not pass for a publisher who moves them.
    """
    if not any(offer.known for offer in offers):
        return False
    days = source.days(page_of(listing))
    dated = [offer for offer in offers if _day_before(offer) and offer.link.key in days]
    moved = [offer for offer in dated if _day_before(offer) != days[offer.link.key]]
    many = len(moved) >= LEAST or len(moved) == len(offers)
    if not many or 2 * len(moved) <= len(dated):
        return False
    some = moved[:SAMPLE]
    otherwise = [_day_then(source, offer, before, stored) != days[offer.link.key] for offer in some]
    return 2 * sum(otherwise) > len(some)


def dated_like(document: Document, known: Document) -> Document:
    """A document with the date of the one that is known."""
    return replace(
        document,
        published_on=known.published_on,
        precision=known.precision,
        dated_by=known.dated_by,
    )


def _day_before(offer: Offer) -> date | None:
    return offer.known.published_on if offer.known else None


def _day_then(
    source: Source,
    offer: Offer,
    before: Callable[[KnownDocument], Capture | None],
    stored: Callable[[Capture], ServerAnswer | None],
) -> date | None:
    """The day a record had in the answer it was read from; None where that is gone."""
    capture = before(offer.known) if offer.known else None
    answer = stored(capture) if capture else None
    return _days(source, page_of(answer)).get(offer.link.key) if answer else None


def _days(source: Source, page: Page) -> Mapping[str, date]:
    try:
        return source.days(page)
    except ValueError:  # kept by earlier code, and no listing to today's
        return {}
