"""The days a register document sets, and those that it moves or cancels.

They are read in its title, action, summary and dates; of a document without captions in its whole
text. What stands in the long part after the preamble is history, argument and rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from enforcement.claims import Coming, ComingDay, DayStatus, quoted
from enforcement.days.stated_days import StatedDay, stated_days
from enforcement.reading.registers.amendments import Amendment
from enforcement.reading.registers.parts import Span

#: A day farther ahead is a typing error: terms of compliance run for up to so many years.
_HORIZON = 21 * 366
#: "The incorporation by reference … was approved as of …": the day of a standard, not of the rule.
_NO_DAY = re.compile(r"\bincorporation by reference\b")
#: "As of March 3, 2026, the rule is withdrawn": when the document itself does what it does.
_AS_OF = re.compile(r"\A\W*as of \Z")
_PRESENT = re.compile(
    r"\b(?:is|are|will be|being|hereby|now)(?: \w+){0,2} (?:extend|re-?open|delay|postpon|resched"
    r"|mov|chang|adjust|set|due|accept)|\b(?:extends|reopens|delays|must|should|will)\b"
)
#: Of an order against somebody: only from when on it holds.
_IN_AN_ORDER: frozenset[Coming] = frozenset(("effective",))


@dataclass(frozen=True, kw_only=True, slots=True)
class DayFrame:
    """What a register document says besides its sentences that bears on its days."""

    published: date
    amends: Amendment
    #: What a day under DATES is for where nothing beside it tells: `meeting` of a notice of one.
    default: Coming | None = None
    #: Whether the document decides on one registrant.
    order: bool = False


def register_days(
    whole: str,
    text: str,
    sentences: Iterable[tuple[Span, bool]],
    cited: Sequence[tuple[int, int]],
    frame: DayFrame,
) -> tuple[ComingDay, ...]:
    """The days in sentences of the whole, each with whether it stands under DATES; `text` is the
    whole in lower case."""
    found = [
        (one, under_dates)
        for span, under_dates in sentences
        if not _NO_DAY.search(text, *span)
        for one in stated_days(text, *span, cited=_within(cited, span))
        if one.note != "document" and not _AS_OF.search(one.sentence.text[: one.place])
    ]
    later = {
        (what, day)
        for one, _ in found
        for what in one.what
        if one.note in (None, "new") and (day := _day(one, frame)) and day >= frame.published
    }
    claims: dict[tuple[Coming, date], ComingDay] = {}
    for one, under_dates in found:
        for claim in _claims(whole, one, under_dates, later, frame):
            key = claim.what, claim.day
            if key not in claims or (claims[key].status == "set" and claim.status != "set"):
                claims[key] = claim
    return tuple(claims.values())


def _within(cited: Sequence[tuple[int, int]], span: Span) -> list[tuple[int, int]]:
    return [(start, end) for start, end in cited if span.start <= start and end <= span.end]


def _claims(
    whole: str,
    stated: StatedDay,
    under_dates: bool,
    later: set[tuple[Coming, date]],
    frame: DayFrame,
) -> Iterator[ComingDay]:
    day = _day(stated, frame)
    if day is None or (day - frame.published).days > _HORIZON:
        return
    whats = stated.what or ((frame.default,) if under_dates and frame.default else ())
    for named in whats:
        what = _of_a_period(stated, named)
        if what is None or (frame.order and what not in _IN_AN_ORDER):
            continue
        status = _status(stated, what, day, under_dates, later, frame)
        if status != "set" or day >= frame.published:
            quotation = quoted(whole, stated.written.start, stated.written.end)
            yield ComingDay(**quotation, day=day, what=what, status=status)


def _day(stated: StatedDay, frame: DayFrame) -> date | None:
    """The day; a weekday alone, or "today", is none in a register."""
    written = stated.written
    if written.month is None:
        return None
    return written.exact() or written.ahead(frame.published)


def _of_a_period(stated: StatedDay, what: Coming) -> Coming | None:
    """What the first or last day of a period is: a rule begins on the one and ends on the other,
    comments end on the last."""
    if stated.note == "start":
        return what if what in ("effective", "meeting", "hearing") else None
    ahead = stated.sentence.text[max(0, stated.place - 40) : stated.place]
    if what == "effective" and stated.note == "new" and re.search(r"\b(?:through|until) \Z", ahead):
        return "effective" if _delays(stated) else "other"
    return what


def _delays(stated: StatedDay) -> bool:
    return re.search(r"\b(?:delay|postpon|defer|extend|stay)", stated.sentence.text) is not None


def _status(
    stated: StatedDay,
    what: Coming,
    day: date,
    under_dates: bool,
    later: set[tuple[Coming, date]],
    frame: DayFrame,
) -> DayStatus:
    """Whether a day stands: a document that moves such days speaks of the old one as of one that
    was planned, or ends, or is past."""
    if stated.note in ("moved_from", "cancelled"):
        return stated.note
    amended = frame.amends.status(what)
    if amended is None:
        return "set"
    if day < frame.published:
        return amended
    if stated.note == "new":
        return "set"
    if amended == "cancelled" or stated.note == "planned":
        return amended
    if stated.note == "ending":
        others = any(kind == what and other > day for kind, other in later)
        present = under_dates or _PRESENT.search(stated.sentence.text)
        return amended if others or not present else "set"
    return "set"
