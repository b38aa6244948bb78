"""What a citation of a document states, in each of its states."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from answers.document_citation import DocumentCitation, document_citation
from answers.documents.document import show, show_all
from store.config import Settings, load
from store.documents.known import document_stream
from store.documents.record_readings import record
from store.log import log
from store.log.database import Engine, open_store, writing
from store.log.document import Document
from store.log.events import Absence, DocumentReread, DocumentTagged, DocumentWithdrawn, Event
from store.privacy.erasing import erase
from store.privacy.mask_decisions import mask
from tests.store.examples import NOW, a_document, a_reading, unreadable

FIRST = a_document(title="Venn Hask charged")
EDITED = a_document(title="Venn Hask charged again")
READ_BETTER = a_document(title="Venn Hask charged again, as read better")
OTHER = a_document(
    id="us_fr_dea_documents:2", source="us_fr_dea_documents", title="Order", published_on=None
)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A document that was published, edited (2), tagged and taken down, and one of a register."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    record(engine, [a_reading(FIRST, b"one")], reread=unreadable, now=NOW)
    record(engine, [a_reading(EDITED, b"two", days=1)], reread=unreadable, now=NOW)
    seen = Absence(checks=3, first=NOW, last=NOW, status=404, control="https://agency.example/")
    append(engine, DocumentTagged(by="ana", tag="raid"), DocumentWithdrawn(evidence=seen))
    record(engine, [a_reading(OTHER, b"other")], reread=unreadable, now=NOW)
    yield engine
    engine.dispose()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return load({"BLOTTER_HOME": str(tmp_path)})


def append(engine: Engine, *events: Event) -> None:
    stream = document_stream(FIRST.id)
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream=stream, event=one) for one in events], now=NOW)


def cited(engine: Engine, settings: Settings, **which: int) -> DocumentCitation:
    return document_citation(show(engine, FIRST.id, **which), settings)


def digest(document: Document, body: bytes) -> str:
    return a_reading(document, body).capture.sha256


def test_the_last_state_rests_on_the_last_answer(engine: Engine, settings: Settings) -> None:
    citation, event = cited(engine, settings), show(engine, FIRST.id).events[1]
    assert (citation.id, citation.title, citation.url) == (FIRST.id, EDITED.title, EDITED.url)
    assert (citation.publisher, citation.kind) == ("us_example", "webpage")
    assert (citation.published_on, citation.precision) == (EDITED.published_on, "day")
    assert citation.captured_at == NOW + timedelta(days=1)
    assert citation.sha256 == digest(EDITED, b"two")
    assert (citation.position, citation.hash) == (event.position, event.hash) == (2, event.hash)


def test_a_revision_and_a_position_are_cited_as_they_were(
    engine: Engine, settings: Settings
) -> None:
    first = cited(engine, settings, revision=0)
    assert (first.title, first.sha256) == (FIRST.title, digest(FIRST, b"one"))
    assert (first.captured_at, first.position) == (NOW, 1)
    assert cited(engine, settings, position=1) == first


def test_a_better_reading_rests_on_the_answer_it_was_read_from(
    engine: Engine, settings: Settings
) -> None:
    append(engine, DocumentReread(document=READ_BETTER))
    citation = cited(engine, settings)
    assert (citation.title, citation.position) == (READ_BETTER.title, 6)
    assert citation.sha256 == digest(EDITED, b"two")
    erase(engine, [2], by="ana", reason="order 12", now=NOW)
    citation = cited(engine, settings)
    assert (citation.title, citation.position) == (READ_BETTER.title, 6)
    assert (citation.captured_at, citation.sha256, citation.record) == (None, None, None)


def test_what_is_in_the_federal_register_is_a_regulation(
    engine: Engine, settings: Settings
) -> None:
    citation = document_citation(show(engine, OTHER.id), settings)
    assert citation.kind == "regulation"
    assert citation.publisher == "Drug Enforcement Administration, in the Federal Register"
    assert citation.published_on is None


def test_all_documents_are_shown_as_each_alone(engine: Engine) -> None:
    assert list(show_all(engine)) == [show(engine, FIRST.id), show(engine, OTHER.id)]
    assert list(show_all(engine, source="us_example")) == [show(engine, FIRST.id)]
    assert list(show_all(engine, position=1)) == [show(engine, FIRST.id, position=1)]
    assert list(show_all(engine, position=0)) == []


def test_masked_names_and_erased_documents_are_not_shown(engine: Engine) -> None:
    mask(engine, "Venn Hask", by="ana", reason="acquitted", now=NOW)
    assert [document.title for document in show_all(engine)] == ["[masked] charged again", "Order"]
    assert [document.title for document in show_all(engine, position=5)] == [
        "Venn Hask charged again",
        "Order",
    ]
    erase(engine, [5], by="ana", reason="order 12", now=NOW)
    assert [document.id for document in show_all(engine)] == [FIRST.id]
