"""Capitalised phrases and what they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.naming.names import names_in


def said(text: str, *, title: bool = False) -> list[tuple[str, str]]:
    """The names that are nobody's title or office, with their sort."""
    found = names_in(text, 0, len(text), title=title)
    return [(text[name.start : name.end], name.type) for name in found if not name.official]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the plea of Dr. Anna B. Quill, M.D., of Reno", "Anna B. Quill"),
        ("arrested OLIVER VANE JR. today", "OLIVER VANE JR."),
        ("that Hugo Marsh, III, pleaded", "Hugo Marsh, III"),
        ("charged Maria de la Cruz with", "Maria de la Cruz"),
        ("that Sean O'Dell-Price was", "Sean O'Dell-Price"),
        ('and Robert "Bob" Tarn were', 'Robert "Bob" Tarn'),
        ("a Registered Nurse Ida Holt was", "Ida Holt"),
        ("by April Renner, 31, of", "April Renner"),
        ("with Tessa Weeks, 40, of", "Tessa Weeks"),
        ("the doctor Nina Church, 26, of", "Nina Church"),
    ],
)
def test_a_person_is_named_without_titles_and_degrees(text: str, name: str) -> None:
    assert (name, "person") in said(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("with Vellum Health, Inc., of Ohio", "Vellum Health, Inc."),
        ("by Hospice of Arden LLC and", "Hospice of Arden LLC"),
        ("of Quarry & Sons, which", "Quarry & Sons"),
        ("that Tarn Creek Pharmacy billed", "Tarn Creek Pharmacy"),
        ("the Vale Hospital and Medical Center, a", "Vale Hospital and Medical Center"),
        ("the Center for Special Surgery in Reno", "Center for Special Surgery"),
        ("against Orlo plc, a maker", "Orlo plc"),
        ("of St. Alba's Clinic in", "St. Alba's Clinic"),
    ],
)
def test_an_organization_is_named_with_its_form(text: str, name: str) -> None:
    assert (name, "organization") in said(text)


def test_two_companies_are_not_one() -> None:
    assert said("that Orlo Inc. and Vellum LLC agreed") == [
        ("Orlo Inc.", "organization"),
        ("Vellum LLC", "organization"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "U.S. Attorney Paula Stern announced",
        "Special Agent in Charge Paula Stern of the FBI",
        "before Judge Paula Stern in Boise",
        "Paula Stern, United States Attorney for the District, said",
        "whistleblower Paula, or Relator Paula Stern, filed",
    ],
)
def test_officials_and_relators_are_marked(text: str) -> None:
    assert not [name for name, sort in said(text) if sort == "person"]


@pytest.mark.parametrize(
    "text",
    [
        "in San Antonio, Texas, on Monday",
        "the Department of Justice and the FBI",
        "Medicare and Medicaid Health Care Fraud",
        "the False Claims Act and the Anti-Kickback Statute",
        "a Wilson County Woman",
    ],
)
def test_places_agencies_programmes_and_laws_are_nobody(text: str) -> None:
    assert not [name for name, sort in said(text) if sort != "word"]


def test_in_a_title_kinds_and_places_name_nobody() -> None:
    assert said("Boston Medical Clinic Owner Sentenced", title=True) == []


def test_a_director_of_a_house_is_no_official() -> None:
    assert ("Ida Holt", "person") in said("the Medical Director Ida Holt was")


@given(st.text())
def test_any_text_is_read_and_every_name_stands_in_it(text: str) -> None:
    for name in names_in(text, 0, len(text)):
        assert 0 <= name.lead <= name.start < name.end <= len(text)


@given(
    st.lists(
        st.sampled_from(
            ["Ann", "Inc.", "of", "&", "and", ",", '"Bo"', "Dr.", "M.D.", "(", "Jr.", "Hospital",
             "the", "St.", "'s", "A.", "LLC", "Owner", "44,", "\n"]
        )
    ).map(" ".join)
)  # fmt: skip
def test_pieces_of_names_in_any_order_are_read(text: str) -> None:
    for name in names_in(text, 0, len(text), title=True):
        assert text[name.start : name.end].strip()


def types(text: str, *, title: bool = False) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.type) for n in names_in(text, 0, len(text), title=title)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("that Zephyr was", [("Zephyr", "word")]),
        ("that Zephyr's was", [("Zephyr", "word")]),
        ("that Zephyrs' was", [("Zephyrs", "word")]),
        ("that Dr. Zephyr was", [("Zephyr", "person")]),
        ("that Mr. Zephyr Jr. was", [("Zephyr Jr.", "person")]),
        ("that Zephyr plc was", [("Zephyr plc", "organization")]),
        ("that Al X. was", []),
        ("that Q was", []),
        ("that Hospital was", []),
        ("that Attorney was", []),
        ("in April they", []),
        ("in San Bruno they", []),
        ("that San Bruno Quill was", [("San Bruno Quill", "person")]),
        ("in Orlo Heights they", []),
        ("in Orlo Heights Jr. they", []),
        ("in Nevada Texas they", []),
        ("that Quill's Vane was", []),
        ("that General Memorial was", []),
        ("that B C D E F Goe was", [("B C D E F Goe", "person")]),
        ("that B C D E F G Hoe was", []),
        ("that Nora Court was", []),
        ("that Tarn Pharmacy, 42, was", [("Tarn Pharmacy", "person")]),
        ("that Tarn Pharmacy (42) was", [("Tarn Pharmacy", "person")]),
        ("that Tarn Pharmacy Inc., 42, was", [("Tarn Pharmacy Inc.", "organization")]),
    ],
)
def test_what_a_phrase_names(text: str, names: list[tuple[str, str]]) -> None:
    assert types(text) == names


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("that Judge Paula Stern ruled", True),
        ("that Judge Stern ruled", True),
        ("that Director Paula Stern spoke", True),
        ("that Medical Director Paula Stern fled", False),
        ("that Medical Judge Paula Stern fled", True),
        ("that Nurse Paula Stern fled", False),
        ("that Paula Stern, Special Agent in Charge, fled", True),
        ("that Paula Stern said", True),
        ("that Paula Stern fled", False),
    ],
)
def test_who_is_an_authority(text: str, official: bool) -> None:
    assert [name.official for name in names_in(text, 0, len(text))] == [official]


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("that Dr. Paula Stern fled", True),
        ("that Ms Paula Stern fled", True),
        ("that Nurse Paula Stern fled", False),
        ("that Paula Stern, M.D., fled", True),
        ("that Paula Stern, 42, fled", True),
        ("that Paula Stern, aged 42; fled", True),
        ("that Paula Stern fled", False),
    ],
)
def test_who_is_surely_a_person(text: str, sure: bool) -> None:
    assert [name.sure for name in names_in(text, 0, len(text))] == [sure]


@pytest.mark.parametrize("text", ["that Zephyr fled", "that Orlo Inc. fled", "that Orlo plc fled"])
def test_words_and_organizations_are_no_authorities_and_no_sure_people(text: str) -> None:
    (name,) = names_in(text, 0, len(text))
    assert (name.official, name.sure) == (False, False)


def test_where_the_titles_before_a_name_begin() -> None:
    (name,) = names_in("that Nurse Dr. Paula B. Stern's fled", 0, 36)
    assert (name.lead, name.start, name.end) == (5, 15, 29)
    assert name.words == ("paula", "b", "stern")
    (company,) = names_in("that Orlo plc fled", 0, 18)
    assert (company.start, company.end, company.words) == (5, 13, ("orlo", "plc"))


def test_an_age_beyond_the_sentence_is_none() -> None:
    assert [name.sure for name in names_in("that Paula Stern, 42, fled", 0, 17)] == [False]
