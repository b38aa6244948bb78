"""Function words are asked for only where nothing else is."""

from __future__ import annotations

import pytest

from search.language.function_words import telling
from search.language.parsing import parse
from search.language.tree import leaves


@pytest.mark.parametrize(
    ("query", "asked"),
    [
        ("who was charged in Texas", "charged Texas"),
        ("the clinic", "clinic"),
        ("who was it", "who was it"),
        ("the", "the"),
        ('"the clinic" of Texas', '"the clinic" Texas'),
        ("WHO guidance", "WHO guidance"),
        ("vitamin A", "vitamin A"),
        ("title:the clinic", "title:the clinic"),
        ("(the clinic) OR doctor", "clinic OR doctor"),
        ("doctor -(the clinic)", "doctor -clinic"),
        ("who AND charged", "who AND charged"),
    ],
)
def test_what_is_asked(query: str, asked: str) -> None:
    assert telling(parse(query)) == parse(asked)


def test_words_are_only_taken_away() -> None:
    tree = parse("what is the (dose or what) of ab* and NOT its w/5 use OR title:of")
    assert set(leaves(telling(tree))) < set(leaves(tree))
