"""Pages of studies, and which of their changes are news."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

SOURCE = load("us_clinical_trials")
LISTING = recorded(Path(__file__).parent / "us_clinical_trials").listing


def first(**modules: dict[str, Any]) -> Page:
    """The listing with fields of modules of its first study set, and that study meant."""
    data = LISTING.data
    study = data["studies"][0]["protocolSection"]
    number = study["identificationModule"]["nctId"]
    for name, fields in modules.items():
        study[name] = study.get(name, {}) | fields
    return replace(LISTING, body=json.dumps(data).encode(), record=number)


def test_the_token_gives_the_next_page_and_replaces_the_one_before() -> None:
    second = SOURCE.next_page(LISTING)
    assert second
    assert parse_qs(urlsplit(second).query)["pageToken"] == [LISTING.data["nextPageToken"]]
    body = json.dumps(LISTING.data | {"nextPageToken": "other"}).encode()
    third = SOURCE.next_page(replace(LISTING, url=second, body=body))
    assert third
    assert parse_qs(urlsplit(third).query)["pageToken"] == ["other"]
    assert SOURCE.next_page(replace(LISTING, body=b'{"studies": []}')) is None


def test_it_asks_for_the_newest_changes_and_no_date_of_update() -> None:
    asked = parse_qs(urlsplit(SOURCE.listings[0]).query)
    assert asked["query.intr"] == ["ketamine"]
    assert asked["sort"] == ["LastUpdatePostDate:desc"]
    assert not {"LastUpdatePostDate", "StatusVerifiedDate"} & set(asked["fields"][0].split("|"))


def test_a_change_of_status_is_a_revision_of_the_same_document() -> None:
    before, after = (
        SOURCE.read(page) for page in (first(), first(statusModule={"overallStatus": "TERMINATED"}))
    )
    assert before != after
    assert before.id == after.id
    assert after.details["status"] == "TERMINATED"


def test_an_update_that_says_nothing_new_is_no_revision() -> None:
    touched = first(
        statusModule={
            "lastUpdatePostDateStruct": {"date": "2026-03-18"},
            "statusVerifiedDate": "2026-03",
        },
        designModule={"enrollmentInfo": {"count": 81}},
    )
    assert SOURCE.read(touched) == SOURCE.read(first())


def test_a_study_without_interventions_and_phases_reads() -> None:
    number = LISTING.data["studies"][1]["protocolSection"]["identificationModule"]["nctId"]
    details = SOURCE.read(replace(LISTING, record=number)).details
    assert not {"phase", "interventions", "why_stopped", "results"} & details.keys()


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (first(identificationModule={"nctId": ""}), "without nctId"),
        (first(identificationModule={"briefTitle": None}), "without briefTitle"),
        (first(statusModule={"studyFirstPostDateStruct": None}), "without date"),
        (
            first(statusModule={"studyFirstPostDateStruct": {"date": "soon"}}),
            "date is no date: 'soon'",
        ),
    ],
)
def test_a_study_without_what_it_is_known_by_is_refused(page: Page, said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        SOURCE.read(page)


@pytest.mark.parametrize("body", [b"Parameter `sort` has incorrect format", b"{}", b"[]"])
def test_what_is_no_list_of_studies_is_refused(body: bytes) -> None:
    with pytest.raises(LayoutError):
        SOURCE.links(replace(LISTING, body=body))
