"""Numbers that publishers give: of laws, register pages, rules, dockets, and letters.

Canonical forms: `Pub. L. 110-425`, `122 Stat. 4820`, `90 FR 6541`, `FR Doc. 2025-01234`,
`RIN 1117-AB45`, `DEA-377`, `FDA-2015-N-0030`, `Docket No. 22-12`, `MARCS-CMS 612345`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from enforcement.citations.section_lists import DASH, SS, S, plain_dashes
from enforcement.claims import Citation, quoted

# Each pattern begins with a letter or a digit, and only then looks behind it: a search for one
# character is many times faster than one for a place between two.
_NO = rf"(?:N(?:o|O)(?:s?\.|s)?:?{S}|Number:?{SS}|\#{S}|:{S})?"
_LAW = re.compile(
    rf"P(?<!\w.)(?:ub(?:lic|\.){S}L(?:aw|\.|(?={S}\d))|\.{S}L\.|L(?={SS}\d)){S}{_NO}"
    rf"(?P<congress>\d{{2,3}}){S}{DASH}{S}(?P<number>\d{{1,4}})(?!\w|{DASH}\d)"
)
_STAT = re.compile(
    rf"\d(?<![\w.,$].)\d?\d?{SS}Stat\.{SS}(?P<page>\d{{1,3}},\d{{3}}|\d{{1,5}})(?!\w)"
)
_REGISTER = re.compile(
    rf"\d(?<![\w.,$].)\d{{0,4}}{SS}(?i:F\.?{S}R\.?|Fed(?:eral|\.)?{S}Reg(?:ister|\.)?){SS}(?:at{SS})?"
    rf"(?P<page>\d{{1,3}},\d{{3}}|\d{{2,6}})(?![\w,.]\d|\w)"
)
_FR_DOCUMENT = re.compile(
    rf"F(?<!\w.)R{SS}D(?:oc(?:ument|\.)?|OC(?:UMENT|\.)?){S}(?:ID{SS})?{_NO}(?P<number>"
    rf"(?:(?:[A-Z]\d?{DASH})?(?:19|20)?\d{{2}}|E\d){DASH}\s?\d{{4,6}})(?!\w)"
)
_RIN = re.compile(
    rf"R(?<!\w.)INs?{S}:?{S}{_NO}(?P<agency>\d{{4}}){S}{DASH}{S}(?P<rule>[A-Z]{{2}}\d{{2}})(?!\w)"
)
#: In the form of regulations.gov: agency, office, year, kind, number.
_AGENCY = re.compile(
    rf"(?:DEA|FDA|HHS|CMS|DOJ|SAMHSA)(?:{DASH}[A-Z]{{2,5}})?{DASH}(?:19|20)\d\d{DASH}"
    rf"(?:[A-Z]{DASH})?\d{{4}}(?!\w|{DASH}\d)"
)
#: Without the word Docket before it, such a number is a form's (DEA-222, FDA-483).
_DEA = re.compile(
    rf"D(?<![\w-].)EA(?:{S}{DASH})?{S}(?P<number>\d{{2,4}}[A-Z]{{0,2}})(?![\w]|{DASH}\d)"
)
_DOCKET_WORD = re.compile(r"\bDocket\b(?!.*\bForm\b)", re.DOTALL)
_DOCKET_REACH = 60
_DOCKETED = rf"(?:\d\d|(?:19|20)?\d\d[A-Z]){DASH}\d{{1,4}}(?!\w|{DASH})"
_DOCKET = re.compile(
    rf"D(?<!\w.)(?:ocket|OCKET){SS}(?:N(?:o|O)s?\.|Numbers?:?|\#){S}(?P<number>{_DOCKETED})"
)
_DOCKET_NEXT = re.compile(rf"{S}(?:,{S}(?:and{SS})?|&{S}|and{SS})(?P<number>{_DOCKETED})")
_MARCS = re.compile(
    rf"M(?<!\w.)ARCS{DASH}?{S}CMS{S}(?:Case{SS})?{_NO}(?P<number>\d{{5,7}})(?!\w)"
    rf"|C(?<![\w-].)MS{S}(?:Case{SS})?\#{S}\(?(?P<cms>\d{{6,7}})(?!\w)"
)


def published_numbers(text: str) -> Iterator[Citation]:
    """The numbers of a text, kind by kind. Patterns whose word is not in it are not tried."""
    for words, pattern, kind, canonical_form in _KINDS:
        if any(word in text for word in words):
            for number in pattern.finditer(text):
                if canonical := canonical_form(number):
                    yield _citation(number, number.start(), kind, canonical)
    if "Docket" in text or "DOCKET" in text:
        yield from _dockets(text)


def _dockets(text: str) -> Iterator[Citation]:
    """Dockets of hearings, one or several: `Docket Nos. 21-479 and 13-75`."""
    for first in _DOCKET.finditer(text):
        start, listed = first.start(), first
        while True:
            canonical = f"Docket No. {plain_dashes(listed['number'])}"
            yield _citation(listed, start, "docket", canonical)
            following = _DOCKET_NEXT.match(text, listed.end())
            if following is None:
                break
            start, listed = following.start("number"), following


def _citation(number: re.Match[str], start: int, kind: str, canonical: str) -> Citation:
    return Citation(**quoted(number.string, start, number.end()), kind=kind, canonical=canonical)


def _page(number: re.Match[str], of: str) -> str:
    return f"{number.group().split()[0]} {of} {number['page'].replace(',', '')}"


def _register(number: re.Match[str]) -> str | None:
    """A volume, one a year since 1936, without the footnote's number that raw text puts before it;
    None where there is no such volume."""
    digits, _, rest = _page(number, "FR").partition(" ")
    volume = digits if int(digits) < 200 else digits[-2:]
    return None if volume.startswith("0") else f"{volume} {rest}"


def _dea(number: re.Match[str]) -> str | None:
    before = number.string[max(0, number.start() - _DOCKET_REACH) : number.start()]
    return f"DEA-{number['number']}" if _DOCKET_WORD.search(before) else None


_Canonical = Callable[[re.Match[str]], str | None]
_KINDS: tuple[tuple[tuple[str, ...], re.Pattern[str], str, _Canonical], ...] = (
    (("Pub", "P.", "PL"), _LAW, "public-law", lambda f: f"Pub. L. {f['congress']}-{f['number']}"),
    (("Stat.",), _STAT, "statutes-at-large", lambda f: _page(f, "Stat.")),
    (("FR", "Reg", "F.R", "fr", "reg", "f.r"), _REGISTER, "fr", _register),
    (("FR",), _FR_DOCUMENT, "fr-document", lambda f: f"FR Doc. {plain_dashes(f['number'])}"),
    (("RIN",), _RIN, "rin", lambda f: f"RIN {f['agency']}-{f['rule']}"),
    (("-20", "-19", "\u201320", "\u201319"), _AGENCY, "docket", lambda f: plain_dashes(f.group())),
    (("Docket",), _DEA, "docket", _dea),
    (("CMS",), _MARCS, "marcs", lambda f: f"MARCS-CMS {f['number'] or f['cms']}"),
)
