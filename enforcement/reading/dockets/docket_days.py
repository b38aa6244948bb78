"""The days ahead that entries set, and those that a later entry moves or takes off.

"Sentencing set for 6/9/2031 at 09:00 AM" sets a day, "Sentencing reset for 7/1/2031" moves it,
"Trial set for 8/4/2031 is VACATED" takes it off. A day at which something was held lies behind.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from enforcement.claims import Coming, ComingDay, DayStatus, quoted
from enforcement.reading.dockets.docket_sheet import DocketEntry, DocketSheet, Span
from enforcement.text.dates import WrittenDay, written_days
from enforcement.text.lower import lower

_PURPOSES: tuple[tuple[Coming, re.Pattern[str]], ...] = (
    ("sentencing", re.compile(r"\bsentencing\b")),
    ("trial", re.compile(r"\btrial\b(?! (?:brief|memor|exhibit))")),
    (
        "hearing",
        re.compile(r"\b(?:hearing|conference|arraignment|oral argument|appearance|mediation)\b"),
    ),
)
_SET = re.compile(r"\b(?:(?:re)?set|scheduled|rescheduled|continued|moved|adjourned|noticed)\b")
_MOVED = re.compile(r"\b(?:reset|rescheduled|continued|moved|adjourned|postponed)\b")
_OFF = re.compile(r"\b(?:vacated|cancell?ed|terminated|stricken|taken off|off calendar)\b")
_FROM = re.compile(r"\bfrom\W{1,3}\Z")
#: Between one thing and the next of an entry.
_BREAK = re.compile(r"[.;]\s|\bheld on\b")
#: How far before and behind a day the words about it are looked for.
_BEFORE, _BEHIND = 160, 90
#: Characters of one entry that are read.
_REACH = 4000
_HORIZON = 5 * 366  # days; a later year is a typing error


def docket_days(sheet: DocketSheet) -> tuple[ComingDay, ...]:
    """The days that entries set, in the docket's order; one that a later entry moves to another or
    takes off is told as moved or cancelled."""
    days: dict[tuple[Coming, date], ComingDay] = {}
    text = lower(sheet.whole)
    for entry in sheet.entries:
        _take_off(days, text, entry)
        for told in _entered(sheet.whole, text, entry):
            key = told.what, told.day
            if told.status == "set" and _MOVED.search(text, *_about(text, entry, told)):
                _moved(days, told)
            days[key] = told if key not in days else replace(days[key], status=told.status)
    return tuple(days.values())


def _moved(days: dict[tuple[Coming, date], ComingDay], told: ComingDay) -> None:
    """Mark what was set for the same purpose as moved to the day that is told."""
    for key, known in days.items():
        if known.what == told.what and known.day != told.day and known.status == "set":
            days[key] = replace(known, status="moved_from")


def _take_off(days: dict[tuple[Coming, date], ComingDay], text: str, entry: DocketEntry) -> None:
    """Mark what an entry takes off without saying its day, where one day alone can be meant."""
    start, end = entry.words.start, min(entry.words.end, entry.words.start + _REACH)
    for off in _OFF.finditer(text, start, end):
        begin = _since(text, start, off.start())
        purposes = [what for what, named in _PURPOSES if named.search(text, begin, off.start())]
        if any(written_days(text, begin, off.end())) or not purposes:
            continue
        set_days = [
            it for it in days.items() if it[1].what == purposes[0] and it[1].status == "set"
        ]
        if len(set_days) == 1:
            days[set_days[0][0]] = replace(set_days[0][1], status="cancelled")


def _entered(whole: str, text: str, entry: DocketEntry) -> Iterator[ComingDay]:
    start, end = entry.words.start, min(entry.words.end, entry.words.start + _REACH)
    for written in written_days(text, start, end):
        day = _ahead(written, entry.day)
        if day is None:
            continue
        begin = _since(text, start, written.start)
        what = _purpose(text, begin, written.start)
        status = _status(text, begin, written, end)
        if what is not None and status is not None:
            yield ComingDay(
                **quoted(whole, written.start, written.end), day=day, what=what, status=status
            )


def _ahead(written: WrittenDay, entered: date | None) -> date | None:
    """The day, if it is written with its year and lies ahead of the entry's."""
    if written.year is None or entered is None:
        return None
    day = written.ahead(entered)
    return day if day and day > entered and (day - entered).days <= _HORIZON else None


def _since(text: str, start: int, at: int) -> int:
    """Where the words about what stands at `at` begin."""
    start = max(start, at - _BEFORE)
    return max((cut.end() for cut in _BREAK.finditer(text, start, at)), default=start)


def _purpose(text: str, begin: int, end: int) -> Coming | None:
    """What was named nearest before the day; "sentencing hearing" is a sentencing."""
    named = [
        (match.start(), what)
        for what, word in _PURPOSES
        for match in word.finditer(text, begin, end)
    ]
    kinds = [what for _, what in sorted(named)]
    return "sentencing" if "sentencing" in kinds else (kinds[-1] if kinds else None)


def _status(text: str, begin: int, written: WrittenDay, end: int) -> DayStatus | None:
    before = text[begin : written.start]
    behind = text[written.end : min(end, written.end + _BEHIND)]
    cut = _BREAK.search(behind)
    behind = behind[: cut.start()] if cut else behind
    if _FROM.search(before):
        return "moved_from"
    if _OFF.search(behind) or _OFF.search(before):
        return "cancelled"
    if _MOVED.search(behind) and not _MOVED.search(before):
        return "moved_from"
    return "set" if _SET.search(before) else None


def _about(text: str, entry: DocketEntry, told: ComingDay) -> Span:
    return Span(_since(text, entry.words.start, told.start), told.start)
