"""Captions, judges, ages, repeated charges and round-ups, in invented texts."""

from __future__ import annotations

import time

import pytest

from enforcement.parties.naming.names import names_in
from enforcement.reading.case_marks import (
    begins_anew,
    births,
    captions,
    is_roundup,
    judges,
    people_in,
    prosecutors,
)


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("United States v. Quennell", {"quennell"}),
        ("in United States v. Orla J. Quennell, Jr., No. 2:25-cr-00183", {"quennell"}),
        ("U.S. v. Quennell, et al.", {"quennell"}),
        ("State of Vermont v. Bram Tolliver", {"tolliver"}),
        ("People v. Tolliver and Commonwealth v. Oxen", {"tolliver", "oxen"}),
        ("United States ex rel. Oxen v. Halden Health Plans, Inc.", {"halden health plans"}),
        ("United States of America vs. Quennell Case No. 1", {"quennell"}),
        # Decisions that are cited, suits of others, and words with a v.
        ("See United States v. Moorewell, 423 U.S. 122 (1975).", set()),
        ("See United States v. Moorewell (2d Cir. 1999).", set()),
        ("Quennell v. Tolliver", set()),
        ("United States Attorney Brendan V. Johnson", set()),
        ("", set()),
        ("United States v. Denden\nParties: Linvo R. Denden; USA", {"denden"}),
    ],
)
def test_captions(text: str, against: set[str]) -> None:
    assert captions(text) == against


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("U.S. District Judge Orla M. Quennell sentenced him.", {"quennell"}),
        ("before Chief U.S. District Court Judge Bram Tolliver, Jr.", {"tolliver"}),
        ("Cobb Superior Court Judge A. Gregory Oxen", {"oxen"}),
        ("Supreme Court Justice Mary van Halden", {"halden"}),
        ("U.S. Magistrate Judge Ines Firth ordered him detained.", set()),
        ("the judge said", set()),
    ],
)
def test_judges_of_trial_courts(text: str, surnames: set[str]) -> None:
    assert judges(text) == surnames


@pytest.mark.parametrize(
    ("text", "surnames"),
    [
        ("said U.S. Attorney Q. Lee Brannigan, III of Quillport.", {"brannigan"}),
        ("Acting United States Attorney Ines Ploverdale today said", {"ploverdale"}),
        ("Attorney General Brannigan Files Suit Against Halden", {"brannigan"}),
        ("A.G. Ploverdale Announces Arrests In Quillport", {"ploverdale"}),
        ("announced Attorney General Ulf Brannigan. Tannen was arrested", {"brannigan"}),
        ("Assistant Attorney General Ines Ploverdale of the Criminal Division said", set()),
        ("United States Attorney General Ines Ploverdale, and others", set()),
        ("Attorney General Eric Holder, and others", set()),
        ("the U.S. Attorney's Office said", set()),
    ],
)
def test_prosecutors_of_a_district_or_a_state(text: str, surnames: set[str]) -> None:
    assert prosecutors(text) == surnames


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("Orla Quennell, 44, of Reno, was charged.", {("orla quennell", 1976)}),
        ("Orla Quennell, age 44, was charged.", {("orla quennell", 1976)}),
        ("Orla J. Quennell (44) was charged.", {("orla quennell", 1976)}),
        ("the arrest of 44-year old Orla Quennell", {("orla quennell", 1976)}),
        ("Orla Quennell, 44 vials in hand,", set()),
        ("Orla Quennell, of Reno, was charged.", set()),
        ("A 44-year-old fugitive was arrested.", {("", 1976)}),
        ("A nurse assaulted a 44-year-old patient.", set()),
    ],
)
def test_years_of_birth(text: str, born: set[tuple[str, int]]) -> None:
    people = people_in(names_in(text, 0, len(text)))
    assert set(births(text, people, 2020)) == born


@pytest.mark.parametrize(
    "text",
    [
        "Reno Woman Charged 2nd Time With Fraud",
        "A woman is charged with benefit fraud for the second time.",
        "Third Charge Of Doctor Shopping For Elko Woman",
        "Second Round of Fraud Charges for Elko Woman",
        "Elko Man Arrested Again",
        "A couple already facing fraud charges is accused of tax evasion.",
        "the second arrest of Bram Tolliver",
    ],
)
def test_who_is_charged_again(text: str) -> None:
    assert begins_anew(text)


@pytest.mark.parametrize(
    "text",
    [
        "Physicians Sentenced Again",
        "The court granted a second superseding indictment on new charges.",
        "He pleaded guilty to the second of four counts.",
        "charged with criminal sale in the third degree",
        "For the second time this year the agency warns of scams.",
        "She was charged with fraud.",
    ],
)
def test_what_is_no_second_case(text: str) -> None:
    assert not begins_anew(text)


@pytest.mark.parametrize(
    ("title", "text", "people", "roundup"),
    [
        ("Two Elko Residents Charged", "in separate cases from Elko and Nye Counties", 2, True),
        ("Four Convicted Of Fraud", "sentenced in Nye, Elko, Clark and Lander Counties.", 4, True),
        ("Twelve Charged As Part Of National Takedown", "", 0, True),
        (
            "Attorney General Announces Two Arrests",
            "following two separate investigations",
            0,
            True,
        ),
        ("Six Arrested", "for each separately exploiting residents", 6, True),
        # One person's part of it, and one person's two cases.
        ("Elko Woman Arrested During National Takedown", "", 1, False),
        ("Doctor Pleads Guilty", "to health care fraud in two separate cases", 1, False),
        ("Surgeon Admits $11 Million Fraud", "pleaded guilty in two separate cases", 1, False),
        ("Surgeon Gets 12 Years", "in two separate criminal cases", 1, False),
        ("Three Doctors Indicted", "in a scheme to sell prescriptions", 3, False),
        ("Pharmacist Sentenced", "who ran pharmacies in Nye, Elko and Clark counties", 1, False),
    ],
)
def test_roundups(title: str, text: str, people: int, *, roundup: bool) -> None:
    assert is_roundup(title, f"{title}\n{text}", people=people) == roundup


@pytest.mark.parametrize(
    "hostile",
    ["United States v. " + "A" * 100_000, "United States ex rel. " * 5_000, "charged a " * 10_000,
     "Attorney General A. " * 6_000,
     "two people in A, " * 6_000, "District Judge A " * 6_000, "in Nye, " * 12_000],
)  # fmt: skip
def test_hostile_texts_take_linear_time(hostile: str) -> None:
    start = time.process_time()
    captions(hostile), judges(hostile), prosecutors(hostile), begins_anew(hostile)
    is_roundup(hostile[:80], hostile, people=0)
    assert time.process_time() - start < 1
