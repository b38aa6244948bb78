"""The words of a document that a query asks for."""

from __future__ import annotations

import pytest

from search.language.parsing import parse
from search.language.tree import wanted_leaves
from search.query.passages.found_words import found_words


def found(query: str, title: str, text: str) -> tuple[str, ...]:
    return found_words(title, text, wanted_leaves(parse(query)))


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("ketamine", ("Ketamine",)),
        ("ketamine kickback", ("Ketamine", "kickbacks")),
        ('"drip party"', ("drip party",)),
        ("spa OR absent", ("SPA",)),
        ("title:spa", ()),
        ("ketamine NOT spa", ("Ketamine",)),
    ],
)
def test_each_word_once_as_it_is_written(query: str, words: tuple[str, ...]) -> None:
    text = "A SPA sold ketamine at a drip\nparty and took kickbacks; kickbacks again at the spa."
    assert found(query, "Ketamine Seized", text) == words


def test_far_down_in_a_long_text() -> None:
    text = f"{'ketamine and more ' * 3000} kickback"
    assert found("ketamine kickback", "", text) == ("ketamine", "kickback")
