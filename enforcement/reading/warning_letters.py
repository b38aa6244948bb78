"""What an FDA warning letter holds against a firm, and by when it asks for an answer.

Company, office and MARCS number are labelled by the page itself (see the source); read here is what
only the text says. The terms are those of the Federal Food, Drug, and Cosmetic Act (21 U.S.C. 331,
351, 352, 355, 360).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from enforcement.citations.citations import citations_in
from enforcement.claims import Citation, Claim, ComingDay
from enforcement.text.numerals import number_value

FindingKind = Literal["adulterated", "misbranded", "unapproved", "unregistered", "uncleared"]

_LAWS = frozenset(("usc", "cfr", "act"))
_FINDINGS: dict[FindingKind, re.Pattern[str]] = {
    "adulterated": re.compile(
        r"\b(?:is|are|was|were)\s(?:[a-z]+,?\s){0,3}adulterated\b|\badulterat(?:es|ion\sof)\b"
    ),
    "misbranded": re.compile(
        r"\b(?:is|are|was|were)\s(?:[a-z]+,?\s){0,3}misbranded\b|\bmisbrand(?:s|ing\sof)\b"
    ),
    "unapproved": re.compile(r"\bunapproved\s(?:new\s)?(?:animal\s)?drugs?\b", re.IGNORECASE),
    "unregistered": re.compile(
        r"\b(?:not\s(?:been\s)?(?:duly\s)?register(?:ed)?\b|fail(?:ed|ure)?\sto\sregister\b)"
    ),
    "uncleared": re.compile(
        r"\bwithout\s(?:marketing\s)?(?:premarket\s)?(?:approval|clearance|authorization)\b"
        r"|\b(?:did\snot|fail(?:ed|ure)?\sto)\s(?:submit|notify)[^.]{0,80}\b(?:510\(k\)|premarket)"
    ),
}
_ANSWER = re.compile(
    r"\bwithin\s(?P<count>\d{1,2}|[a-z]{3,12})(?:\s\(\d{1,2}\))?\s(?:working|business)\sdays\b",
    re.IGNORECASE,
)
#: Saturday, as `date.weekday` counts.
_SATURDAY = 5


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding(Claim):
    """What the agency holds a product or firm to be; the first place that says so."""

    kind: FindingKind


@dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """What a letter says; each claim quotes its text."""

    findings: tuple[Finding, ...]
    #: The sections of statutes and regulations, each once, where the letter cites it first.
    laws: tuple[Citation, ...]
    #: The earliest day the answer can be due: the term runs from the receipt of the letter, and
    #: Federal holidays are not counted out. None where the letter asks for none, or has no date.
    answer: ComingDay | None


def letter(text: str, issued_on: date | None) -> Letter:
    """What the text of a letter of that day says."""
    laws: dict[str, Citation] = {}
    for citation in citations_in(text):
        if citation.kind in _LAWS:
            laws.setdefault(citation.canonical, citation)
    return Letter(
        findings=tuple(sorted(_findings(text), key=lambda finding: finding.start)),
        laws=tuple(laws.values()),
        answer=_answer(text, issued_on) if issued_on else None,
    )


def _findings(text: str) -> Iterator[Finding]:
    for kind, pattern in _FINDINGS.items():
        if found := pattern.search(text):
            yield Finding(kind=kind, quote=found.group(), start=found.start(), end=found.end())


def _answer(text: str, issued_on: date) -> ComingDay | None:
    """The first term of working days: letters ask for their answer in those."""
    for found in _ANSWER.finditer(text):
        if days := number_value(found["count"]):
            return ComingDay(
                quote=found.group(),
                start=found.start(),
                end=found.end(),
                day=_after(issued_on, int(days)),
                what="other",
            )
    return None


def _after(day: date, working_days: int) -> date:
    """The day so many working days later."""
    while working_days:
        day += timedelta(days=1)
        working_days -= day.weekday() < _SATURDAY
    return day
