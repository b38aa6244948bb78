"""Numbers of cases in court: `2:24-cr-00236`, `Criminal Nos. 24-236, 24-237`, `24-20236-CR-SMITH`.

Canonical form: the office's digit where it is told, the year in two digits, the kind of case, the
number in five digits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from enforcement.citations.section_lists import DASH, SS, S, plain_dashes
from enforcement.claims import Citation, quoted

_KIND = r"(?:[Cc][RrVv]|CIV|[Cc]iv|CRIM|[Cc]rim|[Mm][JjCc]|MAG|[Mm]ag)"
_KIND_OF_COURT = re.compile(_KIND)
_COURT = re.compile(
    rf"\d(?<![\w./:$-].)(?:\d?:(?:20)?\d\d|0\d\d|\d)(?P<apart>{S}{DASH}?{S})(?P<kind>{_KIND})\.?"
    rf"{S}{DASH}?{S}(?P<number>\d{{1,5}})(?!\d|[,.]\d)(?P<more>{DASH}\d{{3,6}}(?!\d))?"
)
#: Of any other kind, in the full form alone: `4:25-crcor-00029`, `1:25-md-03094`.
_COURT_FULL = re.compile(
    rf"(?P<office>\d)(?<![\w./:$-].):(?:20)?(?P<year>\d\d){DASH}(?P<kind>[a-z]{{2,5}}){DASH}"
    r"(?P<number>\d{4,5})(?![\d:]|[,.]\d)"
)
#: Further numbers of one year and kind: `Nos. 2:24-cr-00236, 00237` and `2:24-cr-236, -237`.
_COURT_NEXT = re.compile(
    rf"{S}(?:,{S}(?:and{SS})?|&{S}|and{SS})(?P<number>{DASH}\d{{2,5}}|\d{{5}})"
    rf"(?!\w|{DASH}|,\d{{3}}|\.\d)"
)
#: `Criminal Nos. 24-236, 24-237`.
_BY_KIND_NEXT = re.compile(
    rf"{S}(?:,{S}(?:and{SS})?|&{S}|and{SS})(?P<year>(?:20)?\d\d){DASH}(?P<number>\d{{2,5}})"
    rf"(?!\w|{DASH}\d|,\d|\.\d)"
)
_PLURAL = re.compile(rf"N[oO][sS]\.?:?{S}\Z")
#: `Criminal No. 24-236`, `CR 24-00236`, `Civil Action No. 21-95`, `Mag. No. 24-1234`.
_BY_KIND = re.compile(
    rf"[CM](?<![\w-].)(?P<kind>rim(?:inal)?|RIM(?:INAL)?|[Rr]|iv(?:il)?|IV(?:IL)?|[Vv]"
    rf"|ag(?:istrate)?|AG|J)\.?{S}(?:(?:[Aa]ction|ACTION|A\.|[Cc]ase|CASE|[Dd]ocket|DOCKET){S})?"
    rf"(?P<no>N(?:o|O)s?\.:?{S}|Number:?{S}|\#{S})?{DASH}?"
    rf"(?P<year>(?:20)?\d\d){DASH}(?P<number>\d{{2,5}})(?!\w|{DASH}\d|,\d|\.\d)"
)
#: `24-20236-CR-SMITH`, in the Southern District of Florida.
_KIND_LAST = re.compile(
    rf"\d(?<![\w./:$-].)\d{DASH}(?P<number>\d{{4,5}}){DASH}(?P<kind>CR|CIV|CV|Cr|Civ|Cv)(?![a-z])"
)


def court_numbers(text: str) -> Iterator[Citation]:
    """The numbers of a text, form by form. Patterns whose word is not in it are not tried."""
    for words, pattern, canonical_form in _FORMS:
        if any(word in text for word in words):
            for number in pattern.finditer(text):
                if canonical := canonical_form(number):
                    yield _citation(number, number.start(), canonical)
                    yield from _consolidated(number, canonical)


def _consolidated(first: re.Match[str], canonical: str) -> Iterator[Citation]:
    """The further ones of several numbers, of which only what differs is written."""
    text, at = first.string, first.end()
    kept, _, _ = canonical.rpartition("-")
    called = first.groupdict().get("no") or ""
    plural = _PLURAL.search(called or text[max(0, first.start() - 8) : first.start()])
    while following := (plural and called and _BY_KIND_NEXT.match(text, at)) or (
        _COURT_NEXT.match(text, at)
    ):
        year, number = following.groupdict().get("year"), plain_dashes(following["number"])
        if not (plural or number.startswith("-")):
            return
        kept = f"{year[-2:]}-{kept.rpartition('-')[2]}" if year else kept
        start = following.start("year" if year else "number")
        yield _citation(following, start, f"{kept}-{int(number.lstrip('-')):05}")
        at = following.end()


def _court(number: re.Match[str]) -> str | None:
    """None of a state court's number, county first: `27-cv-21-10928`."""
    where, _, year = number.group()[: number.start("apart") - number.start()].rpartition(":")
    if number["more"] and not where and len(number["number"]) < 3:
        return None
    return _numbered(f"{where}:" if where else "", year, number["kind"], number["number"])


def _in_full(number: re.Match[str]) -> str | None:
    """None of the kinds that other patterns read."""
    if _KIND_OF_COURT.fullmatch(number["kind"]):
        return None
    return f"{number['office']}:{number['year']}-{number['kind']}-{int(number['number']):05}"


def _by_kind(number: re.Match[str]) -> str | None:
    """None of a short one that is not called a number: it may be a road's."""
    if not number["no"] and len(number["number"]) < 3:
        return None
    kind = f"{number.group()[0]}{number['kind']}"
    return _numbered("", number["year"], kind, number["number"])


def _kind_last(number: re.Match[str]) -> str:
    return _numbered("", number.group()[:2], number["kind"], number["number"])


def _numbered(where: str, year: str, kind: str, number: str) -> str:
    short = {"ci": "cv", "ma": "mj"}.get(kind[:2].lower(), kind[:2].lower())
    return f"{where}{year[-2:]}-{short}-{int(number):05}"


_COURTS = ("cr", "CR", "Cr", "cv", "CV", "Cv", "civ", "Civ", "CIV", "mj", "MJ", "mc", "MC", "Mag")
_Canonical = Callable[[re.Match[str]], str | None]
_FORMS: tuple[tuple[tuple[str, ...], re.Pattern[str], _Canonical], ...] = (
    (_COURTS, _COURT, _court),
    ((":0", ":1", ":2"), _COURT_FULL, _in_full),
    (("C", "M"), _BY_KIND, _by_kind),
    (
        ("-CR", "-Cr", "-C"),
        _KIND_LAST,
        _kind_last,
    ),
)


def _citation(number: re.Match[str], start: int, canonical: str) -> Citation:
    quotation = quoted(number.string, start, number.end())
    return Citation(**quotation, kind="court-docket", canonical=canonical)
