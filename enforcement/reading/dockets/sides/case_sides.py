"""On which side of a case each litigant stands, as far as title, entries and papers tell.

What tells, the surest first: the caption ("A v. B"), a complaint ("against B, filed by A"), "as to
B" in a prosecution, the clerk's words for sides ("filed by Defendants B, C"), a motion to
intervene, and the caption of a paper. Of whom none of them tells has no side: that a name stands on
a docket does not say that its bearer is sued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from enforcement.claims import Role
from enforcement.parties.assets.property_names import is_property
from enforcement.reading.dockets.docket_sheet import DocketSheet
from enforcement.reading.dockets.sides.litigants import Litigant
from enforcement.reading.dockets.sides.name_finder import NameFinder
from enforcement.reading.dockets.sides.paper_captions import caption_sides
from enforcement.reading.dockets.sides.side_words import (
    COMPLAINT,
    SideWords,
    WordedSide,
    side_words,
)
from enforcement.text.stretch import Stretch

_VERSUS = re.compile(r"\s(?:v|vs|V|VS)\.?\s")
#: `3:31-cr-00042`, `2:31-po-00539`: criminal, a magistrate's, petty offences.
_KIND = re.compile(r"\d-(?P<kind>[a-z]{2,6})-\d")
_CRIMINAL = frozenset(("cr", "crcor", "mj", "mag", "po", "cm"))
_OF_A_SUIT = re.compile(r"\A(?!.{0,30}\bcriminal\b)(?!.{0,80}\bas\sto\b).*\bagainst\b", re.I | re.S)
_GOVERNMENT = re.compile(
    r"\s*(?:united\sstates|usa?\b|u\.\s?s\.|state\sof|people\s(?:of|v)|commonwealth\sof)",
    re.IGNORECASE,
)
_OTHERS_NAMED = re.compile(r",?\s{1,9}et\.?\s{1,9}al\b.*", re.IGNORECASE | re.DOTALL)
_AGAINST_ALL = re.compile(r"\bagainst\sall\sdefendants\b", re.IGNORECASE)
#: Words of those who have a part in a case and are no defendant.
_THIRD = re.compile(
    r"\b(?:interven|amic(?:us|i)\b|movant|interested|relator|third[ -]party|claimant|ex\srel"
    r"|qui\stam)",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Sides:
    """Who stands where."""

    #: Whether it is a criminal case.
    prosecution: bool
    #: The side of those of whom it is told, by their names on the line of parties.
    roles: Mapping[str, Role]
    #: Lists of those who ask to intervene, whether on the line or not.
    movants: tuple[Stretch, ...]


def sides(sheet: DocketSheet, title: str, named: Sequence[Litigant], finder: NameFinder) -> Sides:
    """The sides of a docket with that title; `finder` looks for those `named`."""
    prosecution = is_prosecution(sheet, title)
    told = [
        words
        for entry in sheet.entries
        for words in side_words(sheet.whole, entry.words, prosecution=prosecution)
    ]
    roles: dict[str, Role] = {}
    _place(roles, _by_title(title, finder))
    _place(roles, _by_words(sheet.whole, told, finder, roles))
    for entry in sheet.entries:
        if entry.papers:
            papers = Stretch(entry.papers[0].start, entry.papers[-1].end)
            _place(roles, caption_sides(sheet.whole, papers, finder, dict(roles)))
    _place(roles, _all_others(sheet, named, roles))
    movants = tuple(words.names for words in told if words.side == "intervenor")
    return Sides(prosecution=prosecution, roles=roles, movants=movants)


def is_prosecution(sheet: DocketSheet, title: str) -> bool:
    """Whether it is a criminal case: by its number; else a government's against somebody, without
    a cause and a nature of suit, in which no complaint is "against" somebody, as a suit's is."""
    if kind := _KIND.search(sheet.number.of(sheet.whole)):
        return kind["kind"] in _CRIMINAL
    versus = _VERSUS.search(title)
    if sheet.civil or not versus or not _GOVERNMENT.match(title):
        return False
    if is_property(title[versus.end() :]):
        return False
    words = (entry.words.of(sheet.whole) for entry in sheet.entries)
    return not any(COMPLAINT.match(it) and _OF_A_SUIT.search(it) for it in words)


def _place(roles: dict[str, Role], told: Iterator[tuple[Litigant, Role]]) -> None:
    """Add what is told, but for those who are placed already."""
    for litigant, role in told:
        roles.setdefault(litigant.name, role)


def _by_title(title: str, finder: NameFinder) -> Iterator[tuple[Litigant, Role]]:
    marks = list(_VERSUS.finditer(title))
    if len(marks) != 1:
        return
    left, right = Stretch(0, marks[0].start()), Stretch(marks[0].end(), len(title))
    yield from ((it, "plaintiff") for it in _captioned(title, left, finder))
    yield from ((it, "defendant") for it in _captioned(title, right, finder))


def _captioned(title: str, side: Stretch, finder: NameFinder) -> Sequence[Litigant]:
    """Whom one side of a caption names: by the whole name, or one for short."""
    if found := finder.within(title, side):
        return found
    alone = finder.by_short_name(_OTHERS_NAMED.sub("", side.of(title)))
    return (alone,) if alone else ()


def _by_words(
    whole: str, told: Sequence[SideWords], finder: NameFinder, known: Mapping[str, Role]
) -> Iterator[tuple[Litigant, Role]]:
    listed = [(words.side, finder.within(whole, words.names)) for words in told]
    appellants = [it for side, them in listed for it in them if side == "appellant"]
    appeals = {known.get(it.name) for it in appellants} - {None}
    for side, litigants in listed:
        role = _role(side, appeals)
        if role is not None:
            yield from ((litigant, role) for litigant in litigants)


def _role(side: WordedSide, appeals: set[Role | None]) -> Role | None:
    """The role of a side; of those who appeal and of the others the one before the court below,
    where it is known of one of those who appeal."""
    if side == "plaintiff" or side == "defendant" or side == "intervenor":
        return side
    if appeals == {"plaintiff"}:
        return "plaintiff" if side == "appellant" else "defendant"
    if appeals == {"defendant"}:
        return "defendant" if side == "appellant" else "plaintiff"
    return None


def _all_others(
    sheet: DocketSheet, named: Sequence[Litigant], known: Mapping[str, Role]
) -> Iterator[tuple[Litigant, Role]]:
    """The rest of the line, where a complaint is "against All Defendants": those who are no public
    body, if it is known who sues and nothing speaks of others who have a part in the case."""
    if "plaintiff" not in known.values():
        return
    complaints = [it.words for it in sheet.entries if COMPLAINT.match(sheet.whole, *it.words)]
    if not any(_AGAINST_ALL.search(sheet.whole, *words) for words in complaints):
        return
    if not any(_THIRD.search(sheet.whole, *entry.words) for entry in sheet.entries):
        yield from ((it, "defendant") for it in named if not it.public)
