"""Which documents on offer are visited in a look, and which of them first. Pure.

`before` gives the capture a known document was last read from.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from crawler.look.look import Look
from crawler.look.visiting.offers import Offer, mark
from crawler.look.visiting.revisit import is_due
from store.log.document import Capture
from store.views.views import KnownDocument

Before: TypeAlias = Callable[[KnownDocument], Capture | None]


def is_wanted(look: Look, offer: Offer, before: Before) -> bool:
    """Whether a document is to be read in this look.

    A known one is when it is due, or costs nothing; an unknown one unless it was read before
    and passed over, or its preview lacks the topic. One whose content was erased never is.
    """
    if offer.id in look.past.erased:
        return False
    if offer.known:
        # Of one that is gone, the page alone tells whether it is back.
        listed = offer.listing is not None and not (offer.known.withdrawn and offer.addresses)
        return listed or asks_again(look, offer.known, offer.addresses[0], before)
    if look.keep == "all":
        return True
    if offer.id in look.past.passed_over and not _announced_anew(look, offer):
        return False
    preview = offer.link.preview
    return preview is None or look.source.topic.touches(preview)


def can_wait(look: Look, offer: Offer, before: Before) -> bool:
    """Whether a visit asks for pages that were seen before, or that failed."""
    known = offer.known
    if known and any(asks_again(look, known, address, before) for address in offer.addresses):
        return True
    return not look.past.failing.isdisjoint(offer.addresses)


def asks_again(look: Look, known: KnownDocument, url: str, before: Before) -> bool:
    """Whether an address of a known document is to be asked again: by its age, or daily while its
    page is missing or was last seen nearly empty. An archive is asked for whatever it has that is
    newer."""
    if look.day:
        at = look.day.captured_at(url)
        return at is not None and at > _last_seen(look, known, before(known))
    missing = known.id in look.past.suspects and not known.withdrawn
    in_doubt = missing or known.seen_empty
    return in_doubt or is_due(known.id, known.first_seen.date(), look.at.date())


def _announced_anew(look: Look, offer: Offer) -> bool:
    """Whether the listing speaks of a document that was passed over in other words than it did
    then, or, where that is not known, names the topic."""
    before = look.past.passed_over[offer.id]
    if before:
        return mark(offer.said) != before
    return look.source.topic.touches(offer.said)


def _last_seen(look: Look, known: KnownDocument, before: Capture | None) -> datetime:
    """When it was last known what became of a document."""
    suspect = look.past.suspects.get(known.id)
    times = [known.first_seen, *([before.latest] if before else [])]
    return max(times + ([suspect.last] if suspect else []))
