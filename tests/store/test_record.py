"""What a reading amounts to: news, their change, our better reading, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

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
LATER = a_capture(fetched_at=NOW + timedelta(days=1))
KNOWN = Known(version=1, document=FIRST, capture=a_capture(), observed_at=NOW)


def test_first_seen_is_published() -> None:
    event = decide(Known(), FIRST, a_capture(), None)
    assert event == DocumentPublished(document=FIRST, capture=a_capture())


def test_the_same_meaning_is_no_event() -> None:
    moved = a_document(url="https://agency.example/archive/1", text=f" {FIRST.text}\n")
    assert decide(KNOWN, moved, LATER, None) is None


def test_their_change_is_a_revision() -> None:
    revised = DocumentRevised(document=EDITED, capture=LATER)
    assert decide(KNOWN, EDITED, LATER, FIRST) == revised


def test_our_better_reading_is_a_reread() -> None:
    assert decide(KNOWN, EDITED, LATER, EDITED) == DocumentReread(document=EDITED)


def test_a_previous_body_we_cannot_read_any_more_means_they_changed_it() -> None:
    assert isinstance(decide(KNOWN, EDITED, LATER, None), DocumentRevised)


def test_what_was_gone_is_restored_even_unchanged() -> None:
    gone = replace(KNOWN, version=2, withdrawn=True)
    assert isinstance(decide(gone, FIRST, LATER, None), DocumentRestored)
    assert isinstance(decide(gone, EDITED, LATER, EDITED), DocumentRestored)


def test_an_answer_no_newer_than_the_last_observation_is_no_news() -> None:
    gone = replace(KNOWN, withdrawn=True)
    for state in (KNOWN, gone):
        assert decide(state, EDITED, a_capture(), None) is None


texts = st.text(alphabet="ab \n", max_size=8)


@given(texts, texts, st.none() | texts, st.booleans())
def test_deciding_is_consistent(old: str, new: str, reread: str | None, withdrawn: bool) -> None:
    state = replace(KNOWN, document=a_document(text=old), withdrawn=withdrawn)
    document = a_document(text=new)
    again = None if reread is None else a_document(text=reread)
    event = decide(state, document, LATER, again)
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
    unchanged = a_reading(FIRST, b"one, other token", days=1)
    assert record(engine, [unchanged], reread=unreadable, now=NOW) == []
    record(engine, [a_reading(EDITED, b"two", days=2)], reread=unreadable, now=NOW)
    last = NOW + timedelta(days=30)
    gone = DocumentWithdrawn(
        evidence=Absence(checks=3, first=NOW, last=last, status=404, control="https://a.example/")
    )
    with writing(engine) as connection:
        log.append(connection, [log.Entry(stream=stream(FIRST.id), event=gone)], now=NOW)
    back = a_reading(EDITED, b"three", days=31)
    record(engine, [back], reread=unreadable, now=NOW)
    with reading(engine) as connection:
        state = known(connection, FIRST.id)
        types = [r.type for r in log.read(connection)]
        assert state == Known(
            version=4,
            document=EDITED,
            capture=back.capture,
            observed_at=back.capture.fetched_at,
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

    again = a_reading(EDITED, b"one", days=1)
    (event,) = record(engine, [again], reread=better, now=NOW)
    assert event.type == "DocumentReread"


def test_two_readings_of_one_document_in_a_batch_are_one_event(engine: sa.Engine) -> None:
    readings = [a_reading(FIRST, b"one"), a_reading(EDITED, b"two")]
    (event,) = record(engine, readings, reread=unreadable, now=NOW)
    assert event.event == DocumentPublished(document=EDITED, capture=readings[1].capture)


def test_a_body_is_kept_once(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        assert bodies.keep(connection, b"page") == bodies.keep(connection, b"page")
        assert connection.exec_driver_sql("SELECT count(*), max(size) FROM bodies").one() == (1, 4)
