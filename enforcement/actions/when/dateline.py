"""The day at the head of a text: "LANSING, Mich., June 5, 2024 - ", "DOVER (June 5, 2024) - ".

It dates the telling, so "yesterday" in the text is reckoned from it, and no act is dated by it.
"""

from __future__ import annotations

import re
from datetime import date

from enforcement.text.passage import Passage
from enforcement.text.times.dates import WrittenDay, written_days

_HEAD = 400  # characters of the text in which it stands, at the beginning of a line
_PLACE = re.compile(r"(?s)(?=\W*[A-Z])(?!.*\b(?:On|In)\W*\Z)(?:[A-Z]\w*\b|\W)+")
# A dash, or the name of a wire: "June 5, 2024 /ExampleWire/ --", "June 5, 2024 (EXAMPLE WIRE) --"
_AFTER = re.compile(r"\s{0,3}\)?\s{0,3}(?:[-/\u2013\u2014]|\([^()]{2,30}\)\s{0,3}[-\u2013\u2014])")
_REACH = 120  # characters from the beginning of the line
_LATE = 31  # days that a text may be published after it was dated


def dateline(passage: Passage, text: str) -> WrittenDay | None:
    """The day in the text's dateline; None where it has none. `text` is the normalized whole."""
    whole, body = passage.whole, passage.body
    for written in written_days(text, body, min(body + _HEAD, len(text))):
        if written.year is None or _AFTER.match(text, written.end) is None:
            continue
        line = max(body, whole.rfind("\n", body, written.start) + 1)
        if written.start - line < _REACH and _PLACE.fullmatch(whole, line, written.start):
            return written
    return None


def told_on(published: date | None, written: WrittenDay | None) -> date | None:
    """The day from which "today" is reckoned: the dateline's, where the text was published soon
    after it; else the publication."""
    day = None if written is None else written.past(published)
    if day is None or (published is not None and (published - day).days > _LATE):
        return published
    return day
