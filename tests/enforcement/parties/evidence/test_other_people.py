"""What is said of a husband, an employee or an accomplice is not said of the party."""

from __future__ import annotations

import pytest

from enforcement.parties.evidence.other_people import is_of_another, tells_of_another
from enforcement.reading.text_reading import read_with_outcomes
from enforcement.text.passage import Announcement


def kinds(text: str) -> set[str]:
    """What was done to Orla Quennell."""
    given = Announcement(id="x", title="Notice", text=text, office="U.S. Attorney")
    return {act.kind for act in read_with_outcomes(given)[1] if act.name == "Orla Quennell"}


@pytest.mark.parametrize(
    "text",
    [
        "Her husband was convicted by a jury.",
        "Two of her employees pleaded guilty.",
        "Quennell's brother was arrested in Tarn.",
        "Two of the defendant's employees were acquitted.",
        "A second nurse was arrested.",
        "The clinic's manager pleaded guilty.",
        "An accomplice was convicted by a jury.",
        "A jury convicted her husband in May.",
        "A jury convicted her husband, Bram Tolliver, in May.",
        "Her partner in the scheme, Bram Tolliver, was convicted by a jury.",
        "Her former business partner was sentenced to two years in prison.",
    ],
)
def test_it_is_somebody_elses(text: str) -> None:
    assert kinds(f"Orla Quennell was charged with fraud. {text}") == {"charge"}


def test_within_a_sentence() -> None:
    text = "Orla Quennell was charged with fraud, and her partner was sentenced to two years."
    assert kinds(text) == {"charge"}
    text = "Orla Quennell, 51, and her husband were convicted by a jury."
    assert kinds(text) == {"conviction"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her lawyer said she was arrested at home.", "arrest"),
        ("Her trial ended when she was convicted by a jury.", "conviction"),
        ("Her conviction came in May.", "conviction"),
    ],
)
def test_it_is_the_partys_own(text: str, kind: str) -> None:
    assert kinds(f"Orla Quennell was charged with fraud. {text}") == {"charge", kind}


def test_whoever_is_told_of_before_a_name_may_be_its_bearer() -> None:
    text = "The co-owner of a clinic was convicted by a jury. Orla Quennell, 51, ran it."
    assert kinds(text) == {"conviction"}


def test_words() -> None:
    assert tells_of_another(", and her former business partner was ")
    assert not tells_of_another(", and her conviction was ")
    assert is_of_another("convicted her husband", 9)
    assert not is_of_another("convicted her of theft", 9)


@pytest.mark.parametrize("words", ["her good ", "Ada Ada ", "and her ", "the shop's "])
def test_long_texts_are_read_in_linear_time(words: str) -> None:
    assert not tells_of_another(words * 10_000)
