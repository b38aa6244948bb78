"""What of a recall or a shortage is a revision, and what is not."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError, Source
from crawler.sources import load
from store.log.document import Document
from tests.sources.recording import recorded

RECALLS = load("us_openfda_drug_recalls")
SHORTAGES = load("us_openfda_drug_shortages")


def records(source: Source) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = recorded(Path(__file__).parent / source.name).listing.data[
        "results"
    ]
    return found


def read(source: Source, *answered: dict[str, Any]) -> list[Document]:
    page = Page(url=source.listings[0], body=json.dumps({"results": answered}).encode())
    return [source.read(replace(page, record=link.key)) for link in source.links(page)]


def test_a_new_match_with_other_data_sets_is_no_revision() -> None:
    for source in (RECALLS, SHORTAGES):
        (first, *_) = records(source)
        matched = first | {"openfda": {"rxcui": ["999002"], "upc": ["0399901068110"]}}
        assert read(source, matched) == read(source, first)


@pytest.mark.parametrize(
    "change",
    [
        {"status": "Terminated", "termination_date": "20270104"},
        {"classification": "Class I"},
        {"distribution_pattern": "Two states"},
        {"more_code_info": "Lot Q-1179"},
    ],
)
def test_a_recall_that_goes_on_is_a_revision(change: dict[str, str]) -> None:
    (first, *_) = records(RECALLS)
    assert read(RECALLS, first | change) != read(RECALLS, first)


@pytest.mark.parametrize("source", [RECALLS, SHORTAGES])
def test_the_day_the_data_were_renewed_is_the_pulse(source: Source) -> None:
    def pulse(answer: object) -> date | None:
        return source.pulse(Page(url=source.pulse_listing, body=json.dumps(answer).encode()))

    renewed = {"last_updated": "2026-10-21", "results": {"total": 16908}}
    assert pulse({"meta": renewed, "results": records(source)[:1]}) == date(2026, 10, 21)
    assert pulse({"error": {"code": "NOT_FOUND"}}) is None
    assert pulse({"meta": {"last_updated": None}}) is None
    assert "search=" not in source.pulse_listing


def test_a_shortage_that_is_only_reverified_is_no_revision() -> None:
    (first, *_) = records(SHORTAGES)
    stamps = {"update_type": "New", "update_date": "07/06/2026", "change_date": "07/06/2026"}
    assert read(SHORTAGES, first | stamps) == read(SHORTAGES, first)


@pytest.mark.parametrize(
    "change",
    [
        {"availability": "Unavailable"},
        {"status": "Resolved", "resolved_note": "Available"},
        {"shortage_reason": "Other"},
        {"discontinued_date": "20270104"},
    ],
)
def test_a_shortage_that_goes_on_is_a_revision(change: dict[str, str]) -> None:
    (first, *_) = records(SHORTAGES)
    assert read(SHORTAGES, first | change) != read(SHORTAGES, first)


def test_of_a_package_listed_twice_the_latest_posting_counts_whatever_the_order() -> None:
    (*_, older, newer) = records(SHORTAGES)
    (document,) = read(SHORTAGES, older, newer)
    assert [document] == read(SHORTAGES, newer, older)
    assert document.published_on == date(2026, 1, 5)


def test_dates_read_as_documented_and_as_served() -> None:
    (first, *_) = records(SHORTAGES)
    documents = [
        read(SHORTAGES, first | {"initial_posting_date": written})[0]
        for written in ("20180220", "02/20/2018", "2/20/2018")
    ]
    assert {document.published_on for document in documents} == {date(2018, 2, 20)}


@pytest.mark.parametrize(
    ("source", "name"), [(RECALLS, "recall_number"), (SHORTAGES, "package_ndc")]
)
def test_a_record_without_its_number_is_refused(source: Source, name: str) -> None:
    (first, *_) = records(source)
    with pytest.raises(LayoutError, match=f"without {name}"):
        read(source, first | {name: ""})


def test_a_recall_reported_on_no_day_is_refused() -> None:
    (first, *_) = records(RECALLS)
    with pytest.raises(LayoutError, match="report_date is no date: 'soon'"):
        read(RECALLS, first | {"report_date": "soon"})
