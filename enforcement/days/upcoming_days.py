"""The days ahead of a text's publication: sentencings, hearings, trials, deadlines; and those that
it moves or cancels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from enforcement.actions.action_mentions import normalized_text
from enforcement.claims import Coming, ComingDay, DayStatus, quoted
from enforcement.days.purposes import names_a_purpose
from enforcement.days.stated_days import TextDay, stated_days
from enforcement.text.passage import Passage
from enforcement.text.times.dates import WrittenDay

# Words of the future; needed where the day alone does not show that it lies ahead.
_AHEAD = re.compile(r"\b(?:will|scheduled|set|due|expected|must|slated|is to|are to|until)\b")
# A summons looks ahead to a day soon after it; one to an earlier day may have been obeyed.
_SUMMONED = re.compile(
    r"\b(?:summon(?:ed|s|sed)|(?:ordered|directed) to (?:appear|report|surrender)|appearance is)\b"
)
_SOON = 120  # days
# "had been scheduled to go to trial on July 22" states what will not be.
_GIVEN_UP = re.compile(r"\b(?:had been|was originally|were originally|cancel\w+)\b")
_PLANNED = re.compile(r"\b(?:scheduled|set|due|slated|planned|to be|to go)\b")
_DUE = re.compile(r"\b(?:deadline|due|must|no later than|expires?|report to|begin serving)\b")
_YEAR = re.compile(r"\b20\d\d\b")
#: What every written day has: a number, "Monday" or "today", or one of these words.
_DAYLIKE = re.compile(r"\d|day\b|tomorrow|tonight|night|this (?:morning|afternoon|evening)")
_REACH = 160  # characters before a day that are looked at
_HORIZON = 5 * 366  # days; a later year is a typing error


def upcoming_days(passage: Passage) -> tuple[ComingDay, ...]:
    """The days that lay ahead when the text was published, and those it takes back, each once, in
    the text's order.

    A text without a date of publication gives none: what lay ahead of it cannot be told.
    """
    published = passage.announcement.published_on
    if published is None:
        return ()
    text = normalized_text(passage.whole)
    days: dict[date, ComingDay] = {}
    for sentence in passage.sentences:
        span = sentence.start, sentence.end
        if not _DAYLIKE.search(text, *span):
            continue
        if not any(words.search(text, *span) for words in (_AHEAD, _YEAR, _SUMMONED)):
            continue
        if not (names_a_purpose(text, *span) or _DUE.search(text, *span)):
            continue
        for claim in _claims(passage.whole, stated_days(text, *span), published):
            if claim.day not in days or days[claim.day].status == "set" != claim.status:
                days[claim.day] = claim
    return tuple(days.values())


def _claims(whole: str, stated: list[TextDay], published: date) -> Iterator[ComingDay]:
    moved = {what for it in stated if it.note == "new" for what in it.what}
    for one in stated:
        what = _what(one)
        if what is None:
            continue
        status: DayStatus | None = _taken_back(one, what, moved)
        day = _any_day(one.written, published) if status else _day_ahead(one, published)
        if status and day and not _was_planned(one, day, published):
            continue
        if day is not None:
            quotation = quoted(whole, one.written.start, one.written.end)
            yield ComingDay(**quotation, day=day, what=what, status=status or "set")


def _what(stated: TextDay) -> Coming | None:
    """What a day is for; what has no kind of its own counts where it is due, not where it only
    lasts until a day ("the offer is good through Friday")."""
    if stated.what and stated.what[0] != "other":
        return stated.what[0]
    ahead = stated.sentence.text[max(0, stated.place - _REACH) : stated.place]
    return "other" if stated.note != "document" and _DUE.search(ahead) else None


def _taken_back(stated: TextDay, what: Coming, moved: set[Coming]) -> DayStatus | None:
    """The status of a day that the sentence moves or cancels; None of one that it sets."""
    if stated.note in ("moved_from", "cancelled"):
        return stated.note
    return "moved_from" if stated.note in ("planned", "ending") and what in moved else None


def _was_planned(stated: TextDay, day: date, published: date) -> bool:
    """Whether a day that is taken back was one to come: what happened on an earlier day is not
    taken back ("the trial of May 3 was delayed by a storm")."""
    ahead = stated.sentence.text[max(0, stated.place - 60) : stated.place]
    return day >= published or _PLANNED.search(ahead) is not None


def _any_day(written: WrittenDay, published: date) -> date | None:
    return written.exact() or written.ahead(published) or written.past(published)


def _day_ahead(stated: TextDay, published: date) -> date | None:
    """The day, where it lies ahead; a bare weekday or "today" does only if the words say so."""
    day = stated.written.ahead(published)
    if day is None or (day - published).days > _HORIZON:
        return None
    ahead = stated.sentence.text[max(0, stated.place - _REACH) : stated.place]
    if _GIVEN_UP.search(ahead) and stated.note != "new":
        return None
    if stated.written.year is not None and day > published:
        return day
    clause = ahead[ahead.rfind(";") + 1 :]
    soon = (day - published).days <= _SOON and _SUMMONED.search(clause)
    return day if soon or _AHEAD.search(clause) else None
