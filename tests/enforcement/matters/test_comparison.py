"""What two documents agree in, and what tells them apart."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from enforcement.claims import Kind
from enforcement.matters.comparison import Comparison
from enforcement.reading.linking_keys import LinkingKeys

MARCH = date(2024, 3, 1)


def keys(id: str = "a", primary: Kind = "charge", **fields: Any) -> LinkingKeys:
    return LinkingKeys(id=id, primary=primary, **{"published_on": MARCH, **fields})


def compared(first: dict[str, Any], second: dict[str, Any]) -> Comparison:
    return Comparison(keys("a", **first), keys("b", **second))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        (("X", "VT"), ("X", "VT"), True),
        (("X", "VT"), ("X", "NV"), True),
        (("X", "VT"), ("Y", "VT"), False),
        (("X", "VT"), (None, "VT"), True),
        ((None, "VT"), ("X", "NV"), False),
        ((None, "VT"), (None, "VT"), True),
        ((None, "VT"), (None, "NV"), False),
        ((None, "VT"), (None, None), None),
        ((None, None), (None, "VT"), None),
        (("X", None), (None, "VT"), None),
        ((None, None), (None, None), None),
    ],
)
def test_the_place(
    first: tuple[str | None, str | None], second: tuple[str | None, str | None], same: bool | None
) -> None:
    (one, one_state), (other, other_state) = first, second
    two = compared({"district": one, "state": one_state}, {"district": other, "state": other_state})
    assert two.same_place is same


@pytest.mark.parametrize(
    ("first", "second", "overlap"),
    [
        ("", "", 0.0),
        ("quill", "", 0.0),
        ("quill", "tarn", 0.0),
        ("quill", "quill", 1.0),
        ("quill tarn", "quill", 1.0),
        ("quill", "quill tarn", 1.0),
        ("quill tarn", "quill holm", 0.5),
        ("quill with", "tarn with", 0.0),  # "with" is in every text
        ("quill charged", "charged tarn", 1 / 7),  # "charged" weighs 1, the others 6
    ],
)
def test_the_share_of_the_wording(first: str, second: str, overlap: float) -> None:
    words = ({"words": frozenset(text.split())} for text in (first, second))
    assert compared(*words).word_overlap == overlap


@pytest.mark.parametrize(
    ("first", "second", "shared", "differ"),
    [
        ({1, 2}, {2, 3}, {2}, False),
        ({1}, {2}, set(), True),
        ({1}, set(), set(), False),
        (set(), {1}, set(), False),
        (set(), set(), set(), False),
    ],
)
def test_amounts(first: set[float], second: set[float], shared: set[float], differ: bool) -> None:
    two = compared({"amounts": frozenset(first)}, {"amounts": frozenset(second)})
    assert two.shared_amounts == frozenset(shared)
    assert two.amounts_differ is differ


@pytest.mark.parametrize(
    ("first", "second", "differ"),
    [
        ({"persons": {"a"}}, {"persons": {"b"}}, True),
        ({"persons": {"a"}}, {"persons": {"a", "b"}}, False),
        ({"persons": {"a"}}, {"organizations": {"c"}}, True),
        ({"persons": {"a"}, "organizations": {"c"}}, {"organizations": {"c"}}, False),
        ({"persons": {"a"}}, {}, False),
        ({}, {"organizations": {"c"}}, False),
        ({}, {}, False),
    ],
)
def test_parties(first: dict[str, set[str]], second: dict[str, set[str]], *, differ: bool) -> None:
    one, other = ({name: frozenset(of) for name, of in it.items()} for it in (first, second))
    assert compared(one, other).parties_differ == differ


@pytest.mark.parametrize(
    ("first", "second", "criminal"),
    [
        ("charge", "plea", True),
        ("charge", "settlement", False),
        ("settlement", "charge", False),
        ("settlement", "settlement", False),
        ("notice", "notice", False),
        ("charge", "acquittal", False),
    ],
)
def test_prosecutions(first: Kind, second: Kind, *, criminal: bool) -> None:
    assert Comparison(keys(primary=first), keys(primary=second)).both_criminal == criminal


@pytest.mark.parametrize(
    ("first", "second", "next_stage"),
    [
        ("charge", "plea", True),
        ("charge", "sentence", True),
        ("civil-complaint", "settlement", True),
        ("plea", "charge", False),
        ("plea", "conviction", False),
        ("charge", "charge", False),
        ("charge", "judgment", False),
        ("order-to-show-cause", "revocation", False),
        ("charge", "notice", False),
        ("notice", "plea", False),
    ],
)
def test_the_next_stage_is_a_later_one_of_the_same_proceeding(
    first: Kind, second: Kind, *, next_stage: bool
) -> None:
    one, later = keys("a", first), keys("b", second, published_on=MARCH + timedelta(days=1))
    assert Comparison(one, later).is_next_stage == next_stage
    assert Comparison(later, one).is_next_stage == next_stage


@pytest.mark.parametrize(
    ("first", "second", "next_stage"),
    [
        ("charge", "plea", True),
        ("civil-complaint", "settlement", True),
        ("charge", "charge", False),
        ("charge", "judgment", False),
        ("order-to-show-cause", "revocation", False),
        ("charge", "notice", False),
    ],
)
def test_of_two_of_one_day_either_may_be_the_next_stage(
    first: Kind, second: Kind, *, next_stage: bool
) -> None:
    one, other = keys("a", first), keys("b", second)
    assert Comparison(one, other).is_next_stage == next_stage
    assert Comparison(other, one).is_next_stage == next_stage


@pytest.mark.parametrize("day", [MARCH - timedelta(days=1), None])
def test_a_document_that_is_not_later_is_not_the_next_stage(day: date | None) -> None:
    one, other = keys("a", "charge"), keys("b", "plea", published_on=day)
    assert not Comparison(one, other).is_next_stage
    assert not Comparison(other, one).is_next_stage


@pytest.mark.parametrize(
    ("day", "within"),
    [
        (MARCH + timedelta(days=5), True),
        (MARCH - timedelta(days=5), True),
        (MARCH + timedelta(days=6), False),
        (MARCH - timedelta(days=6), False),
        (None, True),
    ],
)
def test_a_day_that_is_not_known_excludes_nothing(day: date | None, *, within: bool) -> None:
    one, other = keys("a"), keys("b", published_on=day)
    assert Comparison(one, other).within(timedelta(days=5)) == within
    assert Comparison(other, one).within(timedelta(days=5)) == within
