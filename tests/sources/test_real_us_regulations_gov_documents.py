"""regulations.gov as it really answered in July 2026, about another subject (../shared/data)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.source.page import Page
from crawler.source.publisher_dates import EASTERN
from crawler.sources import load

SOURCE = load("us_regulations_gov_documents")


@pytest.fixture(scope="module")
def answer(shared: Path) -> Page:
    body = (shared / "federal_register" / "regulations_gov_docs.json").read_bytes()
    return Page(url=SOURCE.listings[0], body=body, media_type="application/json")


def test_each_of_25_records_is_a_document_with_its_eastern_day(answer: Page) -> None:
    links = SOURCE.links(answer)
    documents = [SOURCE.read(replace(answer, record=link.key)) for link in links]
    records = answer.data["data"]
    assert [document.number for document in documents] == [record["id"] for record in records]
    assert len(documents) == 25
    for document, record in zip(documents, records, strict=True):
        posted = datetime.fromisoformat(record["attributes"]["postedDate"]).astimezone(EASTERN)
        assert posted.time() == time(), "an instant of an Eastern midnight"
        assert document.published_on == posted.date()
        assert document.precision == "day"
        assert document.title
        assert document.text
        assert document.details["docket"]
    assert documents[0].published_on == date(2025, 1, 16)
    assert documents[0].details["fr_document_number"] == "2025-00863"


def test_there_is_a_following_page(answer: Page) -> None:
    following = SOURCE.next_page(answer)
    assert following
    assert parse_qs(urlsplit(following).query)["page[number]"] == ["2"]
