"""A sentence in which each day stands as one sign, so that its wording can be told in short rules.

"delayed from March 30, 2026, to September 30, 2026" becomes "delayed from ◈, to ◈"; a citation of
the Federal Register ("88 FR 77922", "FR Doc. 2023-27904") is a sign of another kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from enforcement.text.times.dates import WrittenDay

#: One day, and one citation: characters of Unicode's private use area, which no text needs.
DAY, CITED = "\ue000", "\ue001"
#: A sentence that names more days, or cites more pages, is a table; no more of it are read.
MOST_DAYS = 60
_FOREIGN = re.compile("[\ue000\ue001]")
#: A title in quotation marks, as documents are named: "Public Meeting; Request for Comments".
_TITLE = re.compile(
    rf"[\"\u201c][^\"\u201c\u201d{DAY}]{{1,400}}[\"\u201d]|``[^`{DAY}]{{1,400}}\'\'"
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class MarkedSentence:
    """The sentence, with its days and citations as signs and every run of white space as one."""

    text: str
    #: The days, in order, and where in `text` the sign of each stands.
    days: tuple[WrittenDay, ...]
    places: tuple[int, ...]
    #: Spans of the citations in the whole, in order, and where the sign of each stands.
    cited: tuple[tuple[int, int], ...] = ()
    cited_places: tuple[int, ...] = ()

    def day_at(self, place: int) -> int:
        """The number of the day whose sign stands at a place of `text`."""
        return bisect_left(self.places, place)


def marked_sentence(
    text: str,
    start: int,
    end: int,
    days: Sequence[WrittenDay],
    cited: Sequence[tuple[int, int]] = (),
) -> MarkedSentence:
    """Characters [start, end) of a text in lower case, with its days and citations as signs; a
    citation that overlaps a day is left as written."""
    free = [
        (a, b)
        for a, b in cited[:MOST_DAYS]
        if not any(day.start < b and a < day.end for day in days)
    ]
    signs = sorted([(day.start, 0, day.end) for day in days] + [(a, 1, b) for a, b in free])
    parts: list[str] = []
    places: tuple[list[int], list[int]] = [], []
    kept: list[tuple[int, int]] = []
    length, at = 0, start
    for first, sort, last in signs:
        if first < at:
            continue
        plain = _plain(text[at:first])
        parts += plain, CITED if sort else DAY
        length += len(plain) + 1
        places[sort].append(length - 1)
        if sort:
            kept.append((first, last))
        at = last
    parts.append(_plain(text[at:end]))
    return MarkedSentence(
        "".join(parts), tuple(days), tuple(places[0]), tuple(kept), tuple(places[1])
    )


def without_titles(text: str) -> str:
    """The text with its quoted titles blank, as long as it was."""
    return _TITLE.sub(lambda title: " " * len(title.group()), text)


def _plain(text: str) -> str:
    return _SPACES.sub(" ", _FOREIGN.sub(" ", text))
