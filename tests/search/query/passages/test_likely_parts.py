"""Reading the parts of a text in which a word may stand finds what reading all of it finds."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.language.tree import Fuzzy, Near, Pattern, Text, Wording
from search.query.passages.likely_parts import parts_with, piece_of
from search.query.passages.occurrences import occurrences_by_piece
from search.query.passages.wanted_words import Wanted, WantedRuns, WantedWord, wanted
from store.plain_text import one_line

#: Words as texts have them, in forms that are easily taken for others.
WRITTEN = (
    *(
        "Clinic",
        "clinics,",
        "home-based",
        "homebased",
        "Home\u2011Based",
        "U.S.",
        "US",
        "M.D.",
        "md",
    ),
    *("Dying", "die", "lying.", "studies", "study", "use", "using", "say", "skies", "Sky", "by"),
    *(
        "\u00a7",
        "\u00a7\u00a7",
        "Section",
        "1,250,000",
        "1250000",
        "2.5",
        "x\u00b2",
        "K\u00e9tamine",
    ),
    *(
        "ketamine\u2014sold",
        "\u201cketamine\u201d",
        "Voskamp\u2019s",
        "O'Brien",
        "e-mail",
        "Ph.D.",
        "\u00a0",
    ),
    *(
        "ke\u00adtamine",
        "\u00bd",
        "\u00c6gis",
        "stra\u00dfe",
        "COVID-19",
        "10-K",
        "-",
        "",
        "of",
        "a",
    ),
)
ASKED = (
    *("clinic", "home-based", "homebased", "us", "u.s.", "md", "die", "lie", "study", "use", "say"),
    *(
        "sky",
        "by",
        "section",
        "1,250,000",
        "1250000",
        "2",
        "5",
        "x2",
        "ketamine",
        "sold",
        "voskamp",
    ),
    *("o'brien", "email", "e-mail", "phd", "12", "aegis", "strasse", "covid-19", "10-k", "of", "a"),
)
texts = (
    st.lists(st.sampled_from(WRITTEN), max_size=40).map(" ".join)
    | st.lists(st.sampled_from(WRITTEN), max_size=12).map("".join)
    | st.text(max_size=60)
)
words = st.sampled_from(ASKED) | st.text(max_size=8)
leaves = st.lists(
    st.builds(Text, text=words, quoted=st.booleans())
    | st.builds(Text, text=st.lists(words, max_size=3).map(" ".join), quoted=st.just(True))
    | st.builds(Near, parts=st.tuples(*2 * [st.builds(Text, text=words)]), words=st.integers(0, 4))
    | st.builds(Pattern, text=st.sampled_from(["clin*", "k?tamine", "*based", "10*"]))
    | st.builds(
        Fuzzy, text=st.sampled_from(["clinc", "ketamin", "kteamine", "homebsaed", "study"])
    ),
    min_size=1,
    max_size=4,
)


def agree(text: str, leaves: list[Wording]) -> bool:
    """Whether what is found by hints in a text is what is found without."""
    quick = wanted(tuple(leaves), None)
    whole = [*map(without_hints, quick)]
    return [*occurrences_by_piece(text, quick)] == [*occurrences_by_piece(text, whole)]


def without_hints(one: Wanted) -> Wanted:
    return replace(one, hint="") if isinstance(one, WantedWord) else replace(one, hints=("",))


def is_no_citation(word: str) -> bool:
    return all(isinstance(it, WantedWord) for it in wanted((Text(text=word),), None))


@settings(max_examples=300)
@given(texts, leaves)
@example("A \u00a7 841, a section.", [Text(text="section")])
@example("vying", [Text(text="vying")])
def test_nothing_is_missed_in_parts_that_are_not_read(text: str, leaves: list[Wording]) -> None:
    assert agree(text, leaves)


def test_nothing_is_missed_in_texts_of_publishers(shared: Path) -> None:
    lines = (shared.parent / "gold" / "dev_texts.jsonl").read_text().splitlines()
    for line in lines[:: len(lines) // 40]:
        text = one_line(json.loads(line)["text"])
        for word in {*ASKED[::3], *text.split()[::29]}:
            assert agree(text, [Text(text=word), Text(text=word, quoted=True)]), word


@given(st.text("abceinoprstuvxyz", min_size=1, max_size=9).filter(is_no_citation))
def test_a_word_of_a_family_is_written_with_what_hints_at_it(word: str) -> None:
    ways = wanted((Text(text=word),), None)
    found = [it for it in ways if isinstance(it, WantedWord) and it.spans(word)]
    assert found
    assert all(way.hint in word for way in found)


@given(st.text("abc", min_size=1, max_size=12), st.integers(1, 2), st.data())
def test_a_word_that_is_misspelt_keeps_what_hints_at_it(
    word: str, most: int, data: st.DataObject
) -> None:
    other = word
    for _ in range(most):
        at = data.draw(st.integers(0, max(len(other) - 2, 0)))
        rest = other[at:]
        changed = data.draw(
            st.sampled_from([rest[1::-1] + rest[2:], rest[1:], "c" + rest, "c" + rest[1:]])
        )
        other = other[:at] + changed
    ways = wanted((Fuzzy(text=word, edits=most),), None)
    assert any(isinstance(way, WantedWord) and way.hint in other for way in ways)


def test_a_word_that_cites_is_looked_for_as_a_citation_alone() -> None:
    ways = wanted((Text(text="usc"),), None)
    assert [it.lane for it in ways if isinstance(it, WantedRuns)] == ["cited"]
    assert len(ways) == 1


@pytest.mark.parametrize(
    ("hint", "parts"),
    [
        ("clinic", [(0, "Clinics"), (19, "clinic,"), (30, "Clinic")]),
        ("us", [(14, "U.S.")]),
        ("etami", [(38, "k\u00e9tamine")]),
        ("an", []),
        ("homeb", [(47, "home-based")]),
        ("based", [(47, "home-based"), (58, "based")]),
    ],
)
def test_the_parts_that_have_a_hint(hint: str, parts: list[tuple[int, str]]) -> None:
    text = "Clinics \u2014 the U.S. clinic, a \u201cClinic\u201d k\u00e9tamine home-based based"
    assert [*parts_with(piece_of(text), hint)] == parts


def test_a_small_letter_stands_where_its_capital_does() -> None:
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(piece_of(everything).small) == len(everything)
