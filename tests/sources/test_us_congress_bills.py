"""The question is sent in the body; a bill without a text is no document."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load
from tests.sources.recording import readable, recorded

SOURCE = load("us_congress_bills")
RECORDING = recorded(Path(__file__).parent / "us_congress_bills")
PAGE = next(page for _, page in readable(SOURCE, RECORDING))


def test_the_question_is_json_and_goes_to_the_search() -> None:
    question = json.loads(SOURCE.listing_body)
    assert question["query"] == "ketamine collection:BILLS"
    assert question["sorts"] == [{"field": "publishdate", "sortOrder": "DESC"}]
    assert SOURCE.listing_headers == {"Content-Type": "application/json"}
    assert (SOURCE.credential, SOURCE.credential_optional) == ("api_data_gov", False)


def test_texts_come_from_the_host_that_needs_no_key() -> None:
    for link in SOURCE.links(RECORDING.listing):
        assert all(url.startswith("https://www.govinfo.gov/content/pkg/") for url in link.parts)


def test_ingestion_and_downloads_are_no_revision() -> None:
    data = RECORDING.listing.data
    data["results"][0] |= {"lastModified": "2027-01-01T00:00:00Z", "download": {}, "granuleId": ""}
    data["count"] = 7
    assert SOURCE.read(replace(PAGE, body=json.dumps(data).encode())) == SOURCE.read(PAGE)


def test_an_error_page_is_no_text() -> None:
    error = Page(url=PAGE.parts[0].url, body=b"<html><h1>Page Not Found</h1></html>")
    with pytest.raises(LayoutError, match="no pre element"):
        SOURCE.read(replace(PAGE, parts=(error,)))


@pytest.mark.parametrize("package", ["CRPT-119hrpt55", "BILLS-119", "BILLS-119xx1ih"])
def test_what_is_no_version_of_a_bill_is_refused(package: str) -> None:
    data = RECORDING.listing.data
    data["results"][0]["packageId"] = package
    page = replace(PAGE, body=json.dumps(data).encode(), record=package)
    with pytest.raises(LayoutError, match=package):
        SOURCE.read(page)


@pytest.mark.parametrize(
    ("package", "number"),
    [
        ("BILLS-119s12is", "S. 12"),
        ("BILLS-119hr9901rfs", "H.R. 9901"),
        ("BILLS-119hconres3enr", "H.Con.Res. 3"),
        ("BILLS-118sjres7pcs", "S.J.Res. 7"),
        ("BILLS-118hres700eh", "H.Res. 700"),
    ],
)
def test_the_number_is_read_from_the_package(package: str, number: str) -> None:
    data = RECORDING.listing.data
    data["results"][0]["packageId"] = package
    page = replace(PAGE, body=json.dumps(data).encode(), record=package)
    assert SOURCE.read(page).number == number
