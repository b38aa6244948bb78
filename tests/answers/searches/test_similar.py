"""Documents like one, with what they have to do with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from answers.document_history import UnknownDocumentError
from answers.documents.document import ErasedDocumentError
from answers.searches.similar import SimilarDocuments, similar
from store.privacy.erasing import erase
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, PLEA, SETTLEMENT, a_store
from tests.search.examples import NOW, Blotter, masked

COPY = replace(CASES[0], id="us_other:9", source="us_other", url="https://other.example/9")


def like(blotter: Blotter, id: str = CHARGE, position: int | None = None) -> SimilarDocuments:
    return similar(blotter.settings, blotter.engine, id, limit=9, position=position)


def test_copies_and_documents_of_the_matter_are_told_apart(tmp_path: Path) -> None:
    found = like(a_store(tmp_path, (*CASES, COPY)))
    assert (found.id, found.title) == (CHARGE, CASES[0].title)
    assert {hit.id: hit.relation for hit in found.hits} == {
        COPY.id: "same text",
        ACQUITTAL: "same matter",
        PLEA: "same matter",
        SETTLEMENT: None,
    }
    assert found.hits[0].id == COPY.id
    assert "quennell" in found.hits[0].shared
    assert found.coverage.position == 5


def test_as_of_a_position_later_documents_are_not_like_it(tmp_path: Path) -> None:
    charge, acquittal, plea, settlement = CASES
    found = like(a_store(tmp_path, (charge, acquittal, settlement, plea)), position=3)
    assert [hit.id for hit in found.hits] == [ACQUITTAL]


def test_a_masked_name_is_in_nothing_that_is_answered(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, CASES)
    blotter.append(masked("Orla Quennell"))
    found = like(blotter)
    assert {hit.id for hit in found.hits} >= {ACQUITTAL, PLEA}
    assert "orla" not in str(found).lower()


def test_what_is_unknown_or_erased_is_said(tmp_path: Path) -> None:
    blotter = a_store(tmp_path, CASES)
    with pytest.raises(UnknownDocumentError, match="did you mean us_example:1"):
        like(blotter, "us_example")
    erase(blotter.engine, [1], by="ana", reason="order 12", now=NOW)
    with pytest.raises(ErasedDocumentError, match="us_example:1: what it said was erased"):
        like(blotter)
