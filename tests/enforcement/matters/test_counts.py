"""Counts: each act once, cells that add up, numbers that open to their documents."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enforcement.matters.counts import (
    NOT_STATED,
    UNDATED,
    Act,
    ActTable,
    By,
    CountedAct,
    count_acts,
    distinct_acts,
    primary_action,
)
from enforcement.reading.dossier import Dossier
from enforcement.text.shingles import sketch
from tests.enforcement.dossiers import a_dossier, an_action

TEXT = sketch("A grand jury charged the owner of two clinics with mailing ketamine to strangers.")


def of_one_matter(*dossiers: Dossier) -> list[Act]:
    return distinct_acts(dossiers, dict.fromkeys((one.id for one in dossiers), "a"))


def grouped(found: list[Act]) -> list[list[str]]:
    return [[one.id for one in act.documents] for act in found]


def as_counted(act: Act) -> CountedAct:
    """An act as it is counted, with what its documents state."""
    readings = [document.reading for document in act.documents]
    professions = (party.profession for it in readings for party in it.parties)
    return CountedAct(
        kind=act.kind,
        case=act.case,
        day=act.day,
        source=act.source,
        district=act.district,
        state=act.state,
        professions=tuple(dict.fromkeys(filter(None, professions))),
        agencies=tuple(dict.fromkeys(agency.name for it in readings for agency in it.agencies)),
        documents=tuple(document.id for document in act.documents),
    )


def counted_by(found: list[Act], *by: By) -> ActTable:
    return count_acts([as_counted(act) for act in found], by)


def counts(found: list[Act], by: By) -> list[tuple[str, int]]:
    return [(cell.names[0], cell.count) for cell in counted_by(found, by).cells]


def test_near_duplicates_of_one_matter_and_kind_are_one_act() -> None:
    one, copy = a_dossier("a", sketch=TEXT), a_dossier("b", sketch=TEXT)
    assert grouped(of_one_matter(one, copy)) == [["a", "b"]]
    assert grouped(of_one_matter(one, a_dossier("b", "plea", sketch=TEXT))) == [["a"], ["b"]]
    assert grouped(distinct_acts([one, copy], {"a": "a", "b": "b"})) == [["a"], ["b"]]


def test_so_are_releases_of_one_month_that_name_one_party() -> None:
    one = a_dossier("a", persons=["ada quill"])
    soon = a_dossier("b", persons=["ada quill", "bo tarn"], published_on=date(2025, 4, 3))
    late = a_dossier("c", persons=["ada quill"], published_on=date(2025, 6, 1))
    other = a_dossier("d", persons=["cy moll"])
    assert grouped(of_one_matter(late, soon, one, other)) == [["a", "b"], ["d"], ["c"]]


def test_what_no_action_was_read_in_is_not_counted() -> None:
    assert of_one_matter(a_dossier("a", acted=False)) == []


def test_times_without_an_act_stand_among_the_others() -> None:
    found = [
        *of_one_matter(a_dossier("a", published_on=date(2024, 11, 30))),
        *of_one_matter(a_dossier("b", published_on=date(2025, 4, 1))),
        *of_one_matter(a_dossier("c", published_on=None)),
    ]
    quarters = [("2024 Q4", 1), ("2025 Q1", 0), ("2025 Q2", 1), (UNDATED, 1)]
    assert counts(found, "quarter") == quarters
    assert counts(found, "year") == [("2024", 1), ("2025", 1), (UNDATED, 1)]
    months = ["2024-11", "2024-12", "2025-01", "2025-02", "2025-03", "2025-04", UNDATED]
    assert [name for name, _ in counts(found, "month")] == months


@pytest.mark.parametrize(
    ("by", "near", "far"),
    [
        ("month", date(2027, 2, 28), date(2027, 3, 1)),
        ("quarter", date(2031, 6, 30), date(2031, 7, 1)),
        ("year", date(2050, 12, 31), date(2051, 1, 1)),
    ],
)
def test_a_far_off_time_stands_by_itself(by: By, near: date, far: date) -> None:
    first = a_dossier("a", published_on=date(2025, 1, 31))
    for day, periods in ((near, 26), (far, 2), (date(3015, 1, 1), 2)):
        found = of_one_matter(first, a_dossier("b", published_on=day))
        found_counts = counts(found, by)
        assert len(found_counts) == periods
        assert [found_counts[0][1], found_counts[-1][1]] == [1, 1]


def test_the_rest_by_number_and_what_is_not_told_last() -> None:
    found = [
        act
        for id, state in (("a", None), ("b", None), ("c", "WA"), ("d", "OR"), ("e", "WA"))
        for act in of_one_matter(a_dossier(id, state=state))
    ]
    assert counts(found, "state") == [("WA", 2), ("OR", 1), (NOT_STATED, 2)]


def test_a_place_that_a_copy_alone_tells_is_the_acts() -> None:
    one, copy = a_dossier("a", sketch=TEXT), a_dossier("b", sketch=TEXT, district="District of X")
    assert counts(of_one_matter(one, copy), "district") == [("District of X", 1)]


def test_an_act_counts_once_under_each_profession() -> None:
    professions = ["physician", "nurse", "physician", ""]
    found = of_one_matter(a_dossier("a", professions=professions))
    counted = counted_by(found, "profession")
    assert [(*cell.names, cell.count) for cell in counted.cells] == [("nurse", 1), ("physician", 1)]
    assert (counted.total, counted.acts) == (2, 1)


def test_by_two_traits_at_once_only_what_there_is_is_counted() -> None:
    found = [
        act
        for id, state, month in (("a", "WA", 1), ("b", "OR", 8), ("c", "WA", 8), ("d", "WA", 8))
        for act in of_one_matter(a_dossier(id, state=state, published_on=date(2025, month, 1)))
    ]
    cells = [(*cell.names, cell.count) for cell in counted_by(found, "quarter", "state").cells]
    assert cells == [("2025 Q1", "WA", 1), ("2025 Q3", "WA", 2), ("2025 Q3", "OR", 1)]


def test_the_quote_is_of_the_primary_action() -> None:
    assert primary_action(a_dossier("a", "plea")).kind == "plea"


NUMBERS = tuple(range(20))


@pytest.mark.parametrize(
    ("first", "second", "days", "one_act"),
    [
        ({"sketch": NUMBERS}, {"sketch": NUMBERS[:12]}, 400, True),
        ({"sketch": NUMBERS}, {"sketch": NUMBERS[:11]}, 0, False),
        ({"persons": ["ada"]}, {"persons": ["ada"]}, 30, True),
        ({"persons": ["ada"]}, {"persons": ["ada"]}, 31, False),
        ({"organizations": ["x"]}, {"organizations": ["x", "y"], "persons": ["ada"]}, 30, True),
        ({"organizations": ["x"]}, {"persons": ["x"]}, 30, True),
        ({"persons": ["ada"]}, {"persons": ["bo"]}, 0, False),
        ({"persons": ["ada"]}, {}, 0, False),
        ({}, {}, 0, False),
    ],
)
def test_what_makes_two_documents_tell_of_one_act(
    first: dict[str, Any], second: dict[str, Any], days: int, *, one_act: bool
) -> None:
    one = a_dossier("a", **first)
    other = a_dossier("b", published_on=date(2025, 3, 4) + timedelta(days=days), **second)
    assert len(of_one_matter(one, other)) == (1 if one_act else 2)


@pytest.mark.parametrize("days", [(None, date(2025, 3, 4)), (None, None)])
def test_undated_documents_are_one_act_by_their_text_alone(days: tuple[date | None, ...]) -> None:
    named = [a_dossier(id, published_on=day, persons=["ada"]) for id, day in zip("ab", days)]  # noqa: B905
    assert len(of_one_matter(*named)) == 2
    copies = [a_dossier(id, published_on=day, sketch=TEXT) for id, day in zip("ab", days)]  # noqa: B905
    assert len(of_one_matter(*copies)) == 1


def test_acts_are_by_the_day_of_their_first_document_undated_ones_first() -> None:
    documents = [
        a_dossier("a", published_on=date(2025, 6, 1)),
        a_dossier("b", "plea", published_on=date(2025, 3, 1)),
        a_dossier("c", published_on=None),
        a_dossier("d", published_on=date(2025, 3, 1)),
    ]
    found = of_one_matter(*documents)
    assert grouped(found) == [["c"], ["b"], ["d"], ["a"]]
    assert [(act.kind, act.case, act.day) for act in found[:2]] == [
        ("charge", "a", None),
        ("plea", "a", date(2025, 3, 1)),
    ]


@pytest.mark.parametrize(
    ("month", "quarter"), [(1, 1), (3, 1), (4, 2), (6, 2), (7, 3), (9, 3), (10, 4), (12, 4)]
)
def test_quarters(month: int, quarter: int) -> None:
    found = of_one_matter(a_dossier("a", published_on=date(2025, month, 28)))
    assert counts(found, "quarter") == [(f"2025 Q{quarter}", 1)]
    assert counts(found, "month") == [(f"2025-{month:02}", 1)]
    assert counts(found, "year") == [("2025", 1)]


@pytest.mark.parametrize(
    ("by", "cell"),
    [
        ("district", "District of X"),
        ("state", "WA"),
        ("source", "us_example"),
        ("kind", "charge"),
        ("profession", "nurse"),
        ("agency", "DEA"),
    ],
)
def test_every_way_of_counting(by: By, cell: str) -> None:
    told = a_dossier(
        "a", district="District of X", state="WA", professions=["nurse"], agencies=["DEA"]
    )
    assert counts(of_one_matter(told), by) == [(cell, 1)]
    untold = of_one_matter(a_dossier("a"))
    assert counts(untold, by) == [(cell if by in ("source", "kind") else NOT_STATED, 1)]


def test_cells_of_one_number_are_in_the_order_of_the_alphabet() -> None:
    found = [
        act
        for id, state in (("a", "WA"), ("b", "OR"), ("c", None), ("d", None))
        for act in of_one_matter(a_dossier(id, state=state))
    ]
    assert counts(found, "state") == [("OR", 1), ("WA", 1), (NOT_STATED, 2)]
    assert counts([], "state") == counts([], "year") == []


def test_the_quote_is_of_any_action_where_the_primary_one_is_in_no_words() -> None:
    actions = [an_action("charge", "first"), an_action("plea"), an_action("plea", "third")]
    assert primary_action(a_dossier("a", "plea", actions=actions)) == actions[1]
    assert primary_action(a_dossier("a", "other", actions=actions)).quote == "first"


_names = st.lists(st.sampled_from(("a", "b", "c")), max_size=3)
_dossiers = st.lists(
    st.builds(
        a_dossier,
        st.uuids().map(str),
        st.sampled_from(("charge", "plea", "sentence")),
        published_on=st.none() | st.dates(date(2019, 1, 1), date(2026, 12, 31)),
        source=st.sampled_from(("us_a", "us_b")),
        persons=_names,
        professions=_names,
        agencies=_names,
        district=st.sampled_from((None, "District of X", "District of Y")),
        state=st.sampled_from((None, "WA", "OR")),
        sketch=st.sampled_from(((), TEXT)),
        acted=st.booleans(),
    ),
    max_size=12,
)


@given(_dossiers, st.sampled_from(get_args(By)), st.data())
def test_cells_add_up_and_hold_every_document(
    dossiers: list[Dossier], by: By, data: st.DataObject
) -> None:
    cases = {one.id: data.draw(st.sampled_from(("x", "y"))) for one in dossiers}
    found = distinct_acts(dossiers, cases)
    counted = counted_by(found, by)
    assert counted.total == sum(len(cell.acts) for cell in counted.cells)
    assert len({cell.names for cell in counted.cells}) == len(counted.cells)
    read = {one.id for one in dossiers if one.reading.actions}
    once = [one.id for act in found for one in act.documents]
    assert sorted(once) == sorted(read)
    opened = [id for cell in counted.cells for act in cell.acts for id in act.documents]
    assert set(opened) == read
    if by not in ("profession", "agency"):
        assert sorted(opened) == sorted(read)
        assert counted.total == counted.acts == len(found)


def test_what_is_not_stated_is_counted_under_names_that_analysts_know() -> None:
    unplaced = of_one_matter(a_dossier("a", published_on=None, professions=[""]))
    assert counts(unplaced, "state") == [("not told", 1)]
    assert counts(unplaced, "year") == [("undated", 1)]
