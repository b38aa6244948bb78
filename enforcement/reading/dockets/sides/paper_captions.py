"""The sides that the caption of a paper tells.

    UNITED STATES DISTRICT COURT
    FOR THE DISTRICT OF UTAH
    STATE OF UTAH, STATE OF OHIO, Plaintiffs,
    v.
    ODILE FARROW, in her official capacity, …, Defendants.

The beginning of a paper is all that a docket shows; it may break off anywhere in this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from enforcement.claims import Role
from enforcement.reading.dockets.sides.litigants import Litigant
from enforcement.reading.dockets.sides.name_finder import NameFinder
from enforcement.text.stretch import Stretch

_COURT = re.compile(
    r"\bunited\sstates\s(?:district\scourt|court\sof\sappeals)\b(?:\s{1,9}for\s{1,9}the)?"
    r"(?:\s{1,9}(?:(?:northern|southern|eastern|western|middle|central)\s{1,9})?district\sof\s[^\n]{0,60}"
    r"|\s{1,9}[a-z]+\s{1,9}circuit)?",
    re.IGNORECASE,
)
_PLAINTIFF = re.compile(r"\b(?:plaintiffs?|petitioners?)\b", re.IGNORECASE)
_VERSUS = re.compile(r"(?:\s|\))-?(?:v|vs|V|VS)(?:\.|-)\s|\s-?against-?\s")
_DEFENDANT = re.compile(r"\b(?:defendan|respondent)", re.IGNORECASE)
#: Characters of a caption.
_LONGEST = 3000
#: Captions of one entry that are read.
_MOST = 8


def caption_sides(
    whole: str, papers: Stretch, finder: NameFinder, known: Mapping[str, Role]
) -> Iterator[tuple[Litigant, Role]]:
    """Who stands where by the captions within a span. A caption counts only if it has somebody on
    the side where it is `known` already that he stands: else what it lists is not understood."""
    courts = list(_COURT.finditer(whole, *papers))[:_MOST]
    for place, court in enumerate(courts):
        until = courts[place + 1].start() if place + 1 < len(courts) else papers.end
        caption = Stretch(court.end(), min(until, court.end() + _LONGEST))
        left, right = _halves(whole, caption)
        halves: tuple[tuple[Stretch, Role], ...] = ((left, "plaintiff"), (right, "defendant"))
        for span, role in halves:
            named = finder.within(whole, span)
            if any(known.get(it.name) == role for it in named):
                yield from ((it, role) for it in named)


def _halves(whole: str, caption: Stretch) -> tuple[Stretch, Stretch]:
    """What stands before the word for plaintiffs or "v.", and what stands behind "v."."""
    versus = _VERSUS.search(whole, *caption)
    plaintiff = _PLAINTIFF.search(whole, *caption)
    ends = [mark.start() for mark in (versus, plaintiff) if mark]
    left = Stretch(caption.start, min(ends, default=caption.end))
    if versus is None:
        return left, Stretch(caption.end, caption.end)
    defendant = _DEFENDANT.search(whole, versus.end(), caption.end)
    return left, Stretch(versus.end(), defendant.start() if defendant else caption.end)
