"""What a reading amounts to: news, their change, our better reading, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store.documents.decide import decide, same_meaning
from store.documents.known import Known, document_stream
from store.documents.record_readings import record
from store.log import bodies, log
from store.log.database import reading, writing
from store.log.document import Capture, Document, Reading, Redirect
from store.log.events import (
    Absence,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentSeenEmpty,
    DocumentWithdrawn,
)
from store.log.projections import catch_up
from store.views.views import Views, known_documents
from tests.store.examples import NOW, a_capture, a_document, a_reading, read_known, unreadable

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


HERE, THERE = FIRST.url, "https://agency.example/archive/1"


def redirected(*ways: int, to: str = THERE, by: str = HERE, **changed: object) -> Capture:
    """What answered in the end, when the address asked for redirected so."""
    steps = [by, *(f"{by}/{step}" for step in range(1, len(ways)))]
    redirects = [Redirect(url=url, status=status) for url, status in zip(steps, ways, strict=True)]
    changed = {"fetched_at": LATER.fetched_at, "redirects": tuple(redirects), **changed}
    return a_capture(b"there", url=to, **changed)


@pytest.mark.parametrize("ways", [(301,), (308,), (308, 301)])
def test_a_page_that_redirects_for_good_has_moved(ways: tuple[int, ...]) -> None:
    there = a_document(url=THERE)
    capture = redirected(*ways)
    moved = DocumentMoved(document=there, capture=capture)
    assert decide(KNOWN, there, capture, None) == moved
    assert decide(KNOWN, EDITED, capture, EDITED) == replace(moved, document=EDITED)
    past = replace(moved, backfilled=True)
    assert decide(KNOWN, there, capture, None, backfilled=True) == past


@pytest.mark.parametrize(
    "capture",
    [
        redirected(302),
        redirected(301, 302),
        redirected(301, to=HERE),
        redirected(301, by="https://agency.example/short"),
        redirected(301, record="1"),
        replace(LATER, url=THERE),
    ],
)
def test_a_page_that_answers_elsewhere_has_not_moved_for_good(capture: Capture) -> None:
    assert decide(KNOWN, a_document(url=THERE), capture, None) is None


def test_a_page_that_says_something_else_elsewhere_is_revised() -> None:
    assert isinstance(decide(KNOWN, EDITED, redirected(301), None), DocumentRevised)


def test_a_move_is_known_from_then_on(engine: sa.Engine) -> None:
    """One event, its bytes kept; the next visit asks the new address and finds nothing new."""
    record(engine, [a_reading(FIRST, b"here")], reread=unreadable, now=NOW)
    there = a_document(url=THERE)
    capture = redirected(301)
    moving = Reading(document=there, capture=capture, bodies={capture.sha256: b"there"})
    (moved,) = record(engine, [moving], reread=unreadable, now=NOW)
    assert (moved.type, moved.stream) == ("DocumentMoved", document_stream(FIRST.id))
    again = a_reading(there, b"there", days=2)
    assert record(engine, [again], reread=unreadable, now=NOW) == []
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        state = read_known(connection, FIRST.id)
        assert (state.version, state.document, state.capture) == (2, there, capture)
        assert bodies.fetch(connection, capture.sha256) == b"there"
        (row,) = known_documents(connection, "us_example")
        assert (row.url, row.capture_url, row.moved, row.revisions) == (THERE, THERE, True, 0)


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
    same = any(same_meaning(one, document) for one in (state.document, again) if one)
    if old.split() and not new.split() and not same:
        assert isinstance(event, DocumentSeenEmpty)
    elif withdrawn:
        assert isinstance(event, DocumentRestored)
    elif same_meaning(a_document(text=old), document):
        assert event is None
    elif again is not None and same_meaning(again, document):
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
        log.append(
            connection, [log.NewEvent(stream=document_stream(FIRST.id), event=gone)], now=NOW
        )
    back = a_reading(EDITED, b"three", days=31)
    record(engine, [back], reread=unreadable, now=NOW)
    with reading(engine) as connection:
        state = read_known(connection, FIRST.id)
        types = [r.type for r in log.read(connection)]
        assert state == Known(
            version=4,
            document=EDITED,
            capture=back.capture,
            observed_at=back.capture.fetched_at,
            revisions=1,
            looked_at=True,
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


def test_what_is_back_filled_is_marked_and_followed_as_long_as_no_look_met_it() -> None:
    published = decide(Known(), FIRST, a_capture(), None, backfilled=True)
    assert published == DocumentPublished(document=FIRST, capture=a_capture(), backfilled=True)
    revised = decide(KNOWN, EDITED, LATER, None, backfilled=True)
    assert revised == DocumentRevised(document=EDITED, capture=LATER, backfilled=True)
    assert decide(replace(KNOWN, looked_at=True), EDITED, LATER, None, backfilled=True) is None


def test_a_look_at_a_back_filled_document_is_a_look(engine: sa.Engine) -> None:
    old, new = a_reading(FIRST, b"one"), a_reading(EDITED, b"two", days=2)
    record(engine, [old], reread=unreadable, now=NOW, backfilled=True)
    with reading(engine) as connection:
        assert not read_known(connection, FIRST.id).looked_at
    (found,) = record(engine, [new], reread=unreadable, now=NOW)
    assert found.event == DocumentRevised(document=EDITED, capture=new.capture)
    with reading(engine) as connection:
        assert read_known(connection, FIRST.id).looked_at
    late = a_reading(FIRST, b"one", days=3)
    assert record(engine, [late], reread=unreadable, now=NOW, backfilled=True) == []


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
    page, other = sha256(b"page").hexdigest(), sha256(b"other").hexdigest()
    with writing(engine) as connection:
        assert bodies.keep_all(connection, [b"page", b"page"]) == [page, page]
        assert bodies.keep_all(connection, [b"other", b"page"]) == [other, page]
        assert bodies.keep_all(connection, []) == []
        assert connection.exec_driver_sql("SELECT count(*), max(size) FROM bodies").one() == (2, 5)
        assert bodies.fetch(connection, other) == b"other"
