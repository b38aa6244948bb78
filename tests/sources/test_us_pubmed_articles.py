"""Errors that come with status 200, dates as PubMed prints them, and what is no news."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import recorded

SOURCE = load("us_pubmed_articles")
RECORDING = recorded(Path(__file__).parent / "us_pubmed_articles")
(PAGE,) = RECORDING.pages.values()


def summary(**fields: Any) -> Page:
    """The page with fields of its article set."""
    data = PAGE.data
    (number,) = data["result"]["uids"]
    data["result"][number] |= fields
    return replace(PAGE, body=json.dumps(data).encode())


def search(**members: Any) -> Page:
    data = {"header": {"type": "esearch"}, "esearchresult": members}
    return replace(RECORDING.listing, body=json.dumps(data).encode())


@pytest.mark.parametrize(
    ("printed", "day", "precision"),
    [
        ("2026 Mar 4", "2026-03-04", "day"),
        ("2026 Mar 04", "2026-03-04", "day"),
        ("2026 Mar", "2026-03-01", "month"),
        ("2026 Mar-Apr", "2026-03-01", "month"),
        ("2026 Mar 4-10", "2026-03-01", "month"),
        ("2025 Dec-2026 Jan", "2025-12-01", "month"),
        ("2026 Spring", "2026-01-01", "year"),
        ("2026", "2026-01-01", "year"),
        ("2026 Feb 31", "None", "day"),
        ("in press", "None", "day"),
        ("", "None", "day"),
    ],
)
def test_a_printed_date_is_as_exact_as_it_is(printed: str, day: str, precision: str) -> None:
    document = SOURCE.read(summary(epubdate="", pubdate=printed))
    assert (str(document.published_on), document.precision) == (day, precision)


@given(st.text(max_size=30))
def test_any_printed_date_reads(printed: str) -> None:
    SOURCE.read(summary(epubdate="", pubdate=printed))


def test_coming_out_in_an_issue_is_no_revision() -> None:
    issued = summary(
        pubdate="2026 May",
        volume="12",
        issue="3",
        pages="101-9",
        recordstatus="PubMed - indexed for MEDLINE",
        pmcrefcount=4,
    )
    assert SOURCE.read(issued) == SOURCE.read(PAGE)


def test_a_retraction_is_a_revision() -> None:
    retracted = SOURCE.read(summary(pubtype=["Journal Article", "Retracted Publication"]))
    assert retracted != SOURCE.read(PAGE)
    assert "Retracted Publication" in retracted.details["publication_types"]


def test_an_article_of_nobody_in_a_journal_of_one_name_reads() -> None:
    document = SOURCE.read(summary(authors=[], fulljournalname="", articleids=[]))
    assert document.details.keys() == {"journal", "publication_types"}
    assert document.text.endswith("\n\nJ Invent Pain")


def test_ids_left_over_are_asked_for() -> None:
    ids = ["99000001", "99000002"]
    more = SOURCE.next_page(search(count="5", retstart="2", idlist=ids))
    assert more
    assert more.endswith("&retstart=4")
    assert SOURCE.next_page(search(count="4", retstart="2", idlist=ids)) is None
    assert SOURCE.next_page(search(count="4", retstart="2", idlist=[])) is None


def test_nothing_found_is_no_error() -> None:
    assert SOURCE.links(search(count="0", retstart="0", idlist=[])) == []


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"error": "API rate limit exceeded", "count": "4"}, "NCBI says: API rate limit exceeded"),
        ({"esearchresult": {"ERROR": "Search Backend failed"}}, "NCBI says: Search Backend failed"),
        ({"esearchresult": {"count": "1"}}, "no idlist"),
        ({"esearchresult": None}, "no esearchresult"),
        ({}, "no esearchresult; the answer has nothing"),
    ],
)
def test_an_error_with_status_200_is_refused(body: dict[str, Any], said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        SOURCE.links(replace(RECORDING.listing, body=json.dumps(body).encode()))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"error": "API rate limit exceeded"}, "NCBI says: API rate limit exceeded"),
        ({"result": {"uids": ["7"], "7": {"uid": "7", "error": "cannot get it"}}}, "of 7: cannot"),
        ({"result": {"uids": ["7"]}}, "expected one article, found 1"),
        ({"result": {"uids": []}}, "expected one article, found 0"),
        ({}, "expected one article, found 0"),
    ],
)
def test_an_id_without_an_article_is_refused(body: dict[str, Any], said: str) -> None:
    with pytest.raises(LayoutError, match=said):
        SOURCE.read(replace(PAGE, body=json.dumps(body).encode()))


@pytest.mark.parametrize("name", ["uid", "title"])
def test_an_article_without_what_it_is_known_by_is_refused(name: str) -> None:
    with pytest.raises(LayoutError, match=f"without {name}"):
        SOURCE.read(summary(**{name: ""}))
