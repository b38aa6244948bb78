"""How often what was done: by one trait with bars, or by two in a table; and what a number
counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, get_args

from answers.matters.counts import ActCounts, CountedActs
from enforcement.claims import Kind
from enforcement.matters.counts import TIMES, UNDATED, By
from enforcement.places.states import STATE_NAMES
from pages.feed_links import news_links
from pages.paging import paging
from pages.pictures.grid_map import TILE, GridMap, grid_map
from pages.web_page import WebPage

TRAITS = get_args(By)
#: Rows of a page, by so many traits, and columns of names of a second trait: a page of them stays
#: below 100 kB.
ROWS, _COLUMNS = {1: 60, 2: 30}, 12
#: How a table is asked for that is shown whole.
WHOLE = {"limit": None, "offset": 0}


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A name of the first trait: its number, or one number for each name of the second."""

    name: str
    #: What the name stands for, where that is an abbreviation.
    meaning: str
    count: int
    #: Of the longest bar, in percent.
    share: float
    by_second: Mapping[str, int]
    #: Of the names of the second trait that have no column.
    others: int


def counts_page(answer: ActCounts, values: Mapping[str, Any] = WHOLE) -> WebPage:
    """Numbers, each of which leads to what it counts; of a second trait the names with most.
    `values` are those that the question was asked with."""
    seconds = _seconds(answer)
    return WebPage(
        title=f"Counts by {answer.by}" + (f" and {answer.second_by}" if answer.second_by else ""),
        template="counts.html",
        content={
            "answer": answer,
            "rows": tuple(_rows(answer, seconds)),
            "seconds": seconds,
            "others": len(answer.second_names) - len(seconds),
            "paging": paging(values, shown=answer.shown, total=answer.names),
            "map": _map(answer),
            "tile": TILE,
            **_choices(),
        },
        styles=("counts.css",),
        alternates=news_links(values),
        part="counts",
    )


def counted_page(answer: CountedActs, values: Mapping[str, Any]) -> WebPage:
    """What one number counts; `values` are those that the question was asked with."""
    acts = groupby(answer.documents, key=lambda document: document.act)
    return WebPage(
        title=answer.cell,
        template="counted.html",
        content={
            "answer": answer,
            "acts": [(number, tuple(documents)) for number, documents in acts],
            "by": " and ".join(values["by"]),
            "paging": paging(values, shown=len(answer.documents), total=answer.total),
        },
        styles=("counts.css",),
        part="counts",
    )


def _choices() -> dict[str, Sequence[str]]:
    return {"traits": TRAITS, "kinds": sorted(get_args(Kind))}


def _rows(answer: ActCounts, seconds: Sequence[str]) -> Iterator[Row]:
    by_name: dict[str, dict[str, int]] = defaultdict(dict)
    for cell in answer.cells:
        by_name[cell.cell][cell.second_cell or ""] = cell.count
    for name, counts in by_name.items():
        count = sum(counts.values())
        yield Row(
            name=name,
            meaning=STATE_NAMES.get(name, "") if answer.by == "state" else "",
            count=count,
            share=round(count * 100 / answer.most, 1) if answer.most else 0,
            by_second=counts,
            others=sum(number for name, number in counts.items() if name not in seconds),
        )


def _seconds(answer: ActCounts) -> tuple[str, ...]:
    """The names of the second trait that have a column: those with most, in their order."""
    shown = answer.second_names[:_COLUMNS]
    if answer.second_by in TIMES:
        return tuple(sorted(shown, key=lambda name: (name == UNDATED, name)))
    return shown


def _map(answer: ActCounts) -> GridMap | None:
    if answer.by != "state" or answer.second_by or answer.shown < answer.names:
        return None
    return grid_map({cell.cell: cell.count for cell in answer.cells})
