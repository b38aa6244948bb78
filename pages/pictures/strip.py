"""A year of looks at a source as a strip: what each day brought. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, TypeAlias

from store.health.publishing_rhythm import NEWS, SILENT, WINDOW
from store.plain_text import plural

#: A day with news on offer, one with looks that brought none, and one without a look that went
#: well.
Brought: TypeAlias = Literal["news", "silent", "unknown"]

_LETTERS: dict[str, Brought] = {NEWS: "news", SILENT: "silent"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Days in sequence that brought the same; places are counted from the first day of the strip,
    which is 0."""

    brought: Brought
    start: int
    length: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """The days of a month that the strip shows, by what they brought."""

    first: date
    news: int
    silent: int
    unknown: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Strip:
    """The days up to one, a year of whole weeks."""

    runs: tuple[Run, ...]
    months: tuple[Month, ...]
    #: The numbers in one line.
    said: str
    days: int = WINDOW


def strip(days: str, last: date, *, until: date) -> Strip:
    """The strip of a rhythm's letters (`store.health.publishing_rhythm.Rhythm`), of which the last
    is of the day `last`, up to a day."""
    by_day = dict(_dated(days, last))
    shown = [until - timedelta(days=ago) for ago in reversed(range(WINDOW))]
    brought: list[tuple[date, Brought]] = [(day, by_day.get(day, "unknown")) for day in shown]
    totals = Counter(what for _, what in brought)
    return Strip(
        runs=tuple(_runs([what for _, what in brought])),
        months=tuple(_months(brought)),
        said=f"news on {plural(totals['news'], 'day')}, looks without news on"
        f" {plural(totals['silent'], 'day')}, no look that went well on"
        f" {plural(totals['unknown'], 'day')}",
    )


def _dated(days: str, last: date) -> Iterator[tuple[date, Brought]]:
    for ago, letter in enumerate(reversed(days)):
        yield last - timedelta(days=ago), _LETTERS.get(letter, "unknown")


def _runs(brought: list[Brought]) -> Iterator[Run]:
    start = 0
    for what, days in groupby(brought):
        length = len(list(days))
        if what != "unknown":
            yield Run(brought=what, start=start, length=length)
        start += length


def _months(brought: list[tuple[date, Brought]]) -> Iterator[Month]:
    for first, days in groupby(brought, key=lambda pair: pair[0].replace(day=1)):
        counts = Counter(what for _, what in days)
        yield Month(
            first=first,
            news=counts["news"],
            silent=counts["silent"],
            unknown=counts["unknown"],
        )
