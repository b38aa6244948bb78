from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from store.log.document import Document
from tests.sources.recording import recorded

SOURCE = load("us_fr_public_inspection")
RECORDING = recorded(Path(__file__).parent / SOURCE.name)
(RAW, *_) = RECORDING.pages.values()
FILED: dict[str, Any] = RECORDING.listing.data["results"][0]


def issue(*records: dict[str, Any]) -> Page:
    body = json.dumps({"count": len(records), "results": records}).encode()
    return replace(RECORDING.listing, body=body)


def read(raw: Page = RAW, **changed: object) -> Document:
    record = FILED | changed
    page = replace(issue(record), record=record["document_number"], parts=(raw,))
    return SOURCE.read(page)


def test_noise_makes_no_revision() -> None:
    assert read() == read(
        last_public_inspection_issue="2026-06-10",
        page_views={"count": 410},
        pdf_updated_at="2026-06-09T16:15:00.000-04:00",
        pdf_url=f"{FILED['pdf_url']}0",
        excerpts="<span>ketamine</span>",
    )


@pytest.mark.parametrize(
    ("filed_at", "day"),
    [
        ("2026-06-09T12:45:00.000Z", date(2026, 6, 9)),
        ("2026-06-09T08:45:00.000-04:00", date(2026, 6, 9)),
        ("2026-12-10T00:15:00Z", date(2026, 12, 9)),  # 19:15 Eastern the day before
    ],
)
def test_the_day_of_filing_is_eastern(filed_at: str, day: date) -> None:
    assert read(filed_at=filed_at).published_on == day


def test_the_same_moment_in_another_zone_is_no_revision() -> None:
    assert read(filed_at="2026-06-09T08:45:00.000-04:00") == read()


def test_a_withdrawal_is_a_revision_that_begins_with_the_note() -> None:
    withdrawn = read(filed_at=None, publication_date=None, editorial_note="Withdrawn by letter.")
    assert withdrawn.text.startswith("Withdrawn by letter.\n\nThis document is scheduled")
    assert withdrawn.published_on is None
    assert not {"filed_at", "publication_date"} & withdrawn.details.keys()


def test_others_documents_are_offered_only_where_they_touch_the_topic() -> None:
    others = FILED | {"agencies": [{"raw_name": "Office of Invented Affairs"}], "title": "Air"}
    quiet = others | {"subject_1": "Air Quality:", "subject_2": None}
    assert SOURCE.links(issue(quiet)) == []
    for name in ("title", "subject_1", "subject_2", "subject_3"):
        assert SOURCE.links(issue(quiet | {name: "Esketamine; Comments"})), name


def test_an_issue_without_documents_is_read() -> None:
    assert SOURCE.links(issue()) == []


def test_an_answer_of_errors_is_refused() -> None:
    with pytest.raises(LayoutError, match="results"):
        SOURCE.links(replace(RECORDING.listing, body=b'{"errors": {"fields": "no"}}'))


def test_an_error_page_in_place_of_the_raw_text_is_refused() -> None:
    with pytest.raises(LayoutError, match="no text: the answer has no pre element"):
        read(replace(RAW, body=b"\n<!DOCTYPE html><title>404 Not Found</title>"))
