"""The passage that shows why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import Text, wanted_leaves
from search.query.snippets import LENGTH, snippet

FILLER = "Nothing of interest is said in this sentence at all. "


def shown(text: str, query: str) -> tuple[str, list[str]]:
    found = snippet(text, wanted_leaves(parse(query)))
    return found.text, [found.text[start:end] for start, end in found.highlights]


@pytest.mark.parametrize(
    ("text", "query", "highlights"),
    [
        ("A ketamine clinic; Ketamine again.", "ketamine", ["ketamine", "Ketamine"]),
        ("Esketamine is another.", "ketamine", []),
        ("A Kétamine clinic.", "ketamine", ["Kétamine"]),
        ("A ketamine clinic.", "ket*", ["ketamine"]),
        ("A ketamine clinic.", "ketamine -clinic", ["ketamine"]),
        ("A warning. A warning letter.", '"warning letter"', ["warning letter"]),
        (
            "Under Title 21, United States Code, Section 841(a)(1), he",
            "21 USC 841(a)(1)",
            ["21, United States Code, Section 841(a)(1"],
        ),
        ("Under section 841(a) of title 21.", "21 usc 841", ["section 841(a) of title 21"]),
        ("a Schedule 3 drug", "schedule III", ["Schedule 3"]),
        ("Fined $1,250,000 today.", "$1,250,000", ["1,250,000"]),
        ("Nothing here.", "ketamine", []),
        ("", "ketamine", []),
    ],
)
def test_what_is_highlighted(text: str, query: str, highlights: list[str]) -> None:
    passage, found = shown(text, query)
    assert passage == text
    assert found == highlights


def test_the_passage_is_the_one_with_most_of_the_query() -> None:
    text = "ketamine. " + FILLER * 100 + "A ketamine clinic was closed. " + FILLER * 100
    passage, found = shown(text, "ketamine clinic")
    assert found == ["ketamine", "clinic"]
    assert "A ketamine clinic was closed." in passage
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert LENGTH * 0.8 < len(passage) <= LENGTH + 4


def test_no_word_is_cut_into_another_one() -> None:
    text = "x" * 3995 + " " + "esketamine " * 1000
    assert shown(text, "ketamine")[1] == []


def test_control_characters_do_not_get_through() -> None:
    passage, found = shown("a\x1b[31mketamine\x00\u202e\u2066\n\nclinic\x9b", "ketamine")
    assert passage == "a [31mketamine clinic"
    assert found == []
    assert shown("\x1b ketamine\u202eclinic", "ketamine") == ("ketamine clinic", ["ketamine"])


def test_a_phrase_longer_than_the_passage_is_shown_all_the_same() -> None:
    words = [f"w{n}" for n in range(200)]
    found = snippet(" ".join(words), [Text(text=" ".join(words), quoted=True)])
    assert found.highlights
    assert all(0 <= start < end <= len(found.text) for start, end in found.highlights)


@settings(max_examples=200)
@given(st.text(max_size=600), st.text(min_size=1, max_size=30))
def test_offsets_fit_any_text_and_query(text: str, query: str) -> None:
    try:
        leaves = wanted_leaves(parse(query))
    except QueryError:
        return
    found = snippet(text, leaves)
    assert found.text.isprintable() or not found.text.isascii()
    assert len(found.text) <= 3 * LENGTH
    at = 0
    for start, end in found.highlights:
        assert at <= start < end <= len(found.text)
        at = end
