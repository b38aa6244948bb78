"""Which event a reading amounts to, given what is known: one pure function.

They or we? If their page changed, the event is DocumentRevised and people hear of it. If the bytes
we already hold give the new reading under today's code, only our reader got better:
DocumentReread. If it only answers under another address for good, the event is DocumentMoved; and
DocumentCompleted, if we read now what could not be had before. A page that has lost nearly all it
said is believed at the second sight: until then it is DocumentSeenEmpty.
"""

from __future__ import annotations

from store.documents.known import Known
from store.documents.lost_text import has_lost_its_text
from store.log.document import Capture, Document
from store.log.events import (
    DocumentCompleted,
    DocumentEvent,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentSeenEmpty,
    DocumentSeenWhole,
)

#: The redirects a client may take for good (RFC 9110 sections 15.4.2 and 15.4.9).
PERMANENT = frozenset({301, 308})


def decide(
    state: Known,
    document: Document,
    capture: Capture,
    reread: Document | None,
    without: Document | None = None,
    *,
    backfilled: bool = False,
) -> DocumentEvent | None:
    """The event a reading amounts to, or None where it is no news. Pure.

    `reread` is the previous body as today's code reads it (None: it cannot, or there is none);
    `without` is the new answer as it reads without the parts the previous one had not either.
    An answer no newer than the last observation, from an archive replayed twice, is no news.
    Neither is a back-filled one of a document that looks have met: between two events of theirs
    they may have found it unchanged many times, which the log does not say. And nothing is recorded
    of a document whose last content was erased: it would be there again after the next look.
    """
    if state.erased:
        return None
    if state.document is None or state.observed_at is None:
        return DocumentPublished(document=document, capture=capture, backfilled=backfilled)
    if capture.latest <= state.observed_at or (backfilled and state.looked_at):
        return None
    says_the_same = [
        same_meaning(earlier, document) for earlier in (state.document, reread) if earlier
    ]
    if not any(says_the_same):
        return _their_change(state, document, capture, without, backfilled=backfilled)
    if state.withdrawn:
        return DocumentRestored(document=document, capture=capture)
    if state.seen_empty:
        return DocumentSeenWhole(capture=capture, backfilled=backfilled)
    if lacked_parts(state.capture, capture):
        return DocumentCompleted(document=document, capture=capture, backfilled=backfilled)
    if has_moved(state.capture, capture):
        return DocumentMoved(document=document, capture=capture, backfilled=backfilled)
    return None if says_the_same[0] else DocumentReread(document=document)


def _their_change(
    state: Known,
    document: Document,
    capture: Capture,
    without: Document | None,
    *,
    backfilled: bool,
) -> DocumentEvent:
    """The event of a known document that says something else than before.

    One that has lost nearly all its text is believed at the second sight, as of the first.
    """
    assert state.document
    if not state.withdrawn and without and same_meaning(state.document, without):
        return DocumentCompleted(document=document, capture=capture, backfilled=backfilled)
    if has_lost_its_text(state.document, document):
        if state.seen_empty is None:
            return DocumentSeenEmpty(document=document, capture=capture, backfilled=backfilled)
        document, capture = state.seen_empty
    if state.withdrawn:
        return DocumentRestored(document=document, capture=capture)
    return DocumentRevised(document=document, capture=capture, backfilled=backfilled)


def lacked_parts(before: Capture | None, now: Capture) -> bool:
    """Whether a document was read before without answers that it is read with now."""
    return before is not None and len(before.parts) < len(now.parts)


def has_moved(before: Capture | None, now: Capture) -> bool:
    """Whether the page's known address led to the one that answered, for good all the way.

    A record has no page of its own: the address is its listing's.
    """
    asked = [redirect.url for redirect in now.redirects]
    if before is None or now.record is not None or before.url not in asked:
        return False
    way = now.redirects[asked.index(before.url) :]
    return now.url != before.url and all(redirect.status in PERMANENT for redirect in way)


def same_meaning(before: Document, after: Document) -> bool:
    """Whether two readings mean the same.

    Left out: the address (a page that moved is the same document), white space (templates change it
    without anybody having written anything) and the day of a last change, which is none of
    publication.
    """
    return _meaning(before) == _meaning(after)


def _meaning(document: Document) -> tuple[object, ...]:
    return (
        document.title.split(),
        document.text.split(),
        (document.published_on, document.precision) if document.dated_by == "published" else None,
        None if document.number is None else document.number.split(),
        {label: value.split() for label, value in document.details.items()},
    )
