"""How a text is cut into its title and sentences."""

from __future__ import annotations

import pytest

from enforcement.text.passage import Announcement, passage


def sentences(title: str, text: str) -> list[tuple[str, bool]]:
    whole = passage(Announcement(id="a1", title=title, text=text))
    return [(sentence.text, sentence.title) for sentence in whole.sentences]


@pytest.mark.parametrize("gap", [" ", "\n", "\n\n  "])
def test_a_title_said_again_before_the_first_sentence_is_a_title(gap: str) -> None:
    title, first = "Tarn Nurse Admits Illegal Sales of Pills", "BOISE - Ida Holt pleaded guilty."
    assert sentences(title, f"{title}{gap}{first}") == [
        (title, True),
        (title, True),
        (first, False),
    ]


def test_the_body_begins_behind_the_title_said_again() -> None:
    title, first = "Two Sentenced In Tarn County", "Ida Holt was sentenced."
    whole = passage(Announcement(id="a1", title=title, text=f" {title} {first}"))
    assert whole.whole[whole.body :] == first


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Ida Holt", "Ida Holt was sentenced."),
        ("Alba Care Of Tarn", "Alba Care Of Tarn agreed to pay."),
        ("Nurse Ida Holt Of Tarn", "Nurse Ida Holt Of Tarnville Pleaded Guilty."),
        ("Nurse Sentenced For Theft", "Ida Holt was sentenced."),
        ("", "Ida Holt was sentenced."),
    ],
)
def test_a_sentence_that_begins_like_the_title_is_a_sentence(title: str, text: str) -> None:
    assert sentences(title, text) == [(title, True), (text, False)]


def test_a_text_of_its_title_alone_is_no_sentence() -> None:
    title = "Two Sentenced In Tarn County"
    assert sentences(title, title) == [(title, True), (title, True)]
