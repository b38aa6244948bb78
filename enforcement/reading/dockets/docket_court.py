"""The court of a docket and its number there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement.citations.citations import citations_in
from enforcement.claims import Citation, quoted
from enforcement.text.stretch import Stretch

_SIDES = {side[0]: side for side in "Northern Southern Eastern Western Middle Central".split()}  # noqa: SIM905
#: "District Court, S.D. New York", "Bankruptcy Court, D. Delaware", "District Court, Guam".
_COURT = re.compile(
    r"\b(?:District|Bankruptcy)\sCourt,\s*(?:(?:(?P<side>[NSEWMC])\.\s?)?D\.\s*)?"
    r"(?P<state>[^;]{2,40})"
)
_CIRCUIT = re.compile(r"\b(?P<name>(?:\w+|District\sof\sColumbia)\sCircuit)\b")
_BANKRUPTCY = re.compile(r"\b(?P<name>Bankruptcy\sCourt;\s[^;]{3,60})")
_APPEALS = re.compile(r"\bCourt\sof\sAppeals\b|\bAppellate\b|\bSupreme\sCourt\b", re.IGNORECASE)
#: `1:31-cv-00017`, `4:31-crcor-00029`, `31-3871`, each perhaps with initials of judges behind it.
_NUMBER = re.compile(
    r"(?P<where>\d:)?(?P<year>\d\d|(?:19|20)\d\d)-(?:(?P<kind>[a-z]{2,6})-)?"
    r"(?P<number>\d{1,6})(?:-[A-Z]{1,5}){0,4}\b"
)


def written_out(office: str) -> str:
    """The office line with the court's district in the words of the statute: "District Court;
    Southern District of New York"."""
    return _COURT.sub(_district, office)


def is_appeal(office: str, number: str) -> bool:
    """Whether the court hears appeals: what it decides is what became of a judgment below. The
    number of an appeal has no letters."""
    numbered = _NUMBER.match(number)
    return bool(_APPEALS.search(office)) or bool(numbered and not numbered["kind"])


def court_numbers(whole: str, span: Stretch, office: str) -> Iterator[Citation]:
    """The numbers of a docket, each whole. One without letters for the kind of case is a court of
    appeals' or a bankruptcy's, and is told from the others' by its court."""
    for number in _NUMBER.finditer(whole, *span):
        yield Citation(
            **quoted(whole, *number.span()),
            kind="court-docket",
            canonical=_canonical(number, office),
        )


def labelled_court_numbers(label: str, office: str) -> list[str]:
    """The canonical forms of the numbers in a docket's own label."""
    return [it.canonical for it in court_numbers(label, Stretch(0, len(label)), office)]


def docket_citations(whole: str, span: Stretch, office: str) -> tuple[Citation, ...]:
    """What a docket cites, its own numbers first."""
    own = tuple(court_numbers(whole, span, office))
    return (*own, *(it for it in citations_in(whole) if not span.start <= it.start < span.end))


def _canonical(number: re.Match[str], office: str) -> str:
    year, serial = number["year"][-2:], int(number["number"])
    if number["kind"]:
        return f"{number['where'] or ''}{year}-{number['kind']}-{serial:05}"
    court = _CIRCUIT.search(office) or _BANKRUPTCY.search(written_out(office))
    return f"{year}-{serial} ({court['name']})" if court else f"{year}-{serial}"


def _district(label: re.Match[str]) -> str:
    court = label.group().split(",")[0]
    state = label["state"].strip()
    if state == "District of Columbia":
        return f"{court}; {state}"
    side = _SIDES.get(label["side"] or "", "")
    return f"{court}; {f'{side} District of {state}'.strip()}"
