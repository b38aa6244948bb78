"""One document with its history, and the ids it is found by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from answers.document_history import (
    UnknownDocumentError,
    UnknownRevisionError,
    history_of,
    id_of,
)
from answers.documents.document import ErasedDocumentError, show
from answers.to_json import to_json
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.database import Engine, open_store, writing
from store.log.events import (
    Absence,
    DocumentReviewed,
    DocumentTagged,
    DocumentWithdrawn,
    Event,
    NoteAdded,
)
from store.privacy.erasing import erase
from tests.store.examples import NOW, a_document, a_reading, unreadable

FIRST = a_document(number="26-1", details={"office": "Springdale Division"})
EDITED = a_document(text="First paragraph.\n\nTwo ketamine clinics.")
SEEN = Absence(
    checks=3,
    first=NOW + timedelta(days=2),
    last=NOW + timedelta(days=20),
    status=404,
    control="https://agency.example/news",
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A store with one document: published, edited, gone."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    record(engine, [a_reading(FIRST, b"one")], reread=unreadable, now=NOW)
    record(engine, [a_reading(EDITED, b"two", days=1)], reread=unreadable, now=NOW)
    append(engine, DocumentWithdrawn(evidence=SEEN))
    yield engine
    engine.dispose()


def append(engine: Engine, event: Event) -> None:
    with writing(engine) as connection:
        log.append(
            connection, [log.NewEvent(stream=document_stream(FIRST.id), event=event)], now=NOW
        )


def test_a_document_with_its_events(engine: Engine) -> None:
    shown = show(engine, FIRST.id)
    assert (shown.title, shown.text, shown.number) == (EDITED.title, EDITED.text, None)
    published, revised, withdrawn = shown.events
    assert [event.type for event in shown.events] == [
        "DocumentPublished",
        "DocumentRevised",
        "DocumentWithdrawn",
    ]
    assert published.capture == a_reading(FIRST, b"one").capture
    assert revised.capture == a_reading(EDITED, b"two", days=1).capture
    assert (withdrawn.capture, withdrawn.evidence) == (None, SEEN)
    assert [event.position for event in shown.events] == [1, 2, 3]
    assert published.recorded_at == NOW
    assert [event.revision for event in shown.events] == [0, 1, None]
    assert (shown.revision, shown.newest_revision, shown.withdrawn) == (1, 1, True)


def test_an_earlier_revision_and_position(engine: Engine) -> None:
    first = show(engine, FIRST.id, revision=0)
    assert (first.text, first.number, len(first.events)) == (FIRST.text, "26-1", 1)
    assert show(engine, FIRST.id, position=1) == replace(first, newest_revision=0)
    assert (first.revision, first.newest_revision, first.withdrawn) == (0, 1, False)
    with pytest.raises(UnknownRevisionError, match="there is no revision 7: the newest is 1"):
        show(engine, FIRST.id, revision=7)
    with pytest.raises(UnknownDocumentError, match="us_example:1 was known at position 0"):
        show(engine, FIRST.id, position=0)


def test_what_people_decided(engine: Engine) -> None:
    append(engine, DocumentReviewed(by="ana", verdict="relevant", reason="a clinic"))
    append(engine, DocumentTagged(by="ana", tag="raid"))
    append(engine, NoteAdded(by="bo", text="See the plea"))
    shown = show(engine, FIRST.id)
    review = shown.annotations.review
    assert review is not None
    assert (review.verdict, review.by, review.reason) == ("relevant", "ana", "a clinic")
    assert (review.at, review.position) == (NOW, 4)
    assert [(tag.tag, tag.by) for tag in shown.annotations.tags] == [("raid", "ana")]
    assert [(note.text, note.by) for note in shown.annotations.notes] == [("See the plea", "bo")]
    told = [(event.verdict, event.tag, event.text) for event in shown.events[3:]]
    assert told == [("relevant", None, None), (None, "raid", None), (None, None, "See the plea")]


def test_what_was_erased_is_said_with_who_and_why(engine: Engine) -> None:
    erase(engine, [1], by="ana", reason="order 12", now=NOW)
    first, *_ = show(engine, FIRST.id).events
    assert (first.type, first.erased, first.capture) == ("DocumentPublished", True, None)
    assert first.erasure is not None
    assert (first.erasure.by, first.erasure.reason, first.erasure.at) == ("ana", "order 12", NOW)
    with pytest.raises(ErasedDocumentError, match=r"was erased \(2026-03-04 by ana: order 12\)"):
        show(engine, FIRST.id, revision=0)
    erase(engine, [2], by="ana", reason="order 13", now=NOW)
    with pytest.raises(ErasedDocumentError) as gone:
        show(engine, FIRST.id)
    assert [one.reason for one in gone.value.erasures] == ["order 12", "order 13"]


def test_as_json(engine: Engine) -> None:
    shown = to_json(show(engine, FIRST.id))
    assert (shown["id"], shown["published_on"]) == (FIRST.id, "2026-03-03")
    assert shown["events"][0]["recorded_at"] == "2026-03-04T15:30:00Z"
    assert shown["events"][2]["evidence"]["status"] == 404
    assert shown["annotations"] == {"review": None, "tags": (), "notes": ()}


def test_ids_like_an_unknown_one_are_named(engine: Engine) -> None:
    with pytest.raises(UnknownDocumentError) as refused:
        id_of(engine, "Example:1")
    assert str(refused.value) == "no document Example:1; did you mean us_example:1?"
    with pytest.raises(UnknownDocumentError, match=r"^no document  \[2Jx$"):
        history_of(engine, "\x1b[2Jx")
