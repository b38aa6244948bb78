"""What the clerk's words of an entry say of sides: which lists of names belong to which.

"COMPLAINT against Rix LLC, filed by Odile Farrow." tells a defendant and a plaintiff, "RESPONSE
filed by Defendants Rix LLC, Pell Inc." two defendants, "MOTION to Intervene by Pell Inc." an
intervenor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from enforcement.text.stretch import Stretch

#: A side as an entry words it; who appeals may be of either side.
WordedSide = Literal["plaintiff", "defendant", "intervenor", "appellant", "appellee"]

#: Characters of one entry that are read; behind them are lists of attachments.
_REACH = 4000
#: A complaint, not one of a defendant's ("THIRD PARTY COMPLAINT", "COUNTERCLAIM").
COMPLAINT = re.compile(
    r"(?:[\W_]*\b(?:first|second|third(?![ -]party)|fourth|fifth|amended|corrected|supplemental"
    r"|verified|class|action|collective|civil|case|criminal|felony|sealed|redacted|consolidated|original|qui"
    r"|tam|initial|master)\b){0,6}[\W_]*\bcomplaint\b",
    re.IGNORECASE,
)
_INTERVENES = re.compile(
    r"(?:\W*\b\w+\b){0,4}?\W*\bmotion\s(?:\w+\s){0,3}?to\sintervene\b", re.IGNORECASE
)
#: Who claims a thing that is sued: "VERIFIED CLAIM by Odell Varga", "CLAIM of Interest in …".
_CLAIMS = re.compile(
    r"\W*(?:(?:verified|amended|notice\sof|statement\sof|judicial|first)\s){0,3}claims?\b"
    r"(?!\s(?:construction|chart))",
    re.IGNORECASE,
)
_INTERVENING = re.compile(r"\s(?:in|of)\sinterven", re.IGNORECASE)
_AGAINST = re.compile(r"\bagainst\s", re.IGNORECASE)
_BY = re.compile(r"\b(?:filed\sby|by(?=\s[A-Z\"\u201c]))\s", re.IGNORECASE)
_AS_TO = re.compile(
    r"\bas\sto\s(?!(?:movant|surety|witness|claimant|petitioner|intervenor|interested|garnishee|third)s?\b)",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"""\b(?:(?P<intervenor>(?:(?:plaintiff|defendant)s?[- ])?intervenors?
            (?:[- ](?:plaintiff|defendant|respondent|petitioner)s?)?|movants?
            |(?:potential[ ])?claimants?)
        |(?P<plaintiff>plaintiffs?|petitioners?|relators?)
        |(?P<defendant>(?<!third[ -]party[ ])(?<!cross[ -])(?<!counter[ -])(?<!counter)
            (?:defendants?|respondents?))
        |(?P<appellant>appellants?)|(?P<appellee>appellees?))\s(?=[A-Z\d])""",
    re.IGNORECASE | re.VERBOSE,
)
#: Where a list of names ends; a defendant's number "(2)" does not end one, nor does a full stop
#: behind "Inc" or an initial.
_END = re.compile(
    r"""\((?!(?:\d{1,4}|s)\))|\[|\bagainst\b|\bfiled\b|\bby\s(?=[A-Z])|\bre:?\s|\bwith\sjury\b
    |(?<!\b\w)(?<!\binc)(?<!\bcorp)(?<!\bco)(?<!\bltd)(?<!\bjr)(?<!\bsr)(?<!\bdr)\.(?=\s*\Z|[\s.]+\S|-)
    |(?<=\binc)\.(?=\s*\Z|\.?\s{1,9}[A-Z(\[])""",
    re.IGNORECASE | re.VERBOSE,
)


_SIDES: tuple[WordedSide, ...] = ("intervenor", "plaintiff", "defendant", "appellant", "appellee")


class SideWords(NamedTuple):
    """A list of names, and the side that the words give them."""

    side: WordedSide
    names: Stretch


def side_words(whole: str, entry: Stretch, *, prosecution: bool) -> Iterator[SideWords]:
    """The lists of names in an entry and their sides: those of a complaint first, then those that a
    word for a side stands before, then who asks to intervene."""
    span = Stretch(entry.start, min(entry.end, entry.start + _REACH))
    if complaint := COMPLAINT.match(whole, *span):
        yield from (SideWords("defendant", it) for it in _lists(_AGAINST, whole, span))
        joins = _INTERVENING.match(whole, complaint.end(), span.end)
        if not prosecution:
            sues: WordedSide = "intervenor" if joins else "plaintiff"
            yield from (SideWords(sues, it) for it in _lists(_BY, whole, span))
    if prosecution:
        yield from (SideWords("defendant", it) for it in _lists(_AS_TO, whole, span))
    yield from _by_word(whole, span)
    if _INTERVENES.match(whole, *span) or _CLAIMS.match(whole, *span):
        yield from (SideWords("intervenor", it) for it in _lists(_BY, whole, span))


def _by_word(whole: str, span: Stretch) -> Iterator[SideWords]:
    words = list(_SIDE.finditer(whole, *span))
    for place, word in enumerate(words):
        until = words[place + 1].start() if place + 1 < len(words) else span.end
        names = Stretch(word.end(), _end(whole, word.end(), until))
        yield from (SideWords(side, names) for side in _SIDES if word[side])


def _lists(lead: re.Pattern[str], whole: str, span: Stretch) -> Iterator[Stretch]:
    """The lists behind such words, but for those that a word for a side begins."""
    for match in lead.finditer(whole, *span):
        if not _SIDE.match(whole, match.end()):
            yield Stretch(match.end(), _end(whole, match.end(), span.end))


def _end(whole: str, start: int, until: int) -> int:
    end = _END.search(whole, start, until)
    return end.start() if end else until
