"""Invented documents and what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from hypothesis import strategies as st

from store.log.document import Capture, Document
from store.log.events import (
    Absence,
    DocumentCompleted,
    DocumentEvent,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentSeenEmpty,
    DocumentSeenWhole,
    DocumentWithdrawn,
    Recorded,
    type_of,
)

#: A Monday, 10:30 in New York.
NOW = datetime(2026, 3, 2, 15, 30, tzinfo=UTC)


def a_document(key: str = "1", **changed: object) -> Document:
    fields: dict[str, object] = {
        "id": f"us_example:{key}",
        "source": "us_example",
        "url": f"https://agency.example/news/{key}",
        "title": "Clinic owner charged",
        "text": "A grand jury charged the owner of a ketamine clinic.",
        "published_on": date(2026, 3, 1),
    }
    return Document(**fields | changed)  # type: ignore[arg-type]


def a_capture(moment: datetime = NOW) -> Capture:
    return Capture(
        url="https://agency.example/news/1",
        fetched_at=moment,
        status=200,
        media_type="text/html",
        sha256=sha256(b"<p>page</p>").hexdigest(),
    )


def published(*, backfilled: bool = False, **changed: object) -> DocumentPublished:
    document = a_document(**changed)  # type: ignore[arg-type]
    return DocumentPublished(document=document, capture=a_capture(), backfilled=backfilled)


def revised(*, backfilled: bool = False, **changed: object) -> DocumentRevised:
    document = a_document(**changed)  # type: ignore[arg-type]
    return DocumentRevised(document=document, capture=a_capture(), backfilled=backfilled)


def reread(**changed: object) -> DocumentReread:
    return DocumentReread(document=a_document(**changed))  # type: ignore[arg-type]


def completed(**changed: object) -> DocumentCompleted:
    return DocumentCompleted(document=a_document(**changed), capture=a_capture())  # type: ignore[arg-type]


def seen_empty(**changed: object) -> DocumentSeenEmpty:
    return DocumentSeenEmpty(document=a_document(text="", **changed), capture=a_capture())  # type: ignore[arg-type]


def seen_whole() -> DocumentSeenWhole:
    return DocumentSeenWhole(capture=a_capture())


def restored(**changed: object) -> DocumentRestored:
    return DocumentRestored(document=a_document(**changed), capture=a_capture())  # type: ignore[arg-type]


def withdrawn() -> DocumentWithdrawn:
    evidence = Absence(
        checks=5,
        first=NOW - timedelta(days=20),
        last=NOW,
        status=404,
        control="https://agency.example/",
    )
    return DocumentWithdrawn(evidence=evidence)


def a_history(
    *events: DocumentEvent,
    positions: Sequence[int] | None = None,
    recorded_at: datetime = NOW,
    document_id: str = "us_example:1",
) -> tuple[Recorded, ...]:
    """The stream of one document, at positions 1, 2, … unless others are given."""
    return tuple(
        Recorded(
            position=position,
            stream=f"document/{document_id}",
            version=version,
            type=type_of(event),
            recorded_at=recorded_at,
            event=event,
            hash="0" * 64,
        )
        for version, (event, position) in enumerate(
            zip(events, positions or range(1, len(events) + 1), strict=True), 1
        )
    )


@st.composite
def logs(draw: st.DrawFn) -> dict[str, tuple[Recorded, ...]]:
    """The streams of some documents, as one log interleaves them: no two share a position."""
    order = draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=30))
    streams: dict[str, tuple[Recorded, ...]] = {}
    for position, key in enumerate(order, 1):
        before = streams.get(key, ())
        event = draw(_next_event(key, before))
        at = NOW + timedelta(hours=position)
        (recorded,) = a_history(
            event, positions=[position], recorded_at=at, document_id=f"us_example:{key}"
        )
        streams[key] = (*before, recorded)
    return streams


def _next_event(key: str, before: Sequence[Recorded]) -> st.SearchStrategy[DocumentEvent]:
    """What `store.documents.decide.decide` and the revisits allow after what was."""
    text = f"version {len(before) + 1}"
    if not before:
        return st.just(published(key=key, text=text))
    gone = False
    for recorded in before:
        if isinstance(recorded.event, DocumentWithdrawn | DocumentRestored):
            gone = isinstance(recorded.event, DocumentWithdrawn)
    if gone:
        return st.sampled_from([restored(key=key, text=text), reread(key=key, text=text)])
    return st.sampled_from([revised(key=key, text=text), reread(key=key, text=text), withdrawn()])
