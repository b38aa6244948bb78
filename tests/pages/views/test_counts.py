"""The page of counts stays small, however much is counted."""

from __future__ import annotations

import pytest

from answers.matters.counts import ActCount, ActCounts
from casebook.asking.casebook_at import Basis
from enforcement.matters.counts import By
from pages.rendering import render
from pages.site import Site
from pages.views.counts import counts_page

NAMES = [f"Bureau of the Investigation of Matters, No. {number:03}" for number in range(200)]
SECONDS = [f"{year}-{month:02}" for year in range(2010, 2020) for month in range(1, 13)]


def an_answer(second_by: By | None) -> ActCounts:
    """Every name of an agency with every month, or alone; later months hold more."""
    seconds = SECONDS if second_by else [None]
    cells = tuple(
        ActCount(cell=name, second_cell=second, count=1 + number, documents=())
        for name in NAMES
        for number, second in enumerate(seconds)
    )
    total = sum(cell.count for cell in cells)
    return ActCounts(
        by="agency",
        second_by=second_by,
        total=total,
        acts=total,
        cells=cells,
        basis=Basis(position=1, reader="a"),
    )


@pytest.mark.parametrize("second_by", [None, "month"])
def test_a_page_is_small(second_by: By | None) -> None:
    html = render(counts_page(an_answer(second_by)), Site(path="/counts"))
    assert len(html.encode()) < 100_000


def test_of_a_second_trait_those_with_most_are_columns_and_the_rest_is_summed() -> None:
    content = counts_page(an_answer("month")).content
    seconds = content["seconds"]
    assert list(seconds) == SECONDS[-len(seconds) :]
    assert content["others"] == len(SECONDS) - len(seconds)
    for row in content["rows"]:
        assert row.others + sum(row.by_second[name] for name in seconds) == row.count


def test_of_times_the_whole_is_cut_from_the_newest() -> None:
    cells = (
        ActCount(cell=month, second_cell=None, count=1, documents=(month,)) for month in SECONDS
    )
    answer = ActCounts(
        by="month",
        second_by=None,
        total=len(SECONDS),
        acts=len(SECONDS),
        cells=tuple(cells),
        basis=Basis(position=1, reader="a"),
    )
    rows = counts_page(answer, offset=1, limit=2).content["rows"]
    assert [row.name for row in rows] == ["2019-11", "2019-10"]
