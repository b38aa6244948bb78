"""The day on which somebody applied to be registered, which a notice of the application states
(21 CFR 1301.33 and 1301.34): "this is notice that on May 3, 2031, Tarn Chemicals applied"."""

from __future__ import annotations

import re
from datetime import date

from enforcement.text.times.dates import written_days

_NOTICE = re.compile(r"\bnotice that,? on ")
_APPLIED = re.compile(r"\b(?:applied|made application|submitted an application)\b")
#: Characters from the day to the word, with the name and address between them.
_REACH = 300


def applied_on(text: str) -> date | None:
    """The day, from a text in lower case on one line; None where it states none."""
    notice = _NOTICE.search(text)
    if notice is None:
        return None
    end = min(len(text), notice.end() + _REACH)
    day = next(written_days(text, notice.end(), end), None)
    if day is None or day.start > notice.end() or not _APPLIED.search(text, day.end, end):
        return None
    return day.exact()
