"""`counts` and `counted_acts`: numbers that add up, each of which opens."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import get_args

import pytest

from answers.matters.counts import ActFilter, UnknownCellError, counted_acts, counts
from answers.to_json import to_json
from enforcement.matters.counts import By
from search.language.query_error import QueryError
from tests.answers.examples import ACQUITTAL, CASES, CHARGE, DAYS, PLEA, SETTLEMENT, a_store
from tests.search.examples import Blotter, document

UNDATED = document(
    "us_d:1",
    "The Food and Drug Administration issued a warning letter to Halcyon Vials, LLC.",
    title="Clinic Warned",
    published_on=None,
)


@pytest.fixture(scope="module")
def blotter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Blotter]:
    blotter = a_store(tmp_path_factory.mktemp("home"), (*CASES, *DAYS, UNDATED))
    yield blotter
    blotter.engine.dispose()


def numbers(blotter: Blotter, by: By, of: ActFilter = ActFilter()) -> dict[str, int]:  # noqa: B008
    answer = counts(blotter.settings, [by], of)
    return {cell.cell: cell.count for cell in answer.cells}


@pytest.mark.parametrize("by", get_args(By))
def test_every_number_adds_up_and_opens(blotter: Blotter, by: By) -> None:
    answer = counts(blotter.settings, [by], ActFilter())
    assert answer.total == sum(cell.count for cell in answer.cells) >= answer.acts > 0
    for cell in answer.cells:
        opened = counted_acts(blotter.settings, [by], ActFilter(), cell=[f" {cell.cell.upper()}"])
        assert (opened.cell, opened.count) == (cell.cell, cell.count)
        assert tuple(one.id for one in opened.documents) == cell.documents
        assert len({one.act for one in opened.documents}) == cell.count
        assert all(one.quote for one in opened.documents)


def test_what_is_counted(blotter: Blotter) -> None:
    assert numbers(blotter, "year") == {"2024": 1, "2025": 1, "2026": 3, "undated": 1}
    assert numbers(blotter, "kind", ActFilter(fields={"kind": ["plea"]})) == {"plea": 2}


def test_an_act_that_two_documents_are_about_counts_once(blotter: Blotter) -> None:
    of = ActFilter(fields={"kind": ["plea"]}, query="Hask")
    opened = counted_acts(blotter.settings, ["kind"], of, cell=["plea"])
    assert [(one.act, one.id) for one in opened.documents] == [(1, "us_a:1"), (1, "us_b:2")]


def test_what_counts_under_several(blotter: Blotter) -> None:
    answer = counts(blotter.settings, ["agency"], ActFilter())
    assert answer.total > answer.acts


def test_a_query_days_and_a_position_narrow(blotter: Blotter) -> None:
    year = ActFilter(since=date(2025, 1, 1), until=date(2025, 12, 31))
    assert numbers(blotter, "year", year) == {"2025": 1}
    assert numbers(blotter, "kind", ActFilter(query="Quennell")) == {
        "charge": 1,
        "acquittal": 1,
        "plea": 1,
    }
    answer = counts(blotter.settings, ["kind"], ActFilter(query="zebra"))
    given = json.loads(json.dumps(to_json(answer)))
    assert given.pop("basis")["position"] == len((*CASES, *DAYS, UNDATED))
    assert given == {
        "by": "kind",
        "second_by": None,
        "total": 0,
        "acts": 0,
        "cells": [],
        "names": 0,
        "most": 0,
        "second_names": [],
    }
    assert numbers(blotter, "kind", ActFilter(position=0)) == {}
    assert numbers(blotter, "kind", ActFilter(position=1)) == {"charge": 1}


def test_what_makes_no_sense(blotter: Blotter) -> None:
    of = ActFilter(until=date(2025, 12, 31))
    with pytest.raises(UnknownCellError, match="199: there is no such number; there are: 2024, "):
        counted_acts(blotter.settings, ["year"], of, cell=["199"])
    with pytest.raises(QueryError):
        numbers(blotter, "kind", ActFilter(query="("))


@pytest.mark.parametrize(
    ("by", "name", "cell"),
    [
        ("state", "wyoming", "WY"),
        ("kind", "forfeiture", "forfeiture"),
        ("year", "1999", "1999"),
        ("quarter", "1999-Q2", "1999 Q2"),
        ("month", "1999-02", "1999-02"),
        ("profession", "veterinarian", "veterinarian"),
        ("district", "D.N.J.", "District of New Jersey"),
        ("source", "us_dea_press_releases", "us_dea_press_releases"),
    ],
)
def test_a_number_of_which_there_is_nothing_is_0(
    blotter: Blotter, by: By, name: str, cell: str
) -> None:
    opened = counted_acts(blotter.settings, [by], ActFilter(), cell=[name])
    assert (opened.cell, opened.count, opened.documents) == (cell, 0, ())


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("state", "ZZ"),
        ("kind", "nosuch"),
        ("year", "2025-03"),
        ("month", "2025"),
        ("month", "2025-13"),
        ("quarter", "2025-02"),
    ],
)
def test_what_no_number_is_called_is_refused(blotter: Blotter, by: By, name: str) -> None:
    with pytest.raises(UnknownCellError, match="there is no such number"):
        counted_acts(blotter.settings, [by], ActFilter(), cell=[name])


def test_documents_of_a_case(blotter: Blotter) -> None:
    opened = counted_acts(blotter.settings, ["source"], ActFilter(), cell=["us_example"])
    cases = {one.id: one.case for one in opened.documents}
    assert cases == {
        SETTLEMENT: SETTLEMENT,
        CHARGE: CHARGE,
        ACQUITTAL: CHARGE,
        PLEA: CHARGE,
    }
