"""Claims of a query: what stands side by side, what for itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answers.asking.claims import as_claims, dated, has_claims, resolved
from casebook.asking.conditions import Values
from casebook.asking.fields import Range
from search.language.parsing import parse
from search.language.query_error import QueryError
from search.language.tree import Among, And, Claim, Not, Or, Text, Tree, leaves

Act = Mapping[str, str]

#: Documents by position, each with what was done in it to whom, and where.
DOCUMENTS: dict[int, tuple[str, list[Act]]] = {
    1: ("WA", [{"kind": "sentence", "party": "Ada"}, {"kind": "acquittal", "party": "Bo"}]),
    2: ("WA", [{"kind": "plea", "party": "Ada"}, {"kind": "sentence", "party": "Bo"}]),
    3: ("OR", [{"kind": "sentence", "party": "Ada"}, {"kind": "plea", "party": "Ada"}]),
    4: ("OR", [{"kind": "plea", "party": "Bo"}]),
    5: ("CA", []),
}
FIELDS = dict.fromkeys(("kind", "party", "state", "prison", "published", "recorded"), str)


def find(fields: Values) -> frozenset[int]:
    """Where the fields hold of one act and its party."""
    asked = {**fields}
    states = asked.pop("state", None)
    return frozenset(
        position
        for position, (state, acts) in DOCUMENTS.items()
        if states is None or state in states
        if not asked or any(all(act[it] in asked[it] for it in asked) for act in acts)
    )


def positions(tree: Tree) -> frozenset[int]:
    """What a tree of claims alone comes to."""
    match tree:
        case Among(positions=found):
            return found
        case And(parts=parts):
            return frozenset.intersection(*map(positions, parts))
        case Or(parts=parts):
            return frozenset.union(*map(positions, parts))
        case Not(part=part):
            return frozenset(DOCUMENTS) - positions(part)
        case _:
            raise AssertionError(tree)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("kind:sentence", {1, 2, 3}),
        ("kind:sentence party:Ada", {1, 3}),
        ("kind:sentence AND party:Bo", {2}),
        ("kind:acquittal party:Ada", set()),
        ("kind:(acquittal OR plea) party:Ada", {2, 3}),
        ("kind:acquittal OR party:Ada", {1, 2, 3}),
        ("(kind:acquittal OR party:Ada) kind:plea", {2, 3}),
        ("(kind:sentence OR state:OR) party:Bo", {2, 4}),
        ("kind:sentence kind:plea party:Ada", {3}),
        ("kind:sentence kind:plea", {2, 3}),
        ("kind:sentence party:Ada party:Bo", set()),
        ("(kind:sentence party:Bo) (kind:plea party:Ada)", {2}),
        ("(kind:sentence party:Ada) OR (kind:plea party:Bo)", {1, 3, 4}),
        ("-kind:plea", {1, 5}),
        ("kind:sentence -kind:plea", {1}),
        ("party:Ada NOT (kind:sentence party:Ada)", {2}),
        ("NOT (kind:plea OR state:CA)", {1}),
        ("state:WA state:OR", set()),
        ("state:WA,OR kind:plea", {2, 3, 4}),
        ("state:WA kind:plea", {2}),
    ],
)
def test_what_claims_come_to(query: str, found: set[int]) -> None:
    assert positions(resolved(parse(query, FIELDS), find)) == found


def test_words_stay_as_they_are() -> None:
    words = (Text(text="ketamine"), Text(text="clinic"))
    assert resolved(And(parts=words), find) == And(parts=words)
    mixed = And(parts=(words[0], Claim(field="kind", value="plea"), words[1]), strict=True)
    assert resolved(mixed, find) == And(
        parts=(*words, Among(positions=frozenset({2, 3, 4}))), strict=True
    )


def test_ranges_of_a_field_side_by_side_hold_of_one_number() -> None:
    asked: list[Values] = []

    def note(fields: Values) -> frozenset[int]:
        asked.append(fields)
        return frozenset()

    resolved(parse("prison:>=12 prison:..60 kind:plea", FIELDS), note)
    resolved(parse("published:(2024 OR 2025) published:2025-06.. ", FIELDS), note)
    assert asked == [
        {"prison": (Range(first=12.0, last=60.0),), "kind": ("plea",)},
        {"published": (Range(first=date(2025, 6, 1), last=date(2025, 12, 31)),)},
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("prison:1..2 prison:3..4", "prison: nothing is both 1..2 and 3..4"),
        ("kind:plea published:>2026 published:<2025", "published: nothing is both >2026 and <2025"),
        ("after:2026 before:2025", "published: nothing is both >2026 and <2025"),
        ("published:2024,2025 published:2026", "nothing is both 2024,2025 and 2026"),
    ],
)
def test_ranges_that_have_nothing_in_common_are_refused(query: str, said: str) -> None:
    with pytest.raises(QueryError) as error:
        resolved(parse(query, FIELDS), find)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("query", "range"),
    [
        ("published:today", "2026-03-31..2026-03-31"),
        ("published:>=30d", "2026-03-01..9999-12-31"),
        ("after:-1m", "2026-03-01..9999-12-31"),
        ("before:yesterday", "0001-01-01..2026-03-29"),
        ('on:"last month"', "2026-02-01..2026-02-28"),
        ("since:2025-Q1 recorded:2025", ">=2025-Q1"),
    ],
)
def test_days_are_told_from_today(query: str, range: str) -> None:
    asked = leaves(dated(parse(query, FIELDS), lambda: date(2026, 3, 31)))
    assert Claim(field="published", value=range) in asked


def test_flags_are_claims_any_value_of_which_will_do() -> None:
    claims = as_claims({"kind": ["plea", "sentence"], "party": ["Ada"]})
    assert positions(resolved(And(parts=tuple(claims)), find)) == {1, 2, 3}


def test_too_many_ways_are_refused() -> None:
    kinds = " OR ".join(f"kind:k{n} OR party:p{n} OR state:s{n}" for n in range(3))
    with pytest.raises(QueryError, match="too many ways"):
        resolved(parse(" ".join([f"({kinds} OR prison:{n})" for n in range(4)]), FIELDS), find)
    both = [f"kind:k{n} party:p{n}" for n in range(9)]
    with pytest.raises(QueryError, match="too many ways"):
        resolved(parse(" ".join(both), FIELDS), find)


_CLAIMS = st.one_of(
    st.builds(Claim, field=st.just("kind"), value=st.sampled_from(["plea", "sentence"])),
    st.builds(Claim, field=st.just("party"), value=st.sampled_from(["Ada", "Bo"])),
    st.builds(Claim, field=st.just("state"), value=st.sampled_from(["WA", "OR", "CA"])),
)
_TREES = st.recursive(
    _CLAIMS,
    lambda trees: st.one_of(
        st.builds(Not, part=trees),
        st.builds(Or, parts=st.lists(trees, min_size=2, max_size=3).map(tuple)),
        st.builds(And, parts=st.lists(trees, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=8,
)


@given(_TREES)
def test_side_by_side_is_never_more_than_each_for_itself(tree: Tree) -> None:
    """Without negation, which turns less into more."""
    assert has_claims(tree)
    found = resolved(tree, find)
    assert not has_claims(found)
    if "Not(" not in repr(tree):
        assert positions(found) <= positions(_each(tree))


def _each(tree: Tree) -> Tree:
    match tree:
        case And(parts=parts) | Or(parts=parts):
            return type(tree)(parts=tuple(map(_each, parts)))
        case _:
            return resolved(tree, find)


def test_what_says_the_same_still_does_beside_a_claim() -> None:
    alike = Or(parts=(Text(text="doctor"), Text(text="physician")), alike=True)
    claim, found = Claim(field="state", value="CA"), Among(positions=frozenset({5}))
    assert resolved(And(parts=(alike, claim)), find) == And(parts=(alike, found))
    assert resolved(Or(parts=(alike, claim)), find) == Or(parts=(alike, found))
    assert resolved(Not(part=alike), find) == Not(part=alike)
