"""The query language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.language.syntax import (
    And,
    Not,
    Or,
    Phrase,
    QueryError,
    Tree,
    Word,
    parse,
    wanted_leaves,
)


def word(text: str, field: str | None = None) -> Word:
    return Word(text=text, field=field)


def phrase(text: str, field: str | None = None) -> Phrase:
    return Phrase(words=tuple(text.split()), field=field)


@pytest.mark.parametrize(
    ("query", "tree"),
    [
        ("Ketamine", word("ketamine")),
        ("ketamine clinic", And(parts=(word("ketamine"), word("clinic")))),
        ("ketamine AND clinic", And(parts=(word("ketamine"), word("clinic")))),
        ('"warning letter"', phrase("warning letter")),
        ("\u201cwarning letter\u201d", phrase("warning letter")),
        ("schedule I", phrase("schedule i")),
        ("21 U.S.C. § 841(a)(1)", phrase("21 usc 841 a 1")),
        ("section 841 of title 21", phrase("21 usc 841")),
        ("841(a)(1)", phrase("841 a 1")),
        ("2:24-cr-00236", phrase("2 24 cr 00236")),
        ("ketamine-assisted", phrase("ketamine assisted")),
        ("O'Brien", phrase("o brien")),
        ("esketam*", Word(text="esketam", prefix=True)),
        ("and or not", And(parts=(word("and"), word("or"), word("not")))),
        ("a OR b c", Or(parts=(word("a"), And(parts=(word("b"), word("c")))))),
        ("(a OR b) c", And(parts=(Or(parts=(word("a"), word("b"))), word("c")))),
        ("a -b", And(parts=(word("a"), Not(part=word("b"))))),
        ("a NOT b", And(parts=(word("a"), Not(part=word("b"))))),
        ('-"a b"', Not(part=phrase("a b"))),
        ("NOT NOT a", word("a")),
        ("a - b", And(parts=(word("a"), word("b")))),
        ("title:ketamine", word("ketamine", "title")),
        ('Title:"a b"', phrase("a b", "title")),
        ("title:(a OR b)", Or(parts=(word("a", "title"), word("b", "title")))),
        (
            "title:(a -number:b)",
            And(parts=(word("a", "title"), Not(part=word("b", "number")))),
        ),
        ("title:21 USC 841", phrase("21 usc 841", "title")),
        ("number:2025-01234", phrase("2025 01234", "number")),
        ("source:US_DEA_news", word("us_dea_news", "source")),
        ("source:us_*", Word(text="us_", field="source", prefix=True)),
        ("(21 USC 841(a))", phrase("21 usc 841 a")),
    ],
)
def test_parse(query: str, tree: Tree) -> None:
    assert parse(query) == tree


@pytest.mark.parametrize(
    "query",
    [
        "",
        "   ",
        "-",
        "...",
        '""',
        '"abc',
        'abc"',
        "(a",
        "a)",
        "()",
        "NOT",
        "NOT OR x",
        "a OR",
        "OR a",
        "AND",
        "a AND",
        "*",
        "*abc",
        "a*b",
        "841(a)*",
        "colour:red",
        "https://example.org",
        "title:-x",
        'title:"',
        "(" * 100 + "a" + ")" * 100,
        "NOT " * 100 + "a",
        "a " * 2000,
    ],
)
def test_a_bad_query_is_said_to_be_one_in_one_line(query: str) -> None:
    with pytest.raises(QueryError) as error:
        parse(query)
    assert str(error.value)
    assert "\n" not in str(error.value)


def test_what_is_wanted_is_what_is_not_barred() -> None:
    tree = parse('ketamine (clinic OR "warning letter") -esketamine source:us_example')
    assert wanted_leaves(tree) == [word("ketamine"), word("clinic"), phrase("warning letter")]


@given(st.text())
def test_any_text_parses_or_is_a_bad_query(query: str) -> None:
    try:
        parse(query)
    except QueryError as error:
        assert "\n" not in str(error)


@given(
    st.lists(
        st.sampled_from(
            ["a", "b*", "(", ")", '"', "OR", "AND", "NOT", "-", " ", "title:", "21 USC 8(a)", "*"]
        ),
        max_size=12,
    )
)
def test_any_symbols_parse_or_are_a_bad_query(symbols: list[str]) -> None:
    for query in ("".join(symbols), " ".join(symbols)):
        try:
            parse(query)
        except QueryError as error:
            assert "\n" not in str(error)
