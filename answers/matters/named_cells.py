"""The cells of a table of numbers, by the names that somebody gives them."""

from __future__ import annotations

from answers.asking.narrowing import meanings
from casebook.asking.fields import FieldError
from enforcement.matters.counts import NOT_STATED, TIMES, UNDATED, By, cell_name
from store.calendar.written_days import find_days
from store.config import Settings


def cell_named(settings: Settings, by: By, name: str, position: int | None) -> str | None:
    """The name of the cell that is meant, whether anything is counted there or not; None where
    there is no such state, kind, month … now or at a position."""
    if name.strip().casefold() in (NOT_STATED, UNDATED):
        return name.strip().casefold()
    if by in TIMES:
        return _period_named(by, name)
    try:
        (value,) = meanings(settings, by, name, position)
    except FieldError:
        return None
    return str(value)


def _period_named(by: By, name: str) -> str | None:
    """The month, quarter or year of these days, if they are all of one."""
    try:
        days = find_days(name)
    except ValueError:
        return None
    cell = cell_name(by, f"{days.first:%Y-%m}") if days else ""
    return cell if days and find_days(cell) == days else None
