"""Which words speak of several together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.parties.groups.group_words import Group, groups_in


def groups(low: str) -> list[Group]:
    return list(groups_in(low, 0, len(low)))


@pytest.mark.parametrize(
    ("low", "words", "number"),
    [
        ("they are charged with theft", "they", None),
        ("they have also been indicted", "they", None),
        ("the defendants are charged", "the defendants", None),
        ("defendants were charged", "defendants", None),
        ("both men were indicted", "both men", 2),
        ("all three of the defendants were indicted", "all three of the defendants", 3),
        ("all three of them were arrested", "all three of them", 3),
        ("the three nurses surrendered", "the three nurses", 3),
        ("each faces three counts", "each", None),
        ("each defendant was convicted", "each defendant", None),
        ("the couple pleaded guilty", "the couple", 2),
        ("the brothers were convicted", "the brothers", None),
        ("the companies agreed to pay", "the companies", None),
        ("the two doctors, both of alba, were charged", "the two doctors", 2),
        ("the remaining defendants were convicted", "the remaining defendants", None),
        ("the other two were sentenced", "the other two", 2),
        ("a jury acquitted both.", "both", 2),
        ("the charges against them were dropped", "them", None),
        ("the convictions of both men fell", "both men", 2),
        ("three nurses in ohio and utah have surrendered", "three nurses", 3),
    ],
)
def test_groups(low: str, words: str, number: int | None) -> None:
    (group,) = groups(low)
    assert (low[group.start : group.end], group.number) == (words, number)


@pytest.mark.parametrize(
    "low",
    [
        "they charged patients for it",
        "they arrested ada quill",
        "they were dismissed",
        "the doctor was charged",
        "two of the men were arrested",
        "two of them were convicted",
        "one of the defendants was convicted",
        "two of the defendants' employees were acquitted",
        "two more men were arrested",
        "three other men were arrested",
        "two victims of men were robbed",
        "the clinic, run by two men",
        "all was charged",
    ],
)
def test_these_are_none(low: str) -> None:
    assert groups(low) == []


def test_what_a_group_is() -> None:
    (nurses,) = groups("the three nurses surrendered")
    assert (nurses.type, nurses.profession, nurses.ahead) == ("person", "nurse", False)
    (firms,) = groups("two firms were sued")
    assert (firms.type, firms.number, firms.ahead) == ("organization", 2, True)


@given(st.text(max_size=100))
def test_any_text_is_taken(low: str) -> None:
    groups(low)


@pytest.mark.parametrize(
    "low",
    [
        "two men in " * 9_000,
        "two of a men " * 8_000,
        "the two " * 12_000,
        "they in " + "a " * 50_000,
        "all three of " * 8_000,
    ],
)
def test_long_texts_are_read_in_linear_time(low: str) -> None:
    assert groups(low) == []
