"""What is asked of a tree itself."""

from __future__ import annotations

import pytest

from search.language.parsing import parse
from search.language.tree import Not, Or, Text, leaves, wanted_leaves, with_each, words_alone


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("who was charged in New Jersey?", "who was charged in New Jersey"),
        ("ketamine", "ketamine"),
        ("violations of 21 USC 841(a)(1)", "violations of 21 USC 841(a)(1)"),
        ("Lantern Wellness (a telehealth clinic)", "Lantern Wellness a telehealth clinic"),
    ],
)
def test_the_words_of_a_sentence(query: str, words: str) -> None:
    found = words_alone(parse(query))
    assert found is not None
    assert " ".join(word.text for word in found) == words


@pytest.mark.parametrize(
    "query",
    [
        *("ketamine AND clinic", "ketamine OR clinic", "ketamine -clinic", 'ketamine "clinic"'),
        *("ketamine title:clinic", "ketamine clin*", "ketmine~ clinic", "ketamine w/5 clinic"),
        *('"clinic"', "source:us_*", "@mine", "ketamine (clinic OR spa)"),
    ],
)
def test_what_is_no_sentence(query: str) -> None:
    assert words_alone(parse(query)) is None


def test_what_is_wanted_is_what_is_not_barred() -> None:
    tree = parse('a ("b c" OR dd*) -e -(f OR ghij~2) source:us_x @mine (h w/5 i) -source:y')
    wanted = parse('a "b c" dd* (h w/5 i)')
    assert wanted_leaves(tree) == leaves(wanted)
    assert len(leaves(tree)) == 10


def test_a_tree_keeps_all_but_the_parts_that_are_changed() -> None:
    one, other = Text(text="one"), Text(text="other")
    assert with_each(one, lambda _: other) == one
    assert with_each(Not(part=one), lambda _: other) == Not(part=other)
    alike = Or(parts=(one, one), alike=True)
    assert with_each(alike, lambda _: other) == Or(parts=(other, other), alike=True)
    strict = parse("one AND two")
    assert with_each(strict, lambda part: part) == strict
