"""Runs of words that are words of the index too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.compound_words import as_compound_word, compound_words
from search.language.tokens import tokenize

WORDS = ("21", "usc", "cfr", "fr", "schedule", "iii", "841", "a")


@pytest.mark.parametrize(
    ("words", "run"),
    [
        ("21 usc 841", "21 usc 841"),
        ("21 usc 841 a 1", "21 usc 841 a 1"),
        ("21 usc 841 b 1 c", None),
        ("21 usc", None),
        ("usc 841", None),
        ("21 cfr 1301 37", "21 cfr 1301 37"),
        ("90 fr 6541", "90 fr 6541"),
        ("90 fr 6541 6542", None),
        ("schedule iii", "schedule iii"),
        ("schedule iii drug", None),
        ("grand jury", None),
    ],
)
def test_which_phrases_are_runs(words: str, run: str | None) -> None:
    assert as_compound_word(words.split()) == run


def test_the_runs_of_a_text() -> None:
    found = [
        (token.text, token.position) for token in tokenize("Under 21 U.S.C. §§ 841(a) and 846.")
    ]
    assert {
        ("21 usc 841", 1),
        ("21 usc 841 a", 1),
        ("21 usc 841 a and", 1),
        ("21 usc 846", 4),
    } <= set(compound_words(found))
    assert list(compound_words([("a", 0), ("b", 1)])) == []


@given(
    st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 12)), max_size=30),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["usc", "cfr", "fr", "schedule"]))
    .flatmap(
        lambda head: st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(
            lambda tail: [*head, *tail]
        )
    )
    .map(lambda words: words[1:3] if words[1] == "schedule" else words),
)
def test_a_run_stands_exactly_where_the_phrase_does(
    words: list[tuple[str, int]], phrase: list[str]
) -> None:
    run = as_compound_word(phrase)
    if run is None:
        return
    starts = {
        start
        for start in range(-1, 13)
        if all((word, start + n) in words for n, word in enumerate(phrase))
    }
    assert {place for found, place in compound_words(words) if found == run} == starts
