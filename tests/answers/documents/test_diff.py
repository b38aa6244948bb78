"""What the publisher changed from one revision of a document to another, word by word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from answers.document_history import UnknownDocumentError, UnknownRevisionError
from answers.documents.diff import RevisionDiff, UnchangedError, diff, diff_between
from answers.documents.document import ErasedDocumentError
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.database import Engine, open_store, writing
from store.log.events import Absence, DocumentWithdrawn
from store.privacy.erasing import erase
from tests.store.examples import NOW, a_document, a_reading, unreadable

FIRST = a_document(text="One clinic was raided.", number="26-1")
SECOND = a_document(
    title="Clinic owner sentenced",
    text="Two clinics were raided.",
    number="26-1",
    details={"office": "Springdale"},
)
THIRD = a_document(title="Clinic owner sentenced again", text=SECOND.text)
UNCHANGED = a_document("2")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A store with one document of three revisions and one that never changed."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    for day, document in enumerate((FIRST, SECOND, THIRD)):
        reading = a_reading(document, str(day).encode(), days=day)
        record(engine, [reading], reread=unreadable, now=NOW)
    record(engine, [a_reading(UNCHANGED)], reread=unreadable, now=NOW)
    yield engine
    engine.dispose()


def pieces(found: RevisionDiff) -> dict[str, list[tuple[str, str]]]:
    return {
        one.field: [(piece.kind, piece.text.strip()) for piece in one.pieces]
        for one in found.fields
    }


def test_two_revisions_field_by_field(engine: Engine) -> None:
    found = diff(engine, FIRST.id, older=0, newer=1)
    assert (found.id, found.title, found.url) == (SECOND.id, SECOND.title, SECOND.url)
    assert (found.before.number, found.after.number) == (0, 1)
    assert found.before.capture == a_reading(FIRST, b"0").capture
    assert found.after.capture == a_reading(SECOND, b"1", days=1).capture
    assert pieces(found) == {
        "title": [("same", "Clinic owner"), ("removed", "charged"), ("added", "sentenced")],
        "office": [("added", "Springdale")],
        "text": [
            ("removed", "One clinic was"),
            ("added", "Two clinics were"),
            ("same", "raided."),
        ],
    }


def test_the_last_change_by_default(engine: Engine) -> None:
    last = diff(engine, FIRST.id)
    assert (last.before.number, last.after.number) == (1, 2)
    assert set(pieces(last)) == {"title", "number", "office"}
    assert diff(engine, FIRST.id, newer=2) == diff(engine, FIRST.id, older=1) == last
    assert diff(engine, FIRST.id, older=2).fields == ()


def test_a_page_that_came_back_changed_is_a_change(engine: Engine) -> None:
    seen = Absence(checks=3, first=NOW, last=NOW, status=404, control="https://agency.example/")
    gone = log.NewEvent(
        stream=document_stream(UNCHANGED.id), event=DocumentWithdrawn(evidence=seen)
    )
    with writing(engine) as connection:
        log.append(connection, [gone], now=NOW)
    back = a_reading(a_document("2", title="Clinic owner acquitted"), days=1)
    record(engine, [back], reread=unreadable, now=NOW + timedelta(days=1))
    words = [("same", "Clinic owner"), ("removed", "charged"), ("added", "acquitted")]
    assert pieces(diff(engine, UNCHANGED.id)) == {"title": words}


def test_between_two_positions(engine: Engine) -> None:
    found = diff_between(engine, FIRST.id, 1, 3)
    assert (found.before.number, found.after.number, found.title) == (0, 2, THIRD.title)
    assert diff_between(engine, FIRST.id, 1, 1).fields == ()
    with pytest.raises(UnknownDocumentError, match="us_example:1 was not known at position 0"):
        diff_between(engine, FIRST.id, 0, 2)


def test_what_cannot_be_compared_is_refused(engine: Engine) -> None:
    with pytest.raises(UnchangedError, match="us_example:2 has no second revision"):
        diff(engine, UNCHANGED.id)
    with pytest.raises(UnknownRevisionError, match="there is no revision 7: the newest is 2"):
        diff(engine, FIRST.id, newer=7)
    with pytest.raises(UnknownRevisionError, match="there is nothing before revision 0"):
        diff(engine, FIRST.id, newer=0)
    with pytest.raises(UnknownDocumentError, match="no document us_example:9"):
        diff(engine, "us_example:9")
    erase(engine, [2], by="ana", reason="order 12", now=NOW)
    with pytest.raises(ErasedDocumentError, match="what its last change was from"):
        diff(engine, FIRST.id)
    with pytest.raises(ErasedDocumentError, match="the content of revision 1 was erased"):
        diff(engine, FIRST.id, older=1)
