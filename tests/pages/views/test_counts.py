"""The page of counts stays small, however much is counted."""

from __future__ import annotations

from typing import Any

import pytest

from answers.asking.page import Page
from answers.matters.counts import ActCount, ActCounts, TablePart
from casebook.asking.casebook_at import Basis
from enforcement.matters.counts import NOT_STATED, By
from pages.rendering import render
from pages.site import Site
from pages.views.counts import ROWS, counts_page

NAMES = [f"Bureau of the Investigation of Matters, No. {number:03}" for number in range(200)]
SECONDS = [f"{year}-{month:02}" for year in range(2010, 2020) for month in range(1, 13)]


def an_answer(by: By, second_by: By | None, **part: Any) -> ActCounts:
    """A part of a table of every name with every month, or of names alone; later months hold
    more."""
    seconds = SECONDS if second_by else [None]
    cells = [
        ActCount(cell=name, second_cell=second, count=1 + number, documents=())
        for name in (SECONDS if by == "month" else NAMES)
        for number, second in enumerate(seconds)
    ]
    total, basis = sum(cell.count for cell in cells), Basis(position=1, reader="a")
    traits = (by, second_by) if second_by else (by,)
    return TablePart(**part).of(traits, cells, total=total, acts=total, basis=basis)


@pytest.mark.parametrize("second_by", [None, "month"])
def test_a_page_is_small(second_by: By | None) -> None:
    rows = ROWS[2 if second_by else 1]
    answer = an_answer("agency", second_by, page=Page(limit=rows))
    html = render(counts_page(answer, {"limit": rows, "offset": 0}), Site(path="/counts"))
    assert len(html.encode()) < 100_000


def test_of_a_second_trait_those_with_most_are_columns_and_the_rest_is_summed() -> None:
    content = counts_page(an_answer("agency", "month", page=Page(limit=5, offset=3))).content
    seconds = content["seconds"]
    assert list(seconds) == SECONDS[-len(seconds) :]
    assert content["others"] == len(SECONDS) - len(seconds)
    assert [row.name for row in content["rows"]] == NAMES[3:8]
    for row in content["rows"]:
        assert row.others + sum(row.by_second[name] for name in seconds) == row.count


def test_of_times_the_whole_is_cut_from_the_newest() -> None:
    values = {"limit": 2, "offset": 1}
    answer = an_answer("month", None, page=Page(**values), sort="newest")
    content = counts_page(answer, values).content
    assert [row.name for row in content["rows"]] == ["2019-11", "2019-10"]
    assert (content["paging"].total, content["paging"].next) == (len(SECONDS), 3)
    assert [cell.cell for cell in an_answer("month", None).cells] == SECONDS


def test_a_name_that_is_not_told_is_the_last_column() -> None:
    cells = [
        ActCount(cell="a", second_cell=second, count=count, documents=())
        for second, count in ((NOT_STATED, 9), ("NJ", 1), ("NY", 2))
    ]
    basis = Basis(position=1, reader="a")
    answer = TablePart().of(("kind", "state"), cells, total=12, acts=12, basis=basis)
    assert (answer.second_names, answer.most) == (("NY", "NJ", NOT_STATED), 12)
