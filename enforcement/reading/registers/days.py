"""The days a register document sets, and those that it moves or cancels.

They are read in its title, action, summary and dates; of a document without captions in its whole
text. What stands in the long part after the preamble is history, argument and rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from enforcement.claims import Coming, ComingDay, DayStatus, quoted
from enforcement.days.marked_sentence import DAY
from enforcement.days.stated_days import TextDay, stated_days
from enforcement.reading.registers.amendments import Amendment
from enforcement.text.stretch import Stretch

#: A day farther ahead is a typing error: terms of compliance run for up to so many years.
_HORIZON = 21 * 366
#: "The incorporation by reference … was approved as of …": the day of a standard, not of the rule;
#: and how long a form's old approval runs ("OMB control number …, expiration date …").
_NO_DAY = re.compile(
    r"\bincorporation by reference\b|\bcurrently approved through\b|\bomb\b[^;]{0,160}\bexpir"
    r"|\bcontrol number\b[^;]{0,120}\bexpir"
)
#: "As of March 3, 2026, the rule is withdrawn": when the document itself does what it does.
_AS_OF = re.compile(r"\A\W*as of \Z")
_PRESENT = re.compile(
    r"\b(?:is|are|will be|being|hereby|now)(?: \w+){0,2} (?:extend|re-?open|delay|postpon|resched"
    r"|mov|chang|adjust|set|due|accept)|\b(?:extends|reopens|delays|must|should|will|now)\b"
)
#: The last day of what is "effective … through"; what is delayed until a day begins on it.
_UNTIL = re.compile(rf"\b(?:through|until)\b[^{DAY}]*\Z")
_DELAYS = re.compile(r"\b(?:delay|postpon|defer|stay)\w*|\bextend\w* the effective\b")
#: What a day has that is told under no caption of days and is for no named thing.
_TERM = re.compile(rf"\b(?:through|until|expir\w+|applicab\w+|terminat\w+|extend\w*)\b[^{DAY}]*\Z")
_IS_DUE = re.compile(rf"\b(?:is|are) due\b[^{DAY}]*\Z")
#: Beside such a word a day under DATES is that of what it tells, not of the notice's meeting.
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|shall|will|must|may|apply|applies|issued|instituted|approved|begins?"
    r"|submit\w*|received|occur\w*)\b"
)
#: Days between which some meetings lie: "certain meetings from ◈ through ◈ are postponed".
_BETWEEN = rf"{DAY},? (?:through|to|and|[-\u2013]) {DAY}"
_MEETINGS = r"(?:meetings|hearings|workshops)\b"
_SOME_BETWEEN = re.compile(
    rf"{_BETWEEN},? (?:\w+ ){{0,3}}?{_MEETINGS}"
    rf"|\b(?:certain|several|some|all|those|following) (?:\S+ ){{0,12}}?{_MEETINGS}"
    rf"[^;.]{{0,160}}{_BETWEEN}"
)
#: Notes of a day that an earlier document gave.
_SPOKEN_OF = ("planned", "ending")
_TAKEN_BACK = ("moved_from", "cancelled")
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
    sentences: Iterable[tuple[Stretch, bool]],
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
    found = [*_of_what_was_planned(found)]
    told = {(what, day) for one, _ in found for what in one.what if (day := _day(one, frame))}
    claims: dict[tuple[Coming, date], ComingDay] = {}
    for one, under_dates in found:
        for claim in _claims(whole, one, under_dates, told, frame):
            key = claim.what, claim.day
            if key not in claims or (claims[key].status == "set" and claim.status != "set"):
                claims[key] = claim
    return tuple(claims.values())


def _of_what_was_planned(
    found: Iterable[tuple[TextDay, bool]],
) -> Iterator[tuple[TextDay, bool]]:
    """The days, in order: a new one is for what the old one before it was, where its own sentence
    does not tell, and the old one is moved: "It stated that comments are due April 4. The correct
    date is April 5."."""
    held: list[tuple[TextDay, bool]] = []
    for one, under_dates in found:
        if one.note == "new":
            old = [it for it, _ in held if it.note in _SPOKEN_OF and it.what]
            if old and one.what in ((), ("other",)):
                one = replace(one, what=old[-1].what)
            held = [
                (replace(it, note="moved_from"), dates)
                if it.note in _SPOKEN_OF and it.what == one.what and it.written != one.written
                else (it, dates)
                for it, dates in held
            ]
        held.append((one, under_dates))
    yield from held


def _within(cited: Sequence[tuple[int, int]], span: Stretch) -> list[tuple[int, int]]:
    return [(start, end) for start, end in cited if span.start <= start and end <= span.end]


def _claims(
    whole: str,
    stated: TextDay,
    under_dates: bool,
    told: set[tuple[Coming, date]],
    frame: DayFrame,
) -> Iterator[ComingDay]:
    day = _day(stated, frame)
    if day is None or (day - frame.published).days > _HORIZON:
        return
    for named in stated.what or _by_default(stated, under_dates, frame) or _of_something(stated):
        what = _of_a_period(stated, _of_what_is_moved(named, stated, frame))
        if what is None or not _counts(what, stated, under_dates, frame):
            continue
        status = _status(stated, what, day, under_dates, told, frame)
        if status != "set" or day >= frame.published:
            quotation = quoted(whole, stated.written.start, stated.written.end)
            yield ComingDay(**quotation, day=day, what=what, status=status)


def _by_default(stated: TextDay, under_dates: bool, frame: DayFrame) -> tuple[Coming, ...]:
    """What a day is for that stands alone under DATES: "DATES: January 24, 2024."."""
    bare = under_dates and not _VERB.search(stated.sentence.text[: stated.place])
    return (frame.default,) if bare and frame.default else ()


def _of_something(stated: TextDay) -> tuple[Coming, ...]:
    """What a day is for that is taken back, whatever was to be on it: an examination."""
    return ("other",) if stated.note in _TAKEN_BACK else ()


def _counts(what: Coming, stated: TextDay, under_dates: bool, frame: DayFrame) -> bool:
    """Whether a day is one of the document's: of an order against somebody only when it takes
    effect; in a summary no deadline that belongs to something unnamed."""
    if frame.order:
        return what in _IN_AN_ORDER
    if what in ("meeting", "hearing") and _SOME_BETWEEN.search(stated.sentence.text):
        return False
    ahead = stated.sentence.text[max(0, stated.place - 90) : stated.place]
    planned = stated.note == "planned" and not _IS_DUE.search(ahead)
    if what == "other" and planned and frame.amends.status(what) is None:
        return False  # until when an earlier act held: "Congress extended the order until …"
    if what != "other" or under_dates or stated.note in _TAKEN_BACK:
        return True
    return _TERM.search(ahead) is not None


def _day(stated: TextDay, frame: DayFrame) -> date | None:
    """The day; a weekday alone, or "today", is none in a register."""
    written = stated.written
    if written.month is None:
        return None
    return written.exact() or written.ahead(frame.published)


def _of_what_is_moved(what: Coming, stated: TextDay, frame: DayFrame) -> Coming:
    """What a new day is for that is only called a deadline or a date: that of the comments, in a
    document that extends their period."""
    moved = what == "other" and stated.note == "new"
    return "comment_deadline" if moved and frame.amends.status("comment_deadline") else what


def _of_a_period(stated: TextDay, what: Coming) -> Coming | None:
    """What the first or last day of a period is: a rule begins on the one and ends on the other,
    comments end on the last."""
    if stated.note == "start":
        return what if what in ("effective", "compliance", "meeting", "hearing") else None
    ahead = stated.sentence.text[max(0, stated.place - 70) : stated.place]
    if what == "effective" and _UNTIL.search(ahead) and not _DELAYS.search(stated.sentence.text):
        return "other"
    return what


def _status(
    stated: TextDay,
    what: Coming,
    day: date,
    under_dates: bool,
    told: set[tuple[Coming, date]],
    frame: DayFrame,
) -> DayStatus:
    """Whether a day stands: a document that moves such days speaks of the old one as of one that
    was planned, or ends, or is past."""
    if stated.note == "moved_from" or stated.note == "cancelled":
        return stated.note
    amended = frame.amends.status(what)
    if amended is None:
        return "set"
    if stated.note == "new":
        return "set"
    if day < frame.published:
        spoken_of = stated.note is not None or what == "comment_deadline"
        return amended if spoken_of else "set"
    if amended == "cancelled" or stated.note == "planned":
        return amended
    if stated.note == "ending":
        others = {day, *(other for kind, other in told if kind == what)}
        present = under_dates or day > min(others) or _PRESENT.search(stated.sentence.text)
        return "set" if day == max(others) and present else amended
    return "set"
