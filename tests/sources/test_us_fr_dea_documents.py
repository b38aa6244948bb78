from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

SOURCE = load("us_fr_dea_documents")
RECORDING = recorded(Path(__file__).parent / SOURCE.name)


def answer(**members: object) -> Page:
    return Page(url=SOURCE.listings[0], body=json.dumps(members).encode())


def test_it_asks_for_deas_newest_documents_and_no_noise() -> None:
    asked = parse_qs(urlsplit(SOURCE.listings[0]).query)
    assert asked["conditions[agencies][]"] == ["drug-enforcement-administration"]
    assert (asked["order"], asked["per_page"]) == (["newest"], ["100"])
    noise = {"page_views", "excerpts", "public_inspection_pdf_url"}
    assert not noise & set(asked["fields[]"])


def test_noise_makes_no_revision() -> None:
    data = RECORDING.listing.data
    for record in data["results"]:
        record |= {"page_views": {"count": 23}, "excerpts": "<span>x</span>"}
    noisy = replace(RECORDING.listing, body=json.dumps(data).encode())
    key = data["results"][-1]["document_number"]
    assert SOURCE.read(replace(noisy, record=key)) == SOURCE.read(
        replace(RECORDING.listing, record=key)
    )


def test_the_newest_issue_is_the_pulse_whosever_documents_are_in_it() -> None:
    assert "conditions" not in SOURCE.pulse_listing
    issue = {"publication_date": "2026-10-27"}
    assert SOURCE.pulse(answer(count=10000, results=[issue])) == date(2026, 10, 27)
    assert SOURCE.pulse(answer(count=0)) is None
    with pytest.raises(LayoutError, match="publication_date"):
        SOURCE.pulse(answer(count=1, results=[{}]))


def test_no_hits_are_no_documents() -> None:
    assert SOURCE.links(answer(count=0, description="Documents")) == []
    assert SOURCE.next_page(answer(count=0)) is None


def test_an_answer_of_errors_is_refused() -> None:
    with pytest.raises(LayoutError, match="errors"):
        SOURCE.links(answer(errors={"fields": "x is not a valid field"}))


def test_an_error_page_in_place_of_the_raw_text_is_refused() -> None:
    (link, *_) = SOURCE.links(RECORDING.listing)
    page = Page(url=link.parts[0], body=b"<title>404 Not Found</title>", media_type="text/html")
    with pytest.raises(LayoutError, match="no text: the answer has no pre element"):
        SOURCE.read(replace(RECORDING.listing, record=link.key, parts=(page,)))
