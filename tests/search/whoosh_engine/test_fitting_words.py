"""Words that patterns and misspelt words stand for."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.index.plan import Like, Misspelt
from search.whoosh_engine.fitting_words import beginning, fitting_words
from tests.search.brute_force import distance, is_like

words = st.text("abé", max_size=6)


def like(known: list[str], pattern: str) -> Sequence[str]:
    """Those of some words that a pattern stands for."""
    leaf = Like(field="written", pattern=pattern)
    return fitting_words([word for word in known if word.startswith(beginning(leaf))], leaf)


@given(st.lists(words, unique=True).map(sorted), words, st.integers(0, 3))
def test_words_spelled_like_another(known: list[str], word: str, edits: int) -> None:
    found = fitting_words(known, Misspelt(field="written", word=word, edits=edits))
    assert found == [other for other in known if distance(word, other) <= edits]


@given(st.lists(words, unique=True).map(sorted), st.text("ab*?", max_size=5))
def test_words_written_like_a_pattern(known: list[str], pattern: str) -> None:
    assert like(known, pattern) == [word for word in known if is_like(word, pattern)]


@pytest.mark.parametrize("pattern", ["*a" * 40, "?*" * 40 + "b", "[a-z]*", "a|b"])
def test_no_pattern_is_slow_or_read_otherwise(pattern: str) -> None:
    known = ["a" * 200]
    assert like(known, pattern) == (known if pattern == "*a" * 40 else [])
