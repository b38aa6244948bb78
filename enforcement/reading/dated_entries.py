"""A text that is a list of entries, each with its day: a docket, or any other register."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from enforcement.reading.dockets.docket_entries import ReadEntries, ReadEntry, read_entries
from enforcement.text.lower import lower
from enforcement.text.passage import Announcement
from enforcement.text.times.dates import written_days

_LINE = re.compile(r"[^\n]+")
#: A day is an entry's where only this stands before it, and a colon, a dash or nothing behind it.
_BEFORE = re.compile(r"[\s\[(*\u2022-]{0,6}")
_BEHIND = re.compile(r"[\])]?[ \t]{0,6}(?:[:.]?[ \t]{0,6}\Z|[:\u2013\u2014-][ \t])")
#: Characters of a line in which its day is looked for.
_REACH = 40
#: One day at the beginning of a line is a dateline.
_FEWEST = 2


class _Beginning(NamedTuple):
    """Where an entry begins, where its words do, and its day."""

    start: int
    words: int
    day: date


def dated_entries(announcement: Announcement) -> ReadEntries | None:
    """The entries of a text that is a list of them; None where it is none. Only a docket's are read
    as acts."""
    return read_entries(announcement) or _listed(announcement.text)


def _listed(text: str) -> ReadEntries | None:
    begins = list(_beginnings(text))
    if len(begins) < _FEWEST:
        return None
    ends = [*(it.start for it in begins), len(text)]
    entries = (
        ReadEntry(day=it.day, number="", text=text[it.words : end].strip(), acts=())
        for it, (_, end) in zip(begins, pairwise(ends), strict=True)
    )
    return ReadEntries(head=text[: ends[0]].strip(), entries=tuple(entries))


def _beginnings(text: str) -> Iterator[_Beginning]:
    lowered = lower(text)
    for line in _LINE.finditer(text):
        start, end = line.span()
        for written in written_days(lowered, start, min(end, start + _REACH)):
            behind = _BEHIND.match(text[written.end : end])
            day = written.exact()
            if day and behind and _BEFORE.fullmatch(text, start, written.start):
                yield _Beginning(start, written.end + behind.end(), day)
            break
