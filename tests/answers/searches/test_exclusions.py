from __future__ import annotations

import pytest

from answers.searches.exclusions import exclusions
from search.language.parsing import parse
from search.language.tree import And, Not, Or, Text, Tree

A, B, C = (Text(text=text) for text in "abc")


def within(*parts: Tree) -> Tree:
    return And(parts=parts)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("a b", []),
        ("a NOT b", [(B, A)]),
        ("a -b -c", [(B, within(A, Not(part=C))), (C, within(A, Not(part=B)))]),
        ("a NOT (b OR c)", [(Or(parts=(B, C)), A)]),
        ("(a -b) c", [(B, within(A, C))]),
        ("(a -b) OR c", []),
    ],
)
def test_what_is_left_out(query: str, found: list[tuple[Tree, Tree]]) -> None:
    assert [(part.part, rest) for part, rest in exclusions(parse(query))] == found


def test_without_its_only_part_a_query_asks_for_everything() -> None:
    assert list(exclusions(Not(part=A))) == [(Not(part=A), And(parts=()))]
