"""Which names may be one name, spelled otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.claims import PartyType
from enforcement.parties.naming.respelling import may_be_respelled


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jon Quil", "John Quill"),
        ("Catherine Penn", "Katherine A. Penn, Jr."),
        ("Leland R. Voskamp", "Leland Voskampf"),
        ("Maria Smith", "Maria Smyth"),
        ("L. Voskamp", "Leland Voskamp"),
        ("Tamsin Orloff", "Tamsin Olroff"),
    ],
)
def test_a_letter_makes_no_other_person(one: str, other: str) -> None:
    assert may_be_respelled(one, other, "person")
    assert may_be_respelled(other, one, "person")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("John Quill", "Joan Quill"),
        ("Jon Quill", "Joan Quill"),
        ("Carl Penn", "Carla Penn"),
        ("Robert Penn", "Roberta Penn"),
        ("Marie Penn", "Mario Penn"),
        ("Mark Lee", "Mark Lea"),
        ("John Quill, Sr.", "Jon Quill, Jr."),
        ("John A. Quill", "Jon B. Quill"),
        ("Ada Quill", "Bram Tolliver"),
        ("Ada Quill", "Ada Quillon"),
        ("Quill", "Quil"),
    ],
)
def test_in_doubt_it_is_another_person(one: str, other: str) -> None:
    assert not may_be_respelled(one, other, "person")
    assert not may_be_respelled(other, one, "person")


@pytest.mark.parametrize(
    ("one", "other", "type", "same"),
    [
        ("Evergreen Ketamine LLC", "The Evergren Ketamine, Inc.", "organization", True),
        ("Clinic 12 LLC", "Clinic 13 LLC", "organization", False),
        ("Halcyon Vials", "Halcyon Vials West", "organization", False),
        ("one 2019 Ford Transit", "one 2019 Ford Transi", "property", False),
    ],
)
def test_organizations_likewise_and_things_never(
    one: str, other: str, type: PartyType, same: bool
) -> None:
    assert may_be_respelled(one, other, type) == same


@given(st.text(max_size=30), st.text(max_size=30), st.sampled_from(["person", "organization"]))
def test_it_does_not_matter_which_came_first(one: str, other: str, type: PartyType) -> None:
    assert may_be_respelled(one, other, type) == may_be_respelled(other, one, type)
