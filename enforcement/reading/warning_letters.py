"""By when an FDA warning letter asks for an answer, and what the firm is told to have recalled.

Company, office, day and MARCS number are labelled by the page itself (see the source).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from enforcement.claims import Action, ComingDay, quoted
from enforcement.kinds import RECALL
from enforcement.text.lower import lower
from enforcement.text.numerals import number_value
from enforcement.text.passage import Passage, Sentence
from enforcement.text.times.dates import written_days

_TERM = re.compile(
    r"\bwithin\s(?P<count>\d{1,2}|[a-z]{3,12})(?:\s\(\d{1,2}\))?\s(?:working|business)\sdays\b",
    re.IGNORECASE,
)
#: "You recalled two lots", "you issued a nationwide recall of", "we acknowledge your recall".
_RECALLED = re.compile(
    r"\b(?:you|your\sfirm)\s(?:have\s)?(?:(?!did|not|never|would|should|to)\w{1,20}\s){0,2}"
    r"(?:recalled\b|(?:issued|initiated|conducted|began)\s(?:an?\s|the\s|several\s)?"
    r"(?:\w{1,20}\s){0,2}recalls?\b)"
    r"|\backnowledge\s(?:[\w,]{1,20}\s){0,6}your\s(?:\w{1,20}\s){0,2}recalls?\b",
    re.IGNORECASE,
)
#: Characters on either side of a recall in which its day stands, within its sentence.
_REACH = 80
#: Saturday, as `date.weekday` counts.
_SATURDAY = 5


def answer_due(text: str, issued_on: date) -> ComingDay | None:
    """The earliest day the answer to a letter of that day can be due; None where it asks for none.

    The first term of working days counts, since letters ask for their answer in those. It runs from
    the receipt of the letter, and Federal holidays are not left out.
    """
    for term in _TERM.finditer(text):
        if days := number_value(term["count"]):
            return ComingDay(
                quote=term.group(),
                start=term.start(),
                end=term.end(),
                day=_after(issued_on, int(days)),
                what="other",
            )
    return None


def recall(passage: Passage, issued_on: date | None) -> Action | None:
    """The first recall that a letter says the firm made, with its day where that is told."""
    for sentence in passage.sentences[1:]:
        if found := _RECALLED.search(passage.whole, sentence.start, sentence.end):
            start, end = found.span()
            return Action(
                **quoted(passage.whole, start, end),
                kind=RECALL,
                status="stated",
                day=_day_beside(passage.whole, sentence, start, end, issued_on),
            )
    return None


def _day_beside(
    whole: str, sentence: Sentence, start: int, end: int, issued_on: date | None
) -> date | None:
    """The one day that stands beside characters [start, end) of a sentence, before the letter."""
    begin, until = max(sentence.start, start - _REACH), min(sentence.end, end + _REACH)
    days = {it.exact() for it in written_days(lower(whole), begin, until)} - {None}
    day = days.pop() if len(days) == 1 else None
    return day if day and issued_on and day <= issued_on else None


def _after(day: date, working_days: int) -> date:
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < _SATURDAY
    return day
