"""What a party is, in the words next to its name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.parties import parties
from enforcement.parties.professions import profession_in
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


def test_the_last_word_tells_what_a_house_is() -> None:
    assert profession_in("the largest nursing home pharmacy", "organization") == "pharmacy"


@given(st.text())
def test_any_words_are_read(words: str) -> None:
    assert isinstance(profession_in(words, "person"), str)
