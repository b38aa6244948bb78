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
from enforcement.matters.counts import NOT_STATED, TIMES, UNDATED, By
from enforcement.places.states import STATE_NAMES
from pages.paging import paging
from pages.pictures.grid_map import TILE, GridMap, grid_map
from pages.web_page import WebPage

TRAITS = get_args(By)
#: Rows of a page, by one trait and by two, and columns of names of a second trait: a page of them
#: stays below 100 kB.
ROWS, _CROSS_ROWS, _COLUMNS = 60, 30, 12


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


def counts_page(answer: ActCounts, *, offset: int = 0, limit: int = ROWS) -> WebPage:
    """A part of the numbers, each of which leads to what it counts: rows of times from the newest,
    all else as answered; of a second trait the names with most."""
    seconds = _seconds(answer)
    every = tuple(_rows(answer, seconds))
    if answer.by in TIMES:
        every = every[::-1]
    limit = min(limit, _CROSS_ROWS if answer.second_by else ROWS)
    rows = every[offset : offset + limit]
    return WebPage(
        title=f"Counts by {answer.by}" + (f" and {answer.second_by}" if answer.second_by else ""),
        template="counts.html",
        content={
            "answer": answer,
            "rows": rows,
            "seconds": seconds,
            "others": len({it.second_cell for it in answer.cells} - {*seconds, None}),
            "paging": paging({"offset": offset, "limit": limit}, shown=len(rows), total=len(every)),
            "map": _map(answer),
            "tile": TILE,
            **_choices(),
        },
        styles=("counts.css",),
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
    most = max((sum(counts.values()) for counts in by_name.values()), default=0)
    for name, counts in by_name.items():
        count = sum(counts.values())
        yield Row(
            name=name,
            meaning=STATE_NAMES.get(name, "") if answer.by == "state" else "",
            count=count,
            share=round(count * 100 / most, 1) if most else 0,
            by_second=counts,
            others=sum(number for name, number in counts.items() if name not in seconds),
        )


def _seconds(answer: ActCounts) -> tuple[str, ...]:
    """The names of the second trait that have a column: those with most, in their order."""
    totals: dict[str, int] = defaultdict(int)
    for cell in answer.cells:
        totals[cell.second_cell or ""] += cell.count
    if not answer.second_by:
        return ()
    most = sorted(totals, key=lambda name: (name in (NOT_STATED, UNDATED), -totals[name], name))
    shown = most[:_COLUMNS]
    if answer.second_by in TIMES:
        shown.sort(key=lambda name: (name == UNDATED, name))
    return tuple(shown)


def _map(answer: ActCounts) -> GridMap | None:
    if answer.by != "state" or answer.second_by:
        return None
    return grid_map({cell.cell: cell.count for cell in answer.cells})
