"""Real answers read whole; what the search index reshuffles is no revision."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.checks import check_links, check_readings
from tests.sources.recording import Recording, readings, recorded

DOCKETS = load("us_courtlistener_dockets")
FOLDER = Path(__file__).parent / "us_courtlistener_dockets"


def changed(listing: Page, **fields: Any) -> Page:
    """The listing with fields of its first docket set, and that docket meant."""
    data = listing.data
    data["results"][0] |= fields
    key = str(data["results"][0].get("docket_id"))
    return replace(listing, body=json.dumps(data).encode(), record=key)


@settings(deadline=None)
@given(st.integers())
def test_order_score_and_time_of_indexing_are_no_revision(seed: int) -> None:
    listing = recorded(FOLDER).listing
    data = listing.data
    for docket in data["results"]:
        Random(seed).shuffle(docket["recap_documents"])
        Random(seed).shuffle(docket["party"])
        docket["meta"] = {"timestamp": str(seed), "score": {"bm25": seed}, "more_docs": False}
    shuffled = replace(listing, body=json.dumps(data).encode())
    assert _readings(shuffled) == _readings(listing)


def test_a_new_paper_is_a_revision() -> None:
    listing = recorded(FOLDER).listing
    papers = listing.data["results"][0]["recap_documents"]
    fewer = changed(listing, recap_documents=papers[1:])
    assert DOCKETS.read(fewer) != DOCKETS.read(replace(listing, record=fewer.record))


def test_form_feeds_end_paragraphs_and_bells_are_gone() -> None:
    first = _readings(recorded(FOLDER).listing)[0]
    assert "Exhibit 2\n\nPhotographs of vials" in first.text


def test_what_the_attachments_of_an_entry_have_in_common_is_said_once() -> None:
    first = _readings(recorded(FOLDER).listing)[0]
    assert first.text.count("INDICTMENT as to") == 1


def test_the_address_of_the_next_answer_is_followed_as_given() -> None:
    listing = recorded(FOLDER).listing
    assert DOCKETS.next_page(listing) == listing.data["next"]
    last = replace(listing, body=json.dumps(listing.data | {"next": None}).encode())
    assert DOCKETS.next_page(last) is None


@pytest.mark.parametrize("name", ["docket_id", "caseName", "docket_absolute_url", "dateFiled"])
def test_a_docket_without_what_it_is_known_by_is_refused(name: str) -> None:
    with pytest.raises(LayoutError, match=f"without {name}"):
        DOCKETS.read(changed(recorded(FOLDER).listing, **{name: None}))


def test_a_docket_filed_on_no_day_is_refused() -> None:
    with pytest.raises(LayoutError, match="dateFiled is no date: 'unknown'"):
        DOCKETS.read(changed(recorded(FOLDER).listing, dateFiled="unknown"))


def test_why_robots_is_not_asked_is_stated() -> None:
    assert "/api/rest/v4/" in DOCKETS.robots_exception
    assert all("/api/rest/v4/" in url for url in DOCKETS.listings)


def test_a_token_is_sent_where_there_is_one() -> None:
    name, form = DOCKETS.credential_header
    assert (DOCKETS.credential, DOCKETS.credential_optional) == ("courtlistener", True)
    assert (name, form.format("abc")) == ("Authorization", "Token abc")


def test_twenty_real_dockets_read_with_all_their_fields(shared: Path) -> None:
    body = (shared / "courtlistener" / "search_v4.json").read_bytes()
    recording = Recording(listing=Page(url=DOCKETS.listings[0], body=body), pages={})
    check_links(DOCKETS, recording)
    check_readings(DOCKETS, recording)
    documents = readings(DOCKETS, recording)
    assert documents == readings(DOCKETS, recording)
    assert len(documents) == 20
    for document in documents:
        assert document.title
        assert document.number
        assert document.published_on
        assert document.text.startswith("Parties: ")
        assert {"court", "court_id", "pacer_case_id"} <= document.details.keys()
    assert sum("judge" in document.details for document in documents) == 19
    assert sum("dateTerminated" in document.details for document in documents) == 8
    assert sum("cause" in document.details for document in documents) == 18


def _readings(listing: Page) -> list[Any]:
    return readings(DOCKETS, Recording(listing=listing, pages={}))
