"""The dockets in the heading of a register document: "[Docket No. FMCSA-2023-0174]", also bare.

A heading's brackets may hold more: numbers of releases, of orders of the communications commission
(FCC 22-76), of its documents (FR ID 193391), of pesticide notices (FRL-11111-02-OCSPP), of notices
in the form of a docket (RTID 0648-XD357) are no dockets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement.claims import Citation, quoted
from enforcement.text.stretch import Stretch

_D = r"[-\u2010-\u2015]"
_BRACKET = re.compile(r"\[(?P<numbers>[^\[\]]{3,600})\]")
_LINE = re.compile(
    r"^[ \t]*(?P<numbers>[^\n\[\]]{0,30}\b[Dd]ocket\b[^\n\[\]]{3,300})$", re.MULTILINE
)
_NAMED = re.compile(
    r"\b(?:Docket|docket|DOCKET)\ (?:ID\ ?)?(?:(?:No|NO|Nos)\.|[Nn]umbers?|ID)?:?\ "
    r"(?:(?:to|is|as)\ )?"
    rf"(?P<number>[A-Z][A-Za-z\d]{{1,7}}{_D}[A-Za-z\d\u2010-\u2015-]{{3,30}})\b"
)
_APART = re.compile(r"\s*(?:;|,|\band\b|\n)\s*")
#: What a list's item is called; the next ones are called so too until one is called otherwise.
_CALLED = re.compile(
    r"(?:[A-Z]{1,4}\ |Airspace\ |Internal\ Agency\ |Regulation\ |Agency\ |SEC\ |FAR\ )?"
    r"(?:(?P<word>Docket|File|Case|Project|Investigation)|DOCKET|Doc\.)(?!\ Identifier)"
    r"(?:\ ID)?(?:\ N(?:o|O)s?\.?:?|\ Numbers?:?|\ \#:?|:)?\ ?(?::\ ?)?",
    re.VERBOSE,
)
_OTHERWISE = re.compile(
    r"(?:FCC|FR\ ID|FRS|FRL|RTID|Releases?|OMB|Order|Project|Amendment|Amdt|AD|License|RIN"
    r"|Public\ Notice|Notice|Sequence|Application|Disaster|DA|CBP|T\.?D\.?|F[FVX][A-Z\d]{2}\w+)"
    r"\b",
    re.VERBOSE,
)
#: Bare: an agency's letters, then a year, or the forms of the offices that have no years: drug
#: enforcement, revenue, antidumping cases, collections of information, burial goods.
_BARE = re.compile(
    rf"(?:(?:DEA{_D}\d{{2,4}}[A-Z]{{0,2}})|(?:REG{_D}\d{{4,6}}{_D}\d\d)"
    rf"|(?:[AC]{_D}\d{{3}}{_D}\d{{3}})|(?:[36]0Day{_D}\d\d{_D}\w{{4}})|(?:NPS(?:{_D}[A-Z]{{3,8}}){{2}}{_D}NPS\d+)"
    rf"|(?:[A-Z][A-Za-z\d]{{1,7}}(?:{_D}[A-Za-z\d]{{1,8}}){{0,3}}{_D}(?:19|20)\d\d{_D}(?:[A-Z]{{1,5}}{_D}){{0,2}}N?\d{{2,5}}"
    rf"(?:{_D}[A-Z]{_D}\d{{1,3}})?))\Z"
)
#: What may be called a docket's number, and those of the Surface Transportation Board, in two
#: words.
_NUMBER = re.compile(rf"\d{_D}|{_D}\d|\A[A-Z]+\d|\d{{4}}|\A(?:FD|EP|AB|NOR) \d")
_OF_AN_OFFICE = re.compile(r"(?:FD|EP|AB|NOR) \d{3,5}\b")
_WORD = re.compile(r"[A-Za-z\d][A-Za-z\d.\u2010-\u2015-]{1,40}[A-Za-z\d]")


def heading_dockets(whole: str, heading: Stretch) -> Iterator[Citation]:
    """The dockets of a heading, in order; those in brackets, or in a line that says Docket."""
    for pattern in (_BRACKET, _LINE):
        for listed in pattern.finditer(whole, *heading):
            yield from _listed(whole, *listed.span("numbers"))


def named_dockets(whole: str, text: Stretch) -> Iterator[Citation]:
    """The dockets that a document without a heading names as such: "under Docket Number
    FAA-2031-1035", "updates the docket number to FAA-2031-1035"."""
    for named in _NAMED.finditer(whole, *text):
        if _BARE.match(named["number"]):
            yield _docket(whole, *named.span("number"), "Docket")


def labelled_dockets(label: str) -> Iterator[str]:
    """The canonical numbers of a publisher's own label: "DEA-9468; FCC 22-76"."""
    return (docket.canonical for docket in _listed(label, 0, len(label)))


def _listed(whole: str, start: int, end: int) -> Iterator[Citation]:
    called = ""
    for first, last in _items(whole, start, end):
        item = whole[first:last]
        if name := _CALLED.match(item):
            called, first = name["word"] or "Docket", first + name.end()
        elif _OTHERWISE.match(item):
            called = ""
            continue
        number = _OF_AN_OFFICE.match(whole, first, last) or _WORD.match(whole, first, last)
        if number and (_BARE.match(number.group()) or (called and _NUMBER.search(number.group()))):
            yield _docket(whole, first, number.end(), called)


def _items(whole: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for cut in [*_APART.finditer(whole, start, end)]:
        if cut.start() > start:
            yield start, cut.start()
        start = cut.end()
    if end > start:
        yield start, end


def _docket(whole: str, start: int, end: int, called: str) -> Citation:
    number = re.sub(_D, "-", whole[start:end])
    lettered = re.search(r"[A-Za-z]", number)
    canonical = number if lettered or not called else f"{called} No. {number}"
    return Citation(**quoted(whole, start, end), kind="docket", canonical=canonical)
