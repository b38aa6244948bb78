"""Words that say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.parsing import parse
from search.language.printing import print_query
from search.language.synonyms import added_words, shipped_synonyms, synonyms_of, with_synonyms
from search.language.tree import And, Not, Or, Text, Tree

GROUPS = [["physician", "doctor", "M.D."], ["nurse practitioner", "NP"], ["ketamine", "Ketalar"]]
KNOWN = synonyms_of(GROUPS)


def added(query: str) -> dict[str, tuple[str, ...]]:
    return dict(added_words(with_synonyms(parse(query), KNOWN)))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("doctor", {"doctor": ("physician", "M.D.")}),
        ("Physicians", {"Physicians": ("doctor", "M.D.")}),
        ("M.D.", {"M.D.": ("physician", "doctor")}),
        ("MD", {}),
        ("nurse practitioners charged", {"nurse practitioners": ("NP",)}),
        ("practitioner nurse", {}),
        ("clinic (ketamine OR doctor)",
         {"ketamine": ("Ketalar",), "doctor": ("physician", "M.D.")}),
        ("esketamine", {}),
    ],
)  # fmt: skip
def test_what_else_is_found(query: str, expected: dict[str, tuple[str, ...]]) -> None:
    assert added(query) == expected


@pytest.mark.parametrize(
    "query",
    ['"doctor"', "clinic -doctor", "title:doctor", "docto*", "doctor~", "doctor w/3 clinic",
     '"nurse practitioner"'],
)  # fmt: skip
def test_what_is_meant_as_it_stands(query: str) -> None:
    assert added(query) == {}


def test_a_word_is_said_otherwise_beside_itself() -> None:
    ways = Or(parts=(Text(text="NP"), Text(text="nurse practitioner")), alike=True)
    tree = And(parts=(Text(text="NP"), Not(part=Text(text="NP"))), strict=True)
    expected = And(parts=(ways, Not(part=Text(text="NP"))), strict=True)
    assert with_synonyms(tree, KNOWN) == expected


@pytest.mark.parametrize("query", ["doctor ketamine", "nurse practitioner OR clinic"])
def test_a_query_is_printed_as_it_was_asked(query: str) -> None:
    assert print_query(with_synonyms(parse(query), KNOWN)) == print_query(parse(query))


def test_groups_are_added_to_those_that_are_known() -> None:
    more = synonyms_of([["ketamine", "Imalgene"]], KNOWN)
    assert more["ketamin",] == ("Ketalar", "Imalgene")
    assert more["imalgen",] == ("ketamine",)


def test_the_shipped_ones_tell_apart_what_only_looks_alike() -> None:
    shipped = shipped_synonyms()
    assert "esketamine" not in shipped["ketamin",]
    assert shipped["esketamin",] == ("Spravato",)
    assert "Ketalar" in shipped["ketamin",]
    assert {"physician", "M.D."} <= set(shipped["doctor",])


_WORDS = st.sampled_from(["doctor", "NP", "nurse", "practitioner", "x"])


def _and(parts: list[Tree]) -> Tree:
    return And(parts=tuple(parts))


@given(
    st.recursive(
        _WORDS.map(lambda word: Text(text=word)),
        lambda inner: st.lists(inner, min_size=1, max_size=4).map(_and),
        max_leaves=8,
    )
)
def test_no_word_of_a_tree_is_lost(tree: Tree) -> None:
    def words(tree: Tree) -> list[str]:
        match tree:
            case Or(parts=(asked, *_), alike=True):
                return words(asked)
            case And(parts=parts):
                return [word for part in parts for word in words(part)]
            case Text(text=text):
                return [text]
        raise AssertionError

    assert words(with_synonyms(tree, KNOWN)) == words(tree)
