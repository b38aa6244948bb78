"""Counts: each act once, cells that add up, numbers that open to their documents."""

from __future__ import annotations

from datetime import date
from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from enforcement.matters.counts import (
    NOT_STATED,
    UNDATED,
    Act,
    By,
    acts_between,
    count_acts,
    distinct_acts,
    primary_action,
)
from enforcement.reading.dossier import Dossier
from enforcement.text.shingles import sketch
from tests.enforcement.dossiers import a_dossier

TEXT = sketch("A grand jury charged the owner of two clinics with mailing ketamine to strangers.")


def of_one_matter(*dossiers: Dossier) -> list[Act]:
    return distinct_acts(dossiers, dict.fromkeys((one.id for one in dossiers), "a"))


def grouped(found: list[Act]) -> list[list[str]]:
    return [[one.id for one in act.documents] for act in found]


def counts(found: list[Act], by: By) -> list[tuple[str, int]]:
    return [(cell.name, cell.count) for cell in count_acts(found, by).cells]


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
    counted = count_acts(found, "profession")
    assert [(cell.name, cell.count) for cell in counted.cells] == [("nurse", 1), ("physician", 1)]
    assert (counted.total, counted.acts) == (2, 1)


def test_bounds_of_days_include_both() -> None:
    day = date(2025, 3, 4)
    found = [
        *of_one_matter(a_dossier("a", published_on=day)),
        *of_one_matter(a_dossier("b", published_on=None)),
    ]
    assert len(acts_between(found, None, None)) == 2
    assert grouped(acts_between(found, day, day)) == [["a"]]
    assert acts_between(found, date(2025, 3, 5), None) == []
    assert acts_between(found, None, date(2025, 3, 3)) == []


def test_the_quote_is_of_the_primary_action() -> None:
    assert primary_action(a_dossier("a", "plea")).kind == "plea"


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
    counted = count_acts(found, by)
    assert counted.total == sum(len(cell.acts) for cell in counted.cells)
    assert len({cell.name for cell in counted.cells}) == len(counted.cells)
    read = {one.id for one in dossiers if one.reading.actions}
    once = [one.id for act in found for one in act.documents]
    assert sorted(once) == sorted(read)
    opened = [one.id for cell in counted.cells for act in cell.acts for one in act.documents]
    assert set(opened) == read
    if by not in ("profession", "agency"):
        assert sorted(opened) == sorted(read)
        assert counted.total == counted.acts == len(found)
