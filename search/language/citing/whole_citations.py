"""What a query asks for by a citation, a number or a sum as a whole, in whatever form it is typed.

`No. 2:24-cr-00236-JLR-1`, `Case 24-cr-236` and `Criminal No. 24-0236 (JLR)` are one docket; of
`25-101` it is not known what it is a number of, so that it is no citation but two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from search.language.citing.named_numbers import named_numbers
from search.language.citing.signs import signs
from search.language.citing.stretches import (
    CitationReader,
    asked_citations,
    every_citation,
    side_by_side,
    stretches,
)
from search.language.citing.sums import sums

#: No citation that is typed in a query is longer.
_LONGEST = 300
#: What may stand before a number and says no more than that it is one.
_LEAD = re.compile(
    r"(?:(?:press|news|court|case|cause|appeal|docket|dkt|file|civil|criminal|crim|civ|action"
    r"|release)\b\.?\s{1,3}){0,3}(?:(?:nos?\b\.?|#)\s{0,3}:?\s{0,3}|numbers?\b:?\s{1,3})?",
    re.IGNORECASE,
)
#: A number that is typed after such words: it is looked for as it stands.
_BARE = re.compile(r"\d\w{0,7}(?:-\w{1,8}){1,3}(?!\w)")
_DOCKET = re.compile(r"(?:\d:)?\d\d-[a-z]{2,5}-\d+")
#: After a docket: initials or names of its judges, and the number of a defendant.
_DOCKET_TAIL = re.compile(
    r"(?:-(?:[A-Z]{2,15}|[a-z]{2,3})(?![A-Za-z])){0,3}(?:-\d{1,3}(?!\d))?"
    r"(?:\s{0,2}\((?:[A-Z]{2,4})(?:[-/][A-Z]{2,4})?\))?"
)
_AND_FOLLOWING = re.compile(r",?\s{1,3}et\.?\s{1,3}seq\b\.?", re.IGNORECASE)
_ACT_FIRST = re.compile(
    r"(?P<act>[\w&;,. ]{1,60}\bAct|CSA|FDCA|PHSA) (?:§ ?|[Ss]ec(?:tion|\.) )?"
    r"(?P<section>\d[\w.()]*)"
)
_BETWEEN = re.compile(r"(?:[\s,;&/\-\u2010-\u2015]|and|or|through|thru|to)*", re.IGNORECASE)
_NOTHING = re.compile(r"[\s.,;:]*")
_SIGNS = re.compile(
    r"\d|\b(?:code|act|law|statute|schedules?|c[-\u2010\u2011]|u\.?s\.?c|c\.?f\.?r)", re.IGNORECASE
)


class _Cited(NamedTuple):
    """What is cited at [start, end), and the words of `cited` of which a text must have one."""

    start: int
    end: int
    words: tuple[str, ...]


def whole_citations(text: str) -> list[tuple[str, ...]]:
    """For each citation of a text that is nothing but citations, the words of the lane `cited` of
    which one must be there; nothing where it is more or other than that."""
    if len(text) > _LONGEST or not _SIGNS.search(text):
        return []
    # Small letters are typed where capitals are written.
    readers = (asked_citations, every_citation) if " " in text else (asked_citations,)
    for read in readers:
        for form in dict.fromkeys((text, _act_last(text), text.upper(), text.title())):
            if found := _covering(form, read):
                return [one.words for one in found]
    return []


def _act_last(text: str) -> str:
    """`FD&C Act 503A` as texts have it: `section 503A of the FD&C Act`."""
    act = _ACT_FIRST.fullmatch(text)
    return f"section {act['section']} of the {act['act']}" if act else text


def bare_number(text: str) -> str:
    """The number of `No. 25-101`, `Release 25-101`; empty where the text is anything else."""
    lead = _LEAD.match(text)
    number = _BARE.match(text, lead.end()) if lead and lead.end() else None
    return number[0] if number and number.end() == len(text) else ""


def citation_end(text: str, at: int) -> int | None:
    """Where a citation, number or sum of a query that begins at `at` ends; None where none does.

    Of a list that is the first, unless whose sections they are is said after the last of them.
    """
    piece = text[at : at + _LONGEST]
    lead = _LEAD.match(piece)
    begin = lead.end() if lead else 0
    if not _SIGNS.search(piece):
        return None
    for form in (piece, piece.upper(), piece.title()):
        found = list(_cited(form, asked_citations)) if len(form) == len(piece) else []
        if found and found[0].start in (0, begin):
            return at + _end_of_first(form, found)
    number = _BARE.match(piece, begin) if begin else None
    return at + number.end() if number else None


def _end_of_first(text: str, found: list[_Cited]) -> int:
    for one in found:
        alone = next(_cited(text[: one.end], asked_citations), None)
        if alone and alone.words == found[0].words:
            return _end(text, one)
    return found[0].end


def _covering(text: str, read: CitationReader) -> list[_Cited]:
    """What is cited, where there is nothing else in the text."""
    found = list(_cited(text, read))
    if not found or not _LEAD.fullmatch(text, 0, found[0].start):
        return []
    ends = [_end(text, one) for one in found]
    for end, following in zip(ends, found[1:], strict=False):
        if not _BETWEEN.fullmatch(text, end, max(end, following.start)):
            return []
    return found if _NOTHING.fullmatch(text, ends[-1]) else []


def _cited(text: str, read: CitationReader) -> Iterator[_Cited]:
    """What a text cites, in order; of two that overlap the one that begins first, and of these the
    longer."""
    seen = signs(text)
    cited = [_Cited(one.start, one.end, one.asked) for one in stretches(text, read, seen)]
    named = (*named_numbers(text, seen), *sums(text, seen))
    cited += [_Cited(one.start, one.end, (one.word,)) for one in named]
    return side_by_side(cited)


def _end(text: str, one: _Cited) -> int:
    """Where a citation ends, with what may stand after it and tells no other from it."""
    tail = _DOCKET_TAIL if _DOCKET.fullmatch(one.words[0]) else _AND_FOLLOWING
    further = tail.match(text, one.end)
    return further.end() if further else one.end
