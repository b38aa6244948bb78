"""Estates, those who act for them, and the living who bear the name; every name is invented."""

from __future__ import annotations

import pytest

from enforcement.reading.text_reading import read_text
from enforcement.text.passage import Announcement


def standings(text: str, title: str = "") -> dict[str, tuple[str, ...]]:
    reading = read_text(Announcement(id="a1", title=title, text=text, office="USAO"))
    return {party.name: party.standing for party in reading.parties}


ESTATE = "Estate of Ida Holt"


@pytest.mark.parametrize(
    "text",
    [
        "The Estate of Ida Holt agreed to pay $9,000 to settle claims.",
        "The estate of the late Dr. Ida Holt agreed to pay $9,000 to settle claims.",
        "Ida Holt died in May. Holt\u2019s estate agreed to pay $9,000 to settle claims.",
        "Otto Holt, as executor of the Estate of Ida Holt, agreed to pay $9,000 to settle claims.",
        "Otto Holt, personal representative of the Estate of Ida Holt, agreed to pay $9,000 to"
        " settle claims that Dr. Holt billed.",
    ],
)
def test_an_estate_settles(text: str) -> None:
    assert standings(text) == {ESTATE: ("settled",)}


def test_whoever_is_named_behind_an_estate_is_not_of_the_estate() -> None:
    text = "The Estate of Ida Holt and Tarn Care LLC agreed to pay $9,000 to settle claims."
    assert standings(text) == {ESTATE: ("settled",), "Tarn Care LLC": ("settled",)}


def test_what_was_done_before_a_death_is_not_said_of_the_estate() -> None:
    text = "The estate of Ida Holt was sued for fraud. Ida Holt, who was convicted, died in prison."
    assert standings(text) == {ESTATE: ("sued",)}


def test_a_living_bearer_of_the_name_is_somebody_else() -> None:
    text = "Prosecutors sued the estate of nurse Ida Holt. Her husband, Otto Holt, pleaded guilty."
    assert standings(text) == {ESTATE: ("sued",), "Otto Holt": ("pleaded guilty",)}


@pytest.mark.parametrize(
    "text",
    [
        "Otto Vale was arrested for theft from the estate of Ida Holt.",
        "Otto Vale was arrested. He sold real estate of Ida Holt.",
        "Otto Vale was arrested at an estate sale.",
        "Real estate agent Otto Vale was arrested.",
        "Otto Vale was arrested. The late Dr. Ida Holt died before she could be charged.",
    ],
)
def test_no_estate_is_a_party(text: str) -> None:
    assert standings(text) == {"Otto Vale": ("arrested",)}
