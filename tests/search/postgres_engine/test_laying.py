"""Words laid into vectors: none is lost, and what stands together stays together."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from search.language.lanes import NO_WORD
from search.postgres_engine.storage.laying import (
    MOST_PLACES,
    MOST_TIMES,
    OVERLAP,
    laid,
    placed,
    stretches,
)

_VECTOR_PART = re.compile(r"'((?:[^'\\]|''|\\\\)+)':([\d,]+)")


def read(vector: str) -> dict[str, list[int]]:
    """The lexemes of a vector's text with their places, as PostgreSQL reads it."""
    return {
        lexeme.replace("''", "'").replace("\\\\", "\\"): [*map(int, places.split(","))]
        for lexeme, places in _VECTOR_PART.findall(vector)
    }


#: A text of a few stretches, in each of which one word or a few are repeated.
texts = st.lists(
    st.tuples(st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4), st.integers(1, 400)),
    max_size=6,
).map(lambda parts: [word for words, times in parts for word in words * times])


@given(texts)
def test_pieces_have_room_and_overlap(words: list[str]) -> None:
    found = [*stretches(words)]
    assert (found[0][0], found[-1][1]) == (0, len(words))
    for (_, end), (start, after) in pairwise(found):
        assert start == end - OVERLAP
        assert after > end
    for start, end in found:
        assert end - start <= MOST_PLACES
        assert all(words[start:end].count(word) <= MOST_TIMES for word in "abcdefgh")


@given(texts)
def test_what_stands_together_lies_whole_in_a_piece(words: list[str]) -> None:
    covered = [*stretches(words)]
    for start in range(max(0, len(words) - OVERLAP)):
        assert any(a <= start and start + OVERLAP <= b for a, b in covered)


@given(st.lists(st.sampled_from([*"abcdefgh", NO_WORD, "o'neil", "back\\slash", "a:1"])))
def test_every_word_has_its_places(words: list[str]) -> None:
    there = read(" ".join(placed("written", words)))
    assert there == {
        f"w{word}": [place for place, other in enumerate(words, 1) if other == word]
        for word in words
        if word != NO_WORD
    }


def test_a_short_text_is_laid_once_with_its_places() -> None:
    made = laid("us_one", {"stem": "ketamin - clinic ketamin", "cited": "21-usc-841"})
    assert read(made.stem) == {
        "ous_one": [1],
        "sketamin": [1, 4],
        "sclinic": [3],
        "c21-usc-841": [1],
    }
    assert (made.pieces, made.stem_words) == (None, 3)


def test_of_a_long_text_the_places_are_in_pieces() -> None:
    words = " ".join(["often"] * 300 + ["once", "again"])
    made = laid("us_one", {"written": words, "title_written": "a title"})
    there = read(made.written)
    assert there["woften"] == [*range(1, MOST_TIMES + 1)]
    assert there["wonce"] == [1]
    assert made.pieces is not None
    (last,) = [piece for piece in map(read, made.pieces) if "wonce" in piece]
    assert last["wagain"] == [last["wonce"][0] + 1]
    assert {"Wa": [1], "Wtitle": [2]} in map(read, made.pieces)
