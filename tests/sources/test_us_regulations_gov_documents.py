"""What follows the clock makes no revision; what an agency decides does."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from store.log.document import Document
from tests.sources.recording import recorded

SOURCE = load("us_regulations_gov_documents")
LISTING = recorded(Path(__file__).parent / "us_regulations_gov_documents").listing


def first(**changed: Any) -> Document:
    data = LISTING.data
    data["data"][0]["attributes"] |= changed
    key = data["data"][0]["id"]
    return SOURCE.read(replace(LISTING, body=json.dumps(data).encode(), record=key))


@pytest.mark.parametrize(
    "noise",
    [
        {"lastModifiedDate": "2026-11-01T04:00:00Z"},
        {"openForComment": False, "withinCommentPeriod": False},
        {"highlightedContent": "prescribing of <mark>ketamine</mark>"},
        {"objectId": "0900006486999999"},
    ],
)
def test_the_passing_of_time_is_no_revision(noise: dict[str, Any]) -> None:
    assert first(**noise) == first()


@pytest.mark.parametrize(
    ("news", "label", "said"),
    [
        ({"commentEndDate": "2026-10-14T03:59:59Z"}, "comments_close_on", "2026-10-13"),
        ({"commentEndDate": "2026-12-14T04:59:59Z"}, "comments_close_on", "2026-12-13"),
        ({"withdrawn": True}, "withdrawn", "yes"),
    ],
)
def test_an_extension_and_a_withdrawal_are(news: dict[str, Any], label: str, said: str) -> None:
    assert first(**news).details[label] == said
    assert first(**news) != first()


@pytest.mark.parametrize("number", [1, 2, 19])
def test_pages_are_asked_for_up_to_the_twentieth(number: int) -> None:
    data = LISTING.data
    data["meta"]["pageNumber"] = number
    page = Page(
        url=f"{SOURCE.listings[0]}&page%5Bnumber%5D={number}", body=json.dumps(data).encode()
    )
    assert (SOURCE.next_page(page) or "").endswith(f"page%5Bnumber%5D={number + 1}")


def test_there_is_no_twenty_first_page_and_none_after_the_last() -> None:
    for meta in ({"hasNextPage": True, "pageNumber": 20}, {"hasNextPage": False, "pageNumber": 1}):
        body = json.dumps({"data": [], "meta": meta}).encode()
        assert SOURCE.next_page(Page(url=SOURCE.listings[0], body=body)) is None


def test_a_date_that_is_none_is_refused() -> None:
    with pytest.raises(LayoutError, match="postedDate"):
        first(postedDate="soon")


def test_a_key_is_needed_and_comments_are_not_asked_for() -> None:
    assert (SOURCE.credential, SOURCE.credential_optional) == ("api_data_gov", False)
    assert SOURCE.credential_header[0] == "X-Api-Key"
    assert "/v4/documents?" in SOURCE.listings[0]
