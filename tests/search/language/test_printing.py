"""A tree as text, and back."""

from __future__ import annotations

from typing import cast

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from search.language.parsing import parse
from search.language.printing import print_query
from search.language.query_error import QueryError
from search.language.tree import (
    Among,
    And,
    Claim,
    FromSource,
    Fuzzy,
    Near,
    Not,
    Or,
    Pattern,
    SavedSearch,
    Text,
    TextField,
    Tree,
    words_alone,
)
from tests.search.language.queries import FIELDS, queries

_WORDS = st.sampled_from(
    ["ketamine", "21", "USC", "841", "schedule", "III", "O'Brien", "841(a)", "10:30", "M.D.", "and"]
)
_FIELDS = cast("list[TextField]", [None, "title", "number"])


def _texts(fields: list[TextField]) -> st.SearchStrategy[Text]:
    """Words as they stand, citations, and quotations."""
    field = st.sampled_from(fields)
    bare = st.builds(
        Text, text=_WORDS | st.sampled_from(["21 USC 841", "schedule III"]), field=field
    )
    phrase = st.lists(_WORDS | st.sampled_from(["OR", "w/5", "title:x", "-x", "@a"]), min_size=1)
    return bare | st.builds(Text, text=phrase.map(" ".join), field=field, quoted=st.just(True))


def _nears() -> st.SearchStrategy[Near]:
    text = _texts([None])
    field = st.sampled_from(_FIELDS)
    loose = st.lists(
        st.builds(Text, text=_WORDS, quoted=st.just(True)), min_size=3, max_size=5
    ).map(tuple)
    pairs = st.builds(Near, parts=st.tuples(text, text), words=st.integers(1, 50), field=field)
    return pairs | st.builds(Near, parts=loose, words=st.integers(1, 2), field=field)


@st.composite
def _leaves(draw: st.DrawFn) -> Tree:
    field = st.sampled_from(_FIELDS)
    pattern = st.sampled_from(["ke*", "wom?n", "ke?*n"])
    source = st.sampled_from(["us_dea_news", "us_*", "127.0.0.1"])
    claim = st.sampled_from(["party", "docket", "amount"])
    value = st.sampled_from(
        ["Jane Doe", "2:24-cr-00236", "5..", ">=6", "AND", "-x", "a,b", "x*", "kind:x", "(a)"]
    )
    kinds: list[st.SearchStrategy[Tree]] = [
        _texts(_FIELDS),
        _nears(),
        st.builds(Pattern, text=pattern, field=field),
        st.builds(Fuzzy, text=st.just("ketmine"), edits=st.integers(1, 2), field=field),
        st.builds(FromSource, name=source),
        st.builds(Claim, field=claim, value=value),
        st.builds(SavedSearch, name=st.sampled_from(["mine", "a-b_2"])),
    ]
    return draw(st.one_of(kinds))


def _is_as_read(tree: And) -> bool:
    """Whether it is none of words in which some stand in brackets, which a sentence may have."""
    several = (part for part in tree.parts if isinstance(part, And))
    return tree.strict or not any(map(words_alone, several))


def _joined(parts: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    several = st.lists(parts, min_size=2, max_size=4, unique=True).map(tuple)
    return st.one_of(
        st.builds(And, parts=several, strict=st.booleans()).filter(_is_as_read),
        st.builds(Or, parts=several),
        parts.map(lambda part: part.part if isinstance(part, Not) else Not(part=part)),
    )


_TREES = st.recursive(_leaves(), _joined, max_leaves=12)


@given(_TREES)
@example(And(parts=(Text(text="21"), Text(text="USC"), Text(text="841"))))
def test_a_printed_tree_is_read_as_the_same(tree: Tree) -> None:
    assert parse(print_query(tree), FIELDS) == tree


@given(queries())
def test_what_was_printed_once_stays_as_it_is(query: str) -> None:
    try:
        tree = parse(query, FIELDS)
    except QueryError:
        return
    printed = print_query(tree)
    assert parse(printed, FIELDS) == tree
    assert print_query(parse(printed, FIELDS)) == printed


@pytest.mark.parametrize(
    "queries",
    [
        ("a b", "(a b)", " a  b ", "((a) (b))", "a, b", "a - b", "a b a", "(a)(b)"),
        ("a AND b", "a AND b AND a", "(a AND b)"),
        ('"a b"', "\u201ca  b\u201d", "\u00aba b\u00bb"),
        ("NOT a", "-a", "-(a)", "NOT NOT NOT a"),
        ("title:a OR title:b", "TITLE:(a OR b)", "title:a,b"),
        ("a w/5 b", "a NEAR/5 b", "(a) W/5 b", "a near/05 b"),
        ('"a" w/5 "b"', '"a b"~5', '"a, b."~5'),
        ("Ket*", "ket**", "k\u00e9t*", "ket*."),
        ('party:"Jane Doe"', "party:(Jane Doe)", 'PARTY:("Jane  Doe")'),
    ],
)
def test_queries_that_ask_the_same_are_the_same(queries: tuple[str, ...]) -> None:
    assert len({print_query(parse(query, FIELDS)) for query in queries}) == 1
    assert len({parse(query, FIELDS) for query in queries}) == 1


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        ("(21) (USC) (841)", "(21) (USC) (841)"),
        ("a w/5 b w/2 c", "(a w/5 b) (b w/2 c)"),
        ("a b OR c", "(a b) OR c"),
        ("(a) -b", "a NOT b"),
    ],
)
def test_the_canonical_text(query: str, printed: str) -> None:
    assert print_query(parse(query)) == printed


def test_what_was_resolved_has_no_text() -> None:
    with pytest.raises(TypeError):
        print_query(Among(positions=frozenset({1})))
