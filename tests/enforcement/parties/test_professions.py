"""What a party is, in the words next to its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.naming.name import Name
from enforcement.parties.parties import parties
from enforcement.parties.professions import profession_in, profession_of
from enforcement.text.passage import Announcement, passage


@pytest.mark.parametrize(
    ("text", "profession"),
    [
        ("Nora Quill, 42, a licensed pharmacist, was sentenced.", "pharmacist"),
        ("Veterinarian Nora Quill was charged.", "veterinarian"),
        ("Nora Quill, D.D.S., was charged.", "dentist"),
        ("Agents arrested nurse practitioner Nora Quill.", "nurse practitioner"),
        ("Nora Quill pleaded guilty. Quill was a registered nurse in Reno.", "nurse"),
        ("Nora Quill, who practiced as a psychiatrist, was indicted.", "psychiatrist"),
        ("Nora Quill, 42, who was treated by a physician, was charged.", ""),
        ("Nora Quill, 42, was charged with doctor shopping.", ""),
        ("Orlo Inc., a drug wholesaler, agreed to pay $1 million.", "wholesaler"),
        ("Tarn Creek Pharmacy agreed to pay $1 million.", "pharmacy"),
        ("Orlo Inc., a telehealth company, agreed to pay $1 million.", "telehealth company"),
    ],
)
def test_a_profession_is_read_next_to_the_name(text: str, profession: str) -> None:
    (party,) = parties(passage(Announcement(id="a1", title="News", text=text)), ())
    assert party.profession == profession


def test_a_title_speaks_of_the_only_person() -> None:
    title = "Reno Doctor Sentenced"
    text = "Nora Quill was sentenced."
    (party,) = parties(passage(Announcement(id="a1", title=title, text=text)), ())
    assert party.profession == "physician"


@pytest.mark.parametrize(
    ("text", "professions"),
    [
        ("Nora Quill was charged. Otto Marsh was charged.", ["", ""]),
        ("Nora Quill was charged. Orlo Inc. agreed to pay.", ["physician", ""]),
        ("Nora Quill, a nurse, was charged.", ["nurse"]),
        ("Orlo Inc. agreed to pay.", [""]),
    ],
)
def test_of_whom_a_title_speaks(text: str, professions: list[str]) -> None:
    announcement = Announcement(id="a1", title="Reno Doctor Sentenced", text=text)
    assert [party.profession for party in parties(passage(announcement), ())] == professions


@pytest.mark.parametrize(
    ("text", "profession"),
    [
        ("nora quill, a nurse", "nurse"),
        ("nora quill, 42, of reno, a nurse", "nurse"),
        ("nora quill, who was a nurse", "nurse"),
        ("nora quill, a woman at a clinic", ""),
        ("nora quill, a man, licensed nurse", "nurse"),
        ("nora quill, a man, nurse", ""),
        ("nora quill, a " + "x" * 100 + " nurse", "nurse"),
        ("nora quill, a " + "x" * 110 + " nurse", ""),
        ("the nurse nora quill", "nurse"),
        ("the nurse at the home nora quill", ""),
        ("nurse, nora quill", "nurse"),
        ("nurse " + "x" * 54 + " nora quill", "nurse"),
        ("nurse " + "x" * 62 + " nora quill", ""),
    ],
)
def test_the_words_beside_a_name(text: str, profession: str) -> None:
    start = text.index("nora quill")
    name = Name(start, start + 10, start, ("nora", "quill"), "person", False, False)
    assert profession_of(text, name, "person", 0) == profession


def test_the_words_of_the_sentence_before_are_not_beside_a_name() -> None:
    name = Name(8, 18, 8, ("nora", "quill"), "person", False, False)
    assert profession_of("a nurse nora quill", name, "person", 0) == "nurse"
    assert profession_of("a nurse nora quill", name, "person", 8) == ""
    titled = Name(8, 18, 2, ("nora", "quill"), "person", False, False)
    assert profession_of("a nurse nora quill", titled, "person", 2) == "nurse"


def test_of_a_person_the_first_profession_counts() -> None:
    assert profession_in("a nurse and dentist", "person") == "nurse"
    assert profession_in("a woman", "person") == ""


def test_the_last_word_tells_what_an_organization_is() -> None:
    assert profession_in("the largest nursing home pharmacy", "organization") == "pharmacy"


@given(st.text())
def test_any_words_are_read(words: str) -> None:
    assert isinstance(profession_in(words, "person"), str)


def test_a_compounding_pharmacy_is_one_and_equine_practices_treat_animals() -> None:
    assert profession_in("tarn compounding pharmacy", "organization") == "compounding pharmacy"
    assert profession_in("tarn compounding llc", "organization") == "compounding pharmacy"
    assert profession_in("tarn equine p.a.", "organization") == "veterinary practice"
    assert profession_in("a former veterinary technician", "person") == "veterinary technician"
