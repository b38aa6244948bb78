"""Names of things that are sued; every name is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.assets.property_names import (
    is_property,
    is_vehicle,
    properties_at,
    property_at,
    property_key,
    without_own_number,
)

PIECES = (
    *("One ", "2019 ", "Ford ", "$9,000", " in U.S. Currency", ", VIN 1FT000", "a ", "house", " "),
    *("12 ", "Elm ", "Street", ", ", "Reno", "Real Property", " Located at ", ".", "\n", "of "),
    *(", an article of drug", "Ida Holt's ", "bitcoin", " and ", "LLC", "Funds in "),
)


def named(text: str, *, sure: bool = False) -> list[str]:
    return [text[it.start : it.end] for it in properties_at(text, 0, len(text), sure=sure)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("$9,000 in U.S. Currency, No. 3", ["$9,000 in U.S. Currency"]),
        ("approximately $1.2 million in cash that", ["$1.2 million in cash"]),
        ("One 2019 Ford F-150, VIN 1FT000, was", ["One 2019 Ford F-150, VIN 1FT000"]),
        ("a 2019 Porsche 911 and $40 in cash.", ["2019 Porsche 911", "$40 in cash"]),
        ("Dr. Ida Holt's 2019 Porsche 911 was", ["2019 Porsche 911"]),
        ("Real Property Known as 12 Elm Street, Alba, Ohio.",
         ["Real Property Known as 12 Elm Street, Alba, Ohio"]),
        ("12 Elm St. was", ["12 Elm St."]),
        ("her house at 12 Elm Street, Alba.", ["house at 12 Elm Street, Alba"]),
        ("600 Units of Vell, an article of drug, etc.",
         ["600 Units of Vell, an article of drug, etc."]),
        ("14 Firearms and 200 Rounds of Ammunition was",
         ["14 Firearms", "200 Rounds of Ammunition"]),
        ("Approximately 3.5 Bitcoin.", ["3.5 Bitcoin"]),
        ("One Laptop, Serial Number X123", ["One Laptop, Serial Number X123"]),
        ("All Funds on Deposit in Account 33.", ["Funds on Deposit in Account 33"]),
    ],
)  # fmt: skip
def test_things_that_are_named_by_themselves(text: str, names: list[str]) -> None:
    assert named(text) == named(text, sure=True) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("two houses in Alba", ["two houses"]),
        ("the fishing boat", ["fishing boat"]),
        ("a pharmacy building, a Lexus and three boats", ["pharmacy building", "Lexus"]),
        ("the fishing vessel Tarn Lark is", ["fishing vessel Tarn Lark"]),
        ("a clinic building and its parking lot.", ["clinic building", "parking lot"]),
        ("the assets of Tarn Care Group, P.C. The", ["assets of Tarn Care Group, P.C."]),
    ],
)
def test_things_that_only_the_words_before_tell(text: str, names: list[str]) -> None:
    assert named(text)[: len(names)] == names
    assert named(text, sure=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ida Holt",
        "Home Depot",
        "Lincoln Vale Clinic",
        "Three Rivers Pharmacy",
        "2016 Committee",
        "the sale of drugs",
        "",
    ],
)
def test_no_things(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    "name",
    ["500 Elm Street LLC", "Lot 49 LLC", "Real Estate Group Inc.", "One Medical Inc.", "Ida Holt",
     "Farm Credit", "Estate of Ida Holt", "Tarn Property Management", "Two Rivers Farm"],
)  # fmt: skip
def test_a_company_is_no_thing(name: str) -> None:
    assert not is_property(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("$9,000 in U.S. Currency", "$9,000.00 in United States Currency"),
        ("Real Property Located at 12 Elm Street, Alba, Ohio", "12 Elm Street"),
        ("One 2019 Ford F-150", "2019 Ford F-150"),
        ("600 Units of Vell, an article of drug", "600 units of Vell"),
    ],
)
def test_spellings_of_one_thing(one: str, other: str) -> None:
    assert property_key(one) == property_key(other)


def test_a_number_of_its_own_tells_two_things_apart() -> None:
    first, second = (property_key(f"One 2019 Ford F-150, VIN 1FT00{end}") for end in "12")
    assert first != second
    assert without_own_number(first) == without_own_number(second) == "2019 ford f-150"


@pytest.mark.parametrize(
    ("before", "words", "vehicle"),
    [
        ("seized a 2021 ", "Vellum Roadster", True),
        ("seized the 2021 ", "Dodge Durango", True),
        ("in 2021 ", "Ida Holt", False),
        ("seized a ", "Dodge Durango", False),
    ],
)
def test_vehicles_are_nobodys_names(before: str, words: str, vehicle: bool) -> None:
    assert is_vehicle(before + words, len(before)) is vehicle


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text())
def test_a_name_lies_within_the_text(text: str) -> None:
    for start in range(0, len(text), 3):
        if (found := property_at(text, start, len(text))) is not None:
            assert start <= found.start < found.end <= len(text)
    assert is_property(text) in (True, False)
    assert property_key(text) == property_key(text)
