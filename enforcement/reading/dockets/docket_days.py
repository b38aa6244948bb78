"""The days ahead that entries set, and those that a later entry moves or takes off.

"Sentencing set for 6/9/2031 at 09:00 AM" sets a day, "Sentencing reset for 7/1/2031" moves it,
"Trial set for 8/4/2031 is VACATED" takes it off. A day at which something was held lies behind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from enforcement.claims import Coming, ComingDay, DayStatus, quoted
from enforcement.reading.dockets.docket_sheet import DocketEntry, DocketSheet
from enforcement.text.lower import lower
from enforcement.text.stretch import Stretch
from enforcement.text.times.dates import WrittenDay, written_days

_PURPOSES: tuple[tuple[Coming, re.Pattern[str]], ...] = (
    ("sentencing", re.compile(r"\bsentencing\b")),
    ("trial", re.compile(r"\btrial\b(?! (?:brief|memor|exhibit))")),
    (
        "hearing",
        re.compile(
            r"\b(?:[a-z]{3,20} )?(?:hearing|conference|arraignment|argument|appearance|mediation)\b"
        ),
    ),
    (
        "other",
        re.compile(
            r"\b(?:[a-z]{3,20} )?"
            r"(?:due\b(?! (?:to|process|diligence|course))|deadline\b|cut-?off\b)"
            r"|\bmandate issue date\b"
        ),
    ),
)
#: What is due is set by that.
_DUE = re.compile(
    r"\b(?:due(?: (?:by|on|for [a-z ]{3,40}))?|deadline|cut-?off|date)"
    r"(?: is| of)?[:\s]{1,3}\Z"
)
_SET = re.compile(r"\b(?:(?:re)?set|scheduled|rescheduled|continued|moved|adjourned|noticed)\b")
_MOVED = re.compile(r"\b(?:reset|rescheduled|continued|moved|adjourned|postponed)\b")
_OFF = re.compile(r"\b(?:vacated|cancell?ed|terminated|stricken|taken off|off calendar)\b")
#: "The trial set for 5/18/2031 is stricken and reset to 9/14/2031."
_MOVED_ON = re.compile(rf"{_OFF.pattern}(?: and| and is|,)? {_MOVED.pattern}")
#: An entry by which somebody asks; "ORDER granting 3 Motion" does not.
_ASKS = re.compile(
    r"\W*(?!(?:\w+\W+){0,2}?(?:order|minutes?|notice|set|reset)\b)(?:\w+\W+){0,3}?"
    r"(?:motion|stipulation|request|letter|proposed|petition|application|response|reply)\b"
)
_SET_FOR = re.compile(r"\bset (?:for|on)\b")
_FROM = re.compile(r"\bfrom\W{1,3}\Z")
#: Between one thing and the next of an entry.
_BREAK = re.compile(r"[.;]\s|\bheld on\b")
#: How far before and behind a day the words about it are looked for.
_BEFORE, _BEHIND = 160, 90
#: Characters of one entry that are read.
_REACH = 4000
#: Days of one docket that are remembered.
_MOST = 60
_HORIZON = 5 * 366  # days; a later year is a typing error


class _Entered(NamedTuple):
    """A day as one entry tells it."""

    claim: ComingDay
    #: What is to happen then, in the clerk's words: "motion hearing".
    occasion: str
    #: The defendants the entry is about; empty where it names none.
    whom: frozenset[str]


def docket_days(
    sheet: DocketSheet, whom: Callable[[DocketEntry], frozenset[str]]
) -> tuple[ComingDay, ...]:
    """The days that entries set, in the docket's order; one that a later entry moves to another or
    takes off is told as moved or cancelled. `whom` gives the defendants an entry is about."""
    days: list[_Entered] = []
    text = lower(sheet.whole)
    for entry in sheet.entries:
        about = whom(entry)
        told = list(_entered(sheet.whole, text, entry, about))[:_MOST]
        if not _ASKS.match(text, *entry.words):
            days = [_after(known, text, entry, told) for known in days]
            days = _taken_off(days, text, entry, about)
        days += [new for new in told if all(not _is_same_day(new, known) for known in days)]
        days = days[-_MOST:]
    return tuple(dict.fromkeys(day.claim for day in days))


def _after(known: _Entered, text: str, entry: DocketEntry, told: Sequence[_Entered]) -> _Entered:
    """A day that is known, as a later entry leaves it."""
    for new in told:
        if not _is_one_occasion(known, new):
            continue
        if known.claim.day == new.claim.day:
            return known._replace(claim=replace(known.claim, status=new.claim.status))
        before = Stretch(_since(text, entry.words.start, new.claim.start), new.claim.start)
        moves = new.claim.status == "set" and _MOVED.search(text, *before)
        if moves and known.claim.status == "set":
            return known._replace(claim=replace(known.claim, status="moved_from"))
    return known


def _taken_off(
    days: list[_Entered], text: str, entry: DocketEntry, about: frozenset[str]
) -> list[_Entered]:
    """The days, without the one that an entry takes off with no day of its own said: it must be the
    only one that can be meant."""
    start, end = entry.words.start, min(entry.words.end, entry.words.start + _REACH)
    for off in list(_OFF.finditer(text, start, end))[:_MOST]:
        begin = _since(text, start, off.start())
        named = _purpose(text, begin, off.start())
        if named is None or any(written_days(text, begin, off.end())):
            continue
        meant = [
            it
            for it in days
            if it.claim.status == "set"
            and it.claim.what == named[0]
            and _is_one_thing(it.occasion, named[1])
            and not (it.whom and about and it.whom.isdisjoint(about))
        ]
        if len(meant) == 1:
            off_day = meant[0]._replace(claim=replace(meant[0].claim, status="cancelled"))
            days = [off_day if it is meant[0] else it for it in days]
    return days


def _is_same_day(one: _Entered, other: _Entered) -> bool:
    return one.claim.day == other.claim.day and _is_one_occasion(one, other)


def _is_one_occasion(one: _Entered, other: _Entered) -> bool:
    """Whether two days can be of one thing: of the same defendants, as far as those are named."""
    if one.claim.what != other.claim.what or not _is_one_thing(one.occasion, other.occasion):
        return False
    return not (one.whom and other.whom and one.whom.isdisjoint(other.whom))


def _is_one_thing(one: str, other: str) -> bool:
    """Whether "hearing" and "motion hearing" can be one; "status hearing" is another."""
    return one.endswith(other) or other.endswith(one)


def _entered(
    whole: str, text: str, entry: DocketEntry, about: frozenset[str]
) -> Iterator[_Entered]:
    """The days ahead that an entry tells. Who only asks for a day moves none."""
    start, end = entry.words.start, min(entry.words.end, entry.words.start + _REACH)
    asks = _ASKS.match(text, start, end) is not None
    for written in written_days(text, start, end):
        day = _ahead(written, entry.day)
        begin = _since(text, start, written.start)
        named = _purpose(text, begin, written.start) if day else None
        status = _status(text, begin, written, end)
        if asks and not _is_set_beside(text, begin, written.start, start):
            status = None
        if day is not None and named is not None and status is not None:
            words = quoted(whole, written.start, written.end)
            claim = ComingDay(**words, day=day, what=named[0], status="set" if asks else status)
            yield _Entered(claim, named[1], about)


def _is_set_beside(text: str, begin: int, at: int, start: int) -> bool:
    """Whether the clerk sets the day at `at` beside what an entry asks, with words that begin at
    `begin`: "MOTION to Compel by Rix LLC. Responses due by 5/4/2031"."""
    own = begin > start and _DUE.search(text, begin, at)
    return bool(_SET_FOR.search(text, begin, at) or own)


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


def _purpose(text: str, begin: int, end: int) -> tuple[Coming, str] | None:
    """What was named nearest before the day, and in which words; a sentencing before all else."""
    named = [
        (match.start(), what, match.group().removeprefix("the "))
        for what, word in _PURPOSES
        for match in word.finditer(text, begin, end)
    ]
    if not named:
        return None
    sentencing = [it for it in named if it[1] == "sentencing"]
    _, what, words = max(sentencing or named)
    return what, words if what in ("hearing", "other") else what


def _status(text: str, begin: int, written: WrittenDay, end: int) -> DayStatus | None:
    before = text[begin : written.start]
    behind = text[written.end : min(end, written.end + _BEHIND)]
    cut = _BREAK.search(behind)
    behind = behind[: cut.start()] if cut else behind
    if _FROM.search(before):
        return "moved_from"
    moved_to = _MOVED_ON.search(before)
    if not moved_to and _MOVED_ON.search(behind):
        return "moved_from"
    if not moved_to and (_OFF.search(behind) or _OFF.search(before)):
        return "cancelled"
    if _MOVED.search(behind) and not _MOVED.search(before):
        return "moved_from"
    return "set" if _SET.search(before) or _DUE.search(before) else None
