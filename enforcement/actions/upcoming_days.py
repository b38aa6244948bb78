"""The days ahead of a text's publication: sentencings, hearings, trials, deadlines."""

from __future__ import annotations

import re
from datetime import date

from enforcement.actions.action_mentions import normalized_text
from enforcement.claims import Coming, ComingDay, quoted
from enforcement.text.dates import WrittenDay, written_days
from enforcement.text.passage import Passage, Sentence

_PURPOSES: dict[Coming, re.Pattern[str]] = {
    "sentencing": re.compile(r"\bsentenc(?:ed|ing)\b(?: hearings?\b)?"),
    "trial": re.compile(r"\btrial\b"),
    "hearing": re.compile(
        r"\b(?:hearings?|arraign\w+|appear(?:ance)?|court date|in court|conference|meeting)\b"
    ),
    "comment_deadline": re.compile(r"\bcomments?\b"),
    "effective": re.compile(r"\b(?:(?:in|takes?|into) effect|effective)\b"),
}
_ELSE = re.compile(r"\b(?:deadline|due|must|no later than|expires?|report to|begin serving)\b")
# Words of the future; needed where the day alone does not show that it lies ahead.
_AHEAD = re.compile(r"\b(?:will|scheduled|set|due|expected|must|slated|is to|are to|until)\b")
# "had been scheduled to go to trial on July 22" states what will not be.
_GIVEN_UP = re.compile(r"\b(?:had been|was originally|were originally|cancel\w+)\b")
_YEAR = re.compile(r"\b20\d\d\b")
_REACH = 160  # characters between a purpose and its day
_HORIZON = 5 * 366  # days; a later year is a typing error


def upcoming_days(passage: Passage) -> tuple[ComingDay, ...]:
    """The days that lay ahead when the text was published, each once, in the text's order.

    A text without a date of publication gives none: what lay ahead of it cannot be told.
    """
    published = passage.announcement.published_on
    if published is None:
        return ()
    text = normalized_text(passage.whole)
    days: dict[date, ComingDay] = {}
    for sentence in passage.sentences:
        span = sentence.start, sentence.end
        if not _AHEAD.search(text, *span) and not _YEAR.search(text, *span):
            continue
        for written in written_days(text, *span):
            day = _day_ahead(written, text, sentence, published)
            what = _purpose(written, text, sentence) if day else None
            if day is not None and what is not None:
                quotation = quoted(passage.whole, written.start, written.end)
                days.setdefault(day, ComingDay(**quotation, day=day, what=what))
    return tuple(days.values())


def _day_ahead(written: WrittenDay, text: str, sentence: Sentence, published: date) -> date | None:
    """The day, where it lies ahead; a bare weekday or "today" does only if the words say so."""
    day = written.ahead(published)
    if day is None or (day - published).days > _HORIZON:
        return None
    ahead = text[max(sentence.start, written.start - _REACH) : written.start]
    if _GIVEN_UP.search(ahead):
        return None
    if written.year is not None and day > published:
        return day
    return day if _AHEAD.search(ahead[ahead.rfind(";") + 1 :]) else None


def _purpose(written: WrittenDay, text: str, sentence: Sentence) -> Coming | None:
    """What the day is for: the thing named nearest before it, else the first named after it."""
    ahead = text[max(sentence.start, written.start - _REACH) : written.start]
    nearest: dict[int, Coming] = {}
    for purpose, pattern in _PURPOSES.items():
        for match in pattern.finditer(ahead):
            nearest.setdefault(match.end(), purpose)
    if nearest:
        return nearest[max(nearest)]
    after = text[written.end : min(sentence.end, written.end + 80)]
    for purpose, pattern in _PURPOSES.items():
        if pattern.search(after):
            return purpose
    return "other" if _ELSE.search(ahead) else None
