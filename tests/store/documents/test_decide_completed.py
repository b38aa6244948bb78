"""A document that was known without its page is read with it: what we know grew, nobody edited."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from store.documents.decide import decide
from store.documents.known import Known
from store.documents.record_readings import record
from store.log.database import reading
from store.log.document import Capture, Document, Reading
from store.log.events import DocumentCompleted, DocumentRevised
from store.log.projections import catch_up
from store.views.views import Views, known_documents
from tests.store.examples import NOW, a_capture, a_document, read_known

TEASER = a_document(text="A teaser on ketamine.")
FULL = a_document(text="The board found that 412 vials of ketamine were missing.")
ALONE = a_capture(b"feed", record="1")
PAGE = a_capture(b"page", url="https://agency.example/news/1")
LATER = replace(ALONE, fetched_at=NOW + timedelta(days=1))
WITH_PAGE = replace(LATER, parts=(PAGE,))
KNOWN = Known(version=1, document=TEASER, capture=ALONE, observed_at=NOW)


def test_an_entry_read_with_its_page_is_completed() -> None:
    completed = DocumentCompleted(document=FULL, capture=WITH_PAGE)
    assert decide(KNOWN, FULL, WITH_PAGE, TEASER, TEASER) == completed
    assert decide(KNOWN, FULL, WITH_PAGE, None, TEASER) == completed


def test_a_page_that_says_no_more_is_known_from_then_on() -> None:
    completed = DocumentCompleted(document=TEASER, capture=WITH_PAGE)
    assert decide(KNOWN, TEASER, WITH_PAGE, None, TEASER) == completed
    known = replace(KNOWN, capture=WITH_PAGE, observed_at=LATER.fetched_at)
    after = replace(WITH_PAGE, fetched_at=NOW + timedelta(days=2))
    assert decide(known, TEASER, after, None) is None


def test_an_entry_that_was_edited_meanwhile_is_revised() -> None:
    other = a_document(text="A correction.")
    assert isinstance(decide(KNOWN, FULL, WITH_PAGE, TEASER, other), DocumentRevised)
    assert isinstance(decide(KNOWN, FULL, WITH_PAGE, TEASER, None), DocumentRevised)


def test_a_further_part_completes_it_too() -> None:
    known = replace(KNOWN, capture=replace(ALONE, parts=(PAGE,)))
    two = replace(LATER, parts=(PAGE, PAGE))
    assert isinstance(decide(known, FULL, two, None, TEASER), DocumentCompleted)


def test_it_is_recorded_with_its_bytes_and_is_no_revision(engine: sa.Engine) -> None:
    """The entry alone is read anew from the new answer: only so can it be told from an edit."""
    bodies = {ALONE.sha256: b"feed", PAGE.sha256: b"page"}

    def reader(capture: Capture, kept: object) -> Document:
        return FULL if capture.parts else TEASER

    for document, capture in ((TEASER, ALONE), (FULL, WITH_PAGE)):
        read = Reading(document=document, capture=capture, bodies=bodies)
        (found,) = record(engine, [read], reread=reader, now=NOW)
    assert found.event == DocumentCompleted(document=FULL, capture=WITH_PAGE)
    with reading(engine) as connection:
        known = read_known(connection, FULL.id)
    assert (known.document, known.capture, known.revisions) == (FULL, WITH_PAGE, 0)
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        (row,) = known_documents(connection, FULL.source)
    assert row.revisions == 0
