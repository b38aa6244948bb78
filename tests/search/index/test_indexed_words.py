"""The words of a document."""

from __future__ import annotations

from typing import get_args

import pytest

from search.index.indexed_words import TITLE_WEIGHT, indexed_words
from search.index.plan import Field
from search.language.citing.whole_citations import whole_citations
from search.language.lanes import apart
from store.log.document import Document


def document(text: str = "", number: str | None = None, **details: str) -> Document:
    return Document(
        id="s:1",
        source="s",
        url="https://example.test/1",
        title="A Clinic",
        text=text,
        number=number,
        details=details,
    )


def test_every_field_has_its_words() -> None:
    found = indexed_words(document("Kickbacks under 21 USC 841.", "25-101"))
    assert found.keys() == set(get_args(Field))
    assert found["written"] == apart("a clinic", "25 101", "kickbacks under 21 usc 841")
    assert found["stem"].split().count("clinic") == TITLE_WEIGHT
    assert found["title_written"] == "a clinic"
    assert found["number_written"] == "25 101"
    assert found["canonical"] == ""


def test_no_phrase_reaches_from_the_title_into_the_text() -> None:
    written = indexed_words(document("fraud"))["written"].split()
    assert written.index("fraud") - written.index("clinic") > 50


@pytest.mark.parametrize(
    ("number", "details", "queries"),
    [
        (
            "2026-91655",
            {"citation": "91 FR 33418", "rin": "1117-AB76", "docket_ids": "Docket No. DEA-1234"},
            ["91 Fed. Reg. 33,418", "FR Doc. 2026-91655", "2026-91655", "RIN 1117-AB76",
             "DEA-1234"],
        ),
        ("E9-12345", {"citation": "74 FR 1234"}, ["FR Doc. E9-12345"]),
        ("25-101", {}, ["Release 25-101", "Press Release Number: 25-101", "Docket No. 25-101"]),
        ("2:25-cr-00183", {}, ["25-cr-183", "2:25-cr-00183-KTM"]),
        ("FDA-2024-N-1234", {}, ["fda-2024-n-1234"]),
    ],
)  # fmt: skip
def test_a_document_is_found_by_its_own_number_and_citation(
    number: str, details: dict[str, str], queries: list[str]
) -> None:
    words = indexed_words(document(number=number, **details))
    for query in queries:
        for ways in whole_citations(query):
            assert any(way in words["cited"].split() for way in ways), query
            assert any(way in words["number_cited"].split() for way in ways), query
