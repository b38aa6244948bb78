"""Capitalised phrases and what they name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.names import names_in


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
