"""What a reading amounts to: news, their change, our better reading, or nothing."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store import bodies, log
from store.database import reading, writing
from store.documents import Capture, Document
from store.events import (
    Absence,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentWithdrawn,
)
from store.record import Known, decide, known, record, same, stream
from tests.store.examples import NOW, a_capture, a_document, a_reading, unreadable

FIRST = a_document()
EDITED = a_document(text="A grand jury charged the owner of two ketamine clinics.")
KNOWN = Known(version=1, document=FIRST, capture=a_capture())


def test_first_seen_is_published() -> None:
    event = decide(Known(), FIRST, a_capture(), None)
    assert event == DocumentPublished(document=FIRST, capture=a_capture())


def test_the_same_meaning_is_no_event() -> None:
    moved = a_document(url="https://agency.example/archive/1", text=f" {FIRST.text}\n")
    assert decide(KNOWN, moved, a_capture(b"other bytes"), None) is None


def test_their_change_is_a_revision() -> None:
    assert decide(KNOWN, EDITED, a_capture(), FIRST) == DocumentRevised(
        document=EDITED, capture=a_capture()
    )


def test_our_better_reading_is_a_reread() -> None:
    assert decide(KNOWN, EDITED, a_capture(), EDITED) == DocumentReread(document=EDITED)


def test_a_previous_body_we_cannot_read_any_more_means_they_changed_it() -> None:
    assert isinstance(decide(KNOWN, EDITED, a_capture(), None), DocumentRevised)


def test_what_was_gone_is_restored_even_unchanged() -> None:
    gone = Known(version=2, document=FIRST, capture=a_capture(), withdrawn=True)
    assert isinstance(decide(gone, FIRST, a_capture(), None), DocumentRestored)
    assert isinstance(decide(gone, EDITED, a_capture(), EDITED), DocumentRestored)


texts = st.text(alphabet="ab \n", max_size=8)


@given(texts, texts, st.none() | texts, st.booleans())
def test_deciding_is_consistent(old: str, new: str, reread: str | None, withdrawn: bool) -> None:
    state = Known(
        version=1, document=a_document(text=old), capture=a_capture(), withdrawn=withdrawn
    )
    document = a_document(text=new)
    again = None if reread is None else a_document(text=reread)
    event = decide(state, document, a_capture(), again)
    if withdrawn:
        assert isinstance(event, DocumentRestored)
    elif same(a_document(text=old), document):
        assert event is None
    elif again is not None and same(again, document):
        assert isinstance(event, DocumentReread)
    else:
        assert isinstance(event, DocumentRevised)


def test_a_life(engine: sa.Engine) -> None:
    """Published, seen unchanged, edited, withdrawn, restored: each once, with its bytes."""
    record(engine, [a_reading(FIRST, b"one")], reread=unreadable, now=NOW)
    assert record(engine, [a_reading(FIRST, b"one, other token")], reread=unreadable, now=NOW) == []
    record(engine, [a_reading(EDITED, b"two")], reread=unreadable, now=NOW)
    gone = DocumentWithdrawn(
        evidence=Absence(checks=3, first=NOW, last=NOW, status=404, control="https://a.example/")
    )
    with writing(engine) as connection:
        log.append(connection, [log.Entry(stream=stream(FIRST.id), event=gone)], now=NOW)
    record(engine, [a_reading(EDITED, b"three")], reread=unreadable, now=NOW)
    with reading(engine) as connection:
        state = known(connection, FIRST.id)
        types = [r.type for r in log.read(connection)]
        assert state == Known(
            version=4,
            document=EDITED,
            capture=a_reading(EDITED, b"three").capture,
            revisions=1,
        )
        assert state.capture is not None
        assert bodies.fetch(connection, state.capture.sha256) == b"three"
        with pytest.raises(KeyError):
            bodies.fetch(connection, a_capture(b"one, other token").sha256)
    assert types == [
        "DocumentPublished",
        "DocumentRevised",
        "DocumentWithdrawn",
        "DocumentRestored",
    ]


def test_the_stored_body_decides_who_changed(engine: sa.Engine) -> None:
    """The page is the same, our reader now sees two clinics: a reread, and no body is kept."""
    record(engine, [a_reading(FIRST, b"one")], reread=unreadable, now=NOW)

    def better(capture: Capture, kept: Mapping[str, bytes]) -> Document | None:
        return EDITED if kept[capture.sha256] == b"one" else None

    (event,) = record(engine, [a_reading(EDITED, b"one")], reread=better, now=NOW)
    assert event.type == "DocumentReread"


def test_two_readings_of_one_document_in_a_batch_are_one_event(engine: sa.Engine) -> None:
    readings = [a_reading(FIRST, b"one"), a_reading(EDITED, b"two")]
    (event,) = record(engine, readings, reread=unreadable, now=NOW)
    assert event.event == DocumentPublished(document=EDITED, capture=readings[1].capture)


def test_a_body_is_kept_once(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        assert bodies.keep(connection, b"page") == bodies.keep(connection, b"page")
        assert connection.exec_driver_sql("SELECT count(*), max(size) FROM bodies").one() == (1, 4)
