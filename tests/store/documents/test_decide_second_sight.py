"""A page that has lost nearly all it said is believed at the second sight, as of the first."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store.documents.decide import decide
from store.documents.known import Known, known_after, known_from
from store.documents.record_readings import record
from store.log import bodies, log
from store.log.database import reading
from store.log.document import Document, Reading
from store.log.events import (
    DocumentEvent,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentSeenEmpty,
    DocumentSeenWhole,
)
from store.log.projections import catch_up
from store.views.views import Views, known_documents
from tests.scheduler.examples import a_history
from tests.store.examples import NOW, a_capture, a_document, a_reading, read_known, unreadable

WHOLE = a_document(text=" ".join(f"word{number}" for number in range(60)))
EMPTY = a_document(text="")
LOADING = a_document(text="Please wait while it loads")
EDITED = replace(WHOLE, text=f"{WHOLE.text} corrected")


def looks(engine: sa.Engine, *seen: Document) -> list[str]:
    """The types of the events of a page that is seen so, day by day."""
    for day, document in enumerate(seen):
        read = a_reading(document, f"day {day}".encode(), days=day)
        record(engine, [read], reread=unreadable, now=NOW + timedelta(days=day))
    with reading(engine) as connection:
        return [recorded.type.removeprefix("Document") for recorded in log.read(connection)]


def state(engine: sa.Engine) -> Known:
    with reading(engine) as connection:
        return read_known(connection, WHOLE.id)


def test_it_is_kept_with_its_body_and_what_is_known_stays(engine: sa.Engine) -> None:
    assert looks(engine, WHOLE, EMPTY) == ["Published", "SeenEmpty"]
    known = state(engine)
    assert (known.document, known.revisions) == (WHOLE, 0)
    assert known.capture == a_capture(b"day 0", fetched_at=NOW)
    assert known.seen_empty is not None
    assert known.seen_empty[0] == EMPTY
    with reading(engine) as connection:
        assert bodies.fetch(connection, known.seen_empty[1].sha256) == b"day 1"
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        (row,) = known_documents(connection, WHOLE.source)
    assert (row.seen_empty, row.revisions) == (True, 0)


@pytest.mark.parametrize("again", [EMPTY, LOADING])
def test_seen_so_once_more_it_is_a_revision_of_the_first_sight(
    engine: sa.Engine, again: Document
) -> None:
    assert looks(engine, WHOLE, EMPTY, again) == ["Published", "SeenEmpty", "Revised"]
    known = state(engine)
    assert (known.document, known.seen_empty, known.revisions) == (EMPTY, None, 1)
    assert known.capture == a_capture(b"day 1", fetched_at=NOW + timedelta(days=1))
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        (row,) = known_documents(connection, WHOLE.source)
    assert (row.seen_empty, row.revisions) == (False, 1)


def test_what_it_is_after_all_is_found_when_it_is_seen_next(engine: sa.Engine) -> None:
    assert looks(engine, WHOLE, EMPTY, LOADING, LOADING, LOADING) == [
        *("Published", "SeenEmpty", "Revised", "Revised")
    ]
    assert state(engine).document == LOADING


def test_whole_again_it_was_no_edit(engine: sa.Engine) -> None:
    assert looks(engine, WHOLE, EMPTY, WHOLE, WHOLE) == ["Published", "SeenEmpty", "SeenWhole"]
    known = state(engine)
    assert (known.document, known.seen_empty, known.revisions) == (WHOLE, None, 0)
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        (row,) = known_documents(connection, WHOLE.source)
    assert not row.seen_empty


def test_an_edit_after_it_is_an_edit(engine: sa.Engine) -> None:
    assert looks(engine, WHOLE, EMPTY, EDITED) == ["Published", "SeenEmpty", "Revised"]
    assert state(engine).document == EDITED


def test_it_may_be_seen_so_any_number_of_times(engine: sa.Engine) -> None:
    assert looks(engine, WHOLE, EMPTY, WHOLE, LOADING, WHOLE) == [
        *("Published", "SeenEmpty", "SeenWhole", "SeenEmpty", "SeenWhole")
    ]


def test_our_better_reading_ends_the_doubt_first() -> None:
    seen = EMPTY, a_capture()
    known = Known(version=2, document=WHOLE, capture=a_capture(), observed_at=NOW, seen_empty=seen)
    later = a_capture(fetched_at=NOW + timedelta(days=1))
    assert decide(known, EDITED, later, EDITED) == DocumentSeenWhole(capture=later)
    known = replace(known, seen_empty=None)
    assert decide(known, EDITED, later, EDITED) == DocumentReread(document=EDITED)


def test_one_that_was_gone_is_back_only_when_that_is_believed() -> None:
    gone = Known(version=2, document=WHOLE, capture=a_capture(), observed_at=NOW, withdrawn=True)
    first, second = (a_capture(fetched_at=NOW + timedelta(days=days)) for days in (1, 2))
    assert decide(gone, EMPTY, first, None) == DocumentSeenEmpty(document=EMPTY, capture=first)
    doubted = replace(gone, seen_empty=(EMPTY, first), observed_at=first.fetched_at)
    back = DocumentRestored(document=EMPTY, capture=first)
    assert decide(doubted, LOADING, second, None) == back
    assert isinstance(decide(doubted, WHOLE, second, None), DocumentRestored)


def test_the_past_is_doubted_too(engine: sa.Engine) -> None:
    for day, document in enumerate((WHOLE, EMPTY, WHOLE, EDITED)):
        read = a_reading(document, f"day {day}".encode(), days=day)
        record(engine, [read], reread=unreadable, now=NOW, backfilled=True)
    with reading(engine) as connection:
        found = list(log.read(connection))
    assert [one.type.removeprefix("Document") for one in found] == [
        *("Published", "SeenEmpty", "SeenWhole", "Revised")
    ]
    assert not known_from(found).looked_at


sights = st.lists(st.sampled_from([WHOLE, EMPTY, LOADING, EDITED]), min_size=1, max_size=8)


@given(sights)
def test_no_single_sight_takes_a_text_away(seen: list[Document]) -> None:
    """Whatever is seen: a text is given up only where two sights in a row lacked it."""
    known, history = Known(), []
    for day, document in enumerate((WHOLE, *seen)):
        read: Reading = a_reading(document, days=day)
        event = decide(known, read.document, read.capture, None)
        history.append((known.document, document, event))
        if event:
            known = _after(known, event)
    lacking = [document in (EMPTY, LOADING) for _, document, _ in history]
    for at, (before, _, event) in enumerate(history):
        if before in (WHOLE, EDITED) and isinstance(event, DocumentRevised):
            assert lacking[at - 1 : at + 1] == [True, True] or event.document in (WHOLE, EDITED)
    assert isinstance(history[0][2], DocumentPublished)


def _after(known: Known, event: DocumentEvent) -> Known:
    (recorded,) = a_history(event)
    return known_after(known, recorded)
