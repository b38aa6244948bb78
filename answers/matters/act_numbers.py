"""How often what was done, in numbers alone: counted where the acts are kept, none of which is
read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from answers.asking.fitting_documents import fitting_documents
from answers.matters.counts import (
    WHOLE_TABLE,
    ActCount,
    ActCounts,
    ActFilter,
    TablePart,
    counts,
    kinds_of,
)
from answers.record import record_at
from casebook.asking.acts import SEVERAL, act_numbers
from enforcement.matters.counts import TIMES, By, cell_name, in_order
from store.config import Settings

#: By values of traits (`casebook.asking.acts.act_numbers`).
_Numbers: TypeAlias = Mapping[tuple[str | None, ...], int]


def numbers(
    settings: Settings, by: Sequence[By], of: ActFilter, part: TablePart = WHOLE_TABLE
) -> ActCounts:
    """What `answers.matters.counts.counts` says, but for the documents, which are left out. Raises
    as that does."""
    with record_at(settings, of.position) as record:
        if record.masks and not SEVERAL.keys().isdisjoint(by):
            # Several of what an act has may be one, once names are hidden: it has to be looked at.
            return counts(settings, by, of, part)
        about: dict[str, Any] = {
            "of": fitting_documents(record, of.query, of.fields),
            "kinds": kinds_of(of),
            "since": of.since,
            "until": of.until,
        }
        alone = [act_numbers(record.book, [one], **about) for one in by]
        together = alone[0] if len(by) == 1 else act_numbers(record.book, by, **about)
        acts = sum(act_numbers(record.book, (), **about).values())
        cells = [*_cells(by, alone, _named(by, together))]
        total = sum(together.values())
        return part.of(by, cells, total=total, acts=acts, basis=record.basis)


def _cells(
    by: Sequence[By], alone: Sequence[_Numbers], cells: Mapping[tuple[str, ...], int]
) -> Iterable[ActCount]:
    """The cells, in the order of their table."""
    by_name = [
        {name: number for (name,), number in _named([one], numbers).items()}
        for one, numbers in zip(by, alone, strict=True)
    ]
    for names in in_order(by, by_name, _days(by, alone), cells):
        second = names[1] if len(by) > 1 else None
        count = cells.get(names, 0)
        yield ActCount(cell=names[0], second_cell=second, count=count, documents=())


def _named(by: Sequence[By], numbers: _Numbers) -> dict[tuple[str, ...], int]:
    """The numbers by the names of their cells: that of a year sums up those of its months."""
    named: Counter[tuple[str, ...]] = Counter()
    for values, number in numbers.items():
        named[tuple(map(cell_name, by, values))] += number
    return named


def _days(by: Sequence[By], alone: Sequence[_Numbers]) -> list[date]:
    """The first days of the months that acts are of, where these are counted by a time."""
    of_times = (numbers for one, numbers in zip(by, alone, strict=True) if one in TIMES)
    months = {month for numbers in of_times for (month,) in numbers if month}
    return [date.fromisoformat(f"{month}-01") for month in months]
