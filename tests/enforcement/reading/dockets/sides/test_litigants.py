"""Who is named on a line of parties."""

from __future__ import annotations

import pytest

from enforcement.claims import PartyType
from enforcement.reading.dockets.docket_sheet import docket_sheet
from enforcement.reading.dockets.sides.litigants import (
    is_public,
    listed_litigants,
    litigant_type,
    litigants,
)
from enforcement.text.passage import passage
from enforcement.text.stretch import Stretch
from tests.enforcement.reading.dockets.dockets import a_docket


@pytest.mark.parametrize(
    ("name", "type"),
    [
        ("Odile Farrow", "person"),
        ("ODILE FARROW", "person"),
        ("Odile R Farrow, Jr.", "person"),
        ("Marie-Claire O'Fallon", "person"),
        ("Juan de la Ondry", "person"),
        ("Ida McRix", "person"),
        ("Čedo Žalar", "person"),
        ("Odile SJ Farrow", "person"),
        ("Rix Supply, Inc.", "organization"),
        ("RIX SUPPLY LLC", "organization"),
        ("Rix & Farrow", "organization"),
        ("Friends of the Ondry", "organization"),
        ("Ondry Valley Tribe", "organization"),
        ("Ondry, State of", "organization"),
        ("Ondry Society, The", "organization"),
        ("PellRix", "organization"),
        ("WildPell Guardians", "organization"),
        ("USA", "organization"),
        ("$48,210.00 in United States Currency", "property"),
        ("One 2019 Vellum Roadster, VIN 1VR00000000000000", "property"),
        ("Real Property Located at 12 Elm Street, Alba, Nevada", "property"),
        ("2019 Porsche 911", "property"),
        ("Miscellaneous Jewelry", "property"),
        ("Estate of Ida Holt", "organization"),
        ("500 Elm Street LLC", "organization"),
        ("Three Rivers Pharmacy", "organization"),
        ("Sage Pell Club", "organization"),
    ],
)
def test_a_name_by_itself_tells_what_bears_it(name: str, type: PartyType) -> None:
    assert litigant_type(name) == type


@pytest.mark.parametrize("name", ["U.S. Department of Justice", "Ondry, Town of", "USA"])
def test_public_bodies(name: str) -> None:
    assert is_public(name)


@pytest.mark.parametrize("name", ["Rix Supply, Inc.", "Friends of the Ondry", "Pell Hospital"])
def test_other_organizations(name: str) -> None:
    assert not is_public(name)


def named(line: str) -> list[tuple[str, tuple[str, ...]]]:
    sheet = docket_sheet(passage(a_docket(parties=line)))
    assert sheet is not None
    return [(it.name, it.aliases) for it in litigants(sheet)]


def test_what_somebody_is_sued_as_is_no_part_of_the_name() -> None:
    assert named("ODILE FARROW, in her official capacity as Secretary of Ondry; Ida Pell") == [
        ("ODILE FARROW", ()),
        ("Ida Pell", ()),
    ]
    assert named("Ida Pell, individually and on behalf of all others") == [("Ida Pell", ())]


def test_titles_and_degrees_are_no_part_of_a_persons_name() -> None:
    assert named("Dr. Ida Pell, M.D.; Odile Farrow DVM; Basil Ondry, M.D., P.A.") == [
        ("Ida Pell", ()),
        ("Odile Farrow", ()),
        ("Basil Ondry, M.D., P.A.", ()),
    ]


def test_other_names_are_aliases() -> None:
    assert named("Ida Pell a/k/a Dr. Ketty; Rix Supply, Inc. d/b/a Pell Pharmacy") == [
        ("Ida Pell", ("Dr. Ketty",)),
        ("Rix Supply, Inc.", ("Pell Pharmacy",)),
    ]


def test_nobody_in_particular_is_left_out() -> None:
    assert named("Does 1-10; John Doe; Ida Pell; UNKNOWN OFFICERS; Ida Pell") == [("Ida Pell", ())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Odile Farrow (1), Rix Supply, Inc. (2)", ["Odile Farrow", "Rix Supply, Inc."]),
        ("Odile Farrow and Basil Ondry", ["Odile Farrow", "Basil Ondry"]),
        ("Pell Law and Policy Center, Ida Pell", ["Pell Law and Policy Center", "Ida Pell"]),
        ("The Ondry Society, Rix LLC, and Pell LLC", ["The Ondry Society", "Rix LLC", "Pell LLC"]),
        ("Ondry Society, The, Ida Pell", ["Ondry Society, The", "Ida Pell"]),
        ("Farrow", []),
    ],
)
def test_a_list_of_names_in_a_sentence(text: str, names: list[str]) -> None:
    assert [it.name for it in listed_litigants(text, Stretch(0, len(text)))] == names
