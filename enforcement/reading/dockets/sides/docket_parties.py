"""The parties of a docket: those of its line of parties, and those who ask to join them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from enforcement.claims import Party, Role, quoted
from enforcement.parties.assets.property_names import property_key
from enforcement.parties.professions import profession_in
from enforcement.reading.dockets.docket_sheet import DocketSheet
from enforcement.reading.dockets.sides.case_sides import Sides, is_prosecution
from enforcement.reading.dockets.sides.litigants import Litigant, listed_litigants, litigants
from enforcement.reading.dockets.sides.name_finder import NameFinder
from enforcement.reading.dockets.sides.side_words import side_words
from enforcement.text.lower import lower
from enforcement.text.stretch import Stretch

_VERSUS = re.compile(r"\s(?:v|vs|V|VS)\.?\s")
#: Parties that a docket without a line of parties has, at most.
_MOST = 60


def named_litigants(sheet: DocketSheet, title: str) -> tuple[Litigant, ...]:
    """Those whom the line of parties names; without one, those whom entries and title do."""
    return litigants(sheet) or tuple(_told(sheet, title))[:_MOST]


def docket_parties(
    sheet: DocketSheet, named: Sequence[Litigant], where: Sides, finder: NameFinder
) -> tuple[Party, ...]:
    """The parties, each once, in the order of the text."""
    movants = _movants(sheet.whole, where.movants, finder)
    told = [
        *((it, where.roles.get(it.name)) for it in named),
        *((it, "intervenor") for it in movants),
    ]
    return tuple(
        _party(sheet.whole, litigant, role)
        for litigant, role in sorted(told, key=lambda it: it[0].span)
    )


def _movants(whole: str, lists: Iterable[Stretch], finder: NameFinder) -> Iterator[Litigant]:
    """Those who ask to intervene and are not on the line."""
    known: set[str] = set()
    for span in lists:
        start = span.start
        for place, _ in (*finder.places(whole, span), (Stretch(span.end, span.end), ())):
            for litigant in listed_litigants(whole, Stretch(start, place.start)):
                if litigant.name not in known:
                    known.add(litigant.name)
                    yield litigant
            start = place.end


def _told(sheet: DocketSheet, title: str) -> Iterator[Litigant]:
    known: set[str] = set()
    for litigant in (*_of_entries(sheet, title), *_of_title(title)):
        thing = litigant.type == "property"
        key = property_key(litigant.name) if thing else litigant.name.casefold()
        if key not in known:
            known.add(key)
            yield litigant


def _of_entries(sheet: DocketSheet, title: str) -> Iterator[Litigant]:
    prosecution = is_prosecution(sheet, title)
    for entry in sheet.entries:
        for words in side_words(sheet.whole, entry.words, prosecution=prosecution):
            yield from listed_litigants(sheet.whole, words.names)


def _of_title(title: str) -> Iterator[Litigant]:
    if (mark := _VERSUS.search(title)) is not None:
        for span in (Stretch(0, mark.start()), Stretch(mark.end(), len(title))):
            yield from listed_litigants(title, span)


def _party(whole: str, litigant: Litigant, role: Role | None) -> Party:
    company = litigant.type == "organization" and not litigant.public
    return Party(
        **quoted(whole, *litigant.span),
        name=" ".join(litigant.name.split()),
        type=litigant.type,
        role=role,
        aliases=litigant.aliases,
        profession=profession_in(lower(litigant.name), "organization") if company else "",
    )
