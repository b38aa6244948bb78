"""By when an FDA warning letter asks for an answer.

Company, office, day and MARCS number are labelled by the page itself (see the source).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from enforcement.claims import ComingDay
from enforcement.text.numerals import number_value

_TERM = re.compile(
    r"\bwithin\s(?P<count>\d{1,2}|[a-z]{3,12})(?:\s\(\d{1,2}\))?\s(?:working|business)\sdays\b",
    re.IGNORECASE,
)
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


def _after(day: date, working_days: int) -> date:
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < _SATURDAY
    return day
