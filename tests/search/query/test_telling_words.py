"""Which words tell what a document is about."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from search.language.words.stems import stem
from search.query.telling_words import MOST, telling_words

KNOWN = {"the": 1000, "doctor": 120, "ketamin": 40, "voskamp": 6, "clinic": 90, "rare": 1}


def frequencies(families: Sequence[str]) -> list[int]:
    return [KNOWN.get(family, 0) for family in families]


def told(title: str, text: str) -> list[str]:
    return [word.written for word in telling_words(title, text, frequencies, 1000)]


def test_what_is_rare_and_often_said_comes_first() -> None:
    text = "The doctors ran the clinics. The doctor sold ketamine. The clinic closed."
    assert told("Voskamp", text) == ["voskamp", "clinics", "doctors", "ketamine"]


def test_what_no_other_document_says_and_numbers_tell_nothing() -> None:
    assert told("", "A rare 2025 word of it.") == []


def test_what_every_document_says_tells_nothing() -> None:
    known = telling_words("", "drug drug clinic", lambda families: [1000, 90], 1000)
    assert [word.written for word in known] == ["clinic"]


def test_function_words_tell_nothing() -> None:
    assert told("", "the the clinic") == ["clinic"]


@given(st.text(max_size=300), st.text(max_size=300))
def test_they_are_words_of_the_document_and_not_many(title: str, text: str) -> None:
    found = telling_words(title, text, lambda families: [2] * len(families), 10)
    assert len(found) <= MOST
    assert len({word.family for word in found}) == len(found)
    assert all(stem(word.written) == word.family for word in found)
