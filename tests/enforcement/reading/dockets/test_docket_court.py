"""The court, its district, and the numbers of a docket, each whole."""

from __future__ import annotations

import pytest

from enforcement.reading.dockets.docket_court import labelled_court_numbers
from tests.enforcement.reading.dockets.dockets import a_docket, read


@pytest.mark.parametrize(
    ("court", "district"),
    [
        ("District Court, S.D. New York", "Southern District of New York"),
        ("District Court, D. Arizona", "District of Arizona"),
        ("District Court, District of Columbia", "District of Columbia"),
        ("Bankruptcy Court, D. Delaware", "District of Delaware"),
        (
            "District Court; Western District of Kentucky; Some Archive",
            "Western District of Kentucky",
        ),
        ("Court of Appeals for the Ninth Circuit", None),
        ("", None),
    ],
)
def test_the_district_is_the_courts(court: str, district: str | None) -> None:
    assert read(a_docket(court=court)).reading.district == district


@pytest.mark.parametrize(
    ("label", "numbers"),
    [
        ("3:31-cr-00042", ["3:31-cr-00042"]),
        ("3:31-cr-00042-RGJ-LLK", ["3:31-cr-00042"]),
        ("31-cv-42", ["31-cv-00042"]),
        ("2:31-po-00539", ["2:31-po-00539"]),
        ("1:31-md-03083", ["1:31-md-03083"]),
        ("4:31-crcor-00029", ["4:31-crcor-00029"]),
        ("3:31-cv-00042, 3:31-cv-00043", ["3:31-cv-00042", "3:31-cv-00043"]),
        ("unknown", []),
    ],
)
def test_a_number_is_kept_whole(label: str, numbers: list[str]) -> None:
    assert labelled_court_numbers(label, "District Court, D. Utah") == numbers


def test_the_number_of_an_appeal_is_its_circuits() -> None:
    assert labelled_court_numbers("31-3871", "Court of Appeals for the Sixth Circuit") == [
        "31-3871 (Sixth Circuit)"
    ]
    assert labelled_court_numbers("31-10123", "Bankruptcy Court, D. Delaware") == [
        "31-10123 (Bankruptcy Court; District of Delaware)"
    ]


def test_a_docket_cites_its_number_and_those_it_is_joined_with() -> None:
    docket = a_docket(
        "2031-04-02, document 9\nNOTICE. Associated Cases: 1:31-cv-03657-CM, 1:31-cv-03923-CM.",
        number="1:31-md-00123-RGJ",
    )
    cited = [it.canonical for it in read(docket).reading.citations]
    assert cited == ["1:31-md-00123", "1:31-cv-03657", "1:31-cv-03923"]


def test_a_court_that_hears_is_no_agency_that_acted() -> None:
    exhibit = "2031-04-02, document 9\nMOTION to Seal\n\nCase 1\n\nLetter of the FDA"
    assert read(a_docket(exhibit)).reading.agencies == ()
    complaint = exhibit.replace("MOTION to Seal", "COMPLAINT as to Odile Farrow")
    assert [it.name for it in read(a_docket(complaint)).reading.agencies] == ["FDA"]
