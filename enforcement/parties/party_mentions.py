"""Where a text names its parties: in full, by first and last name, by last name, by alias."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from enforcement.claims import Party
from enforcement.parties.assets.estates import ESTATE_OF
from enforcement.parties.evidence.described_defendants import (
    described_defendants,
    description_of,
)
from enforcement.parties.naming.person_name import name_words, organization_key
from enforcement.text.lower import lower

_POSSESSIVE = re.compile(r"['\u2019]s\b|(?<=s)['\u2019](?=\s)")
_OWN_CASE = re.compile(
    r"""['\u2019\u2018]s?\s(?:\d{1,3}-(?:month|year)\s(?=(?:prison|jail)\ssentence))?
        (?:[a-z]+\s){0,2}(?:motion\s(?:to\sdismiss|and)\b|(?:sentenc(?:e|ing)|plea|arrest|indictment|conviction
    |trial|settlement|agreement|admission|exclusion|registration|licen[sc]e|appearance)s?\b
    |guilty\s(?:pleas?|verdicts?)\b|(?:unlawful|illegal|fraudulent|unauthorized)\b)""",
    re.VERBOSE,
)
#: Shorter aliases and last names may be any word.
_SHORTEST = 3


class PartyMention(NamedTuple):
    """Characters [start, end) of the whole that name a party."""

    start: int
    end: int
    #: As in `Party.name`.
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PartyMentions:
    """Every place where a party is named, in the text's order; they do not
    overlap, but for those of a name that two parties bear."""

    places: tuple[PartyMention, ...]
    #: The names of the parties that are people.
    people: tuple[str, ...]
    organizations: tuple[str, ...]

    def within(self, start: int, end: int) -> list[PartyMention]:
        """Those that begin in [start, end)."""
        first = bisect_left(self.places, start, key=attrgetter("start"))
        last = bisect_left(self.places, end, key=attrgetter("start"))
        return list(self.places[first:last])

    def near(self, place: int, reach: int) -> bool:
        """Whether any party is named within so many characters of a place."""
        return bool(self.within(place - reach, place + reach))

    def only(self) -> str | None:
        """The one there is, when there is one person, or no person and one organization."""
        if len(self.people) == 1:
            return self.people[0]
        alone = not self.people and len(self.organizations) == 1
        return self.organizations[0] if alone else None


def party_mentions(whole: str, parties: Sequence[Party]) -> PartyMentions:
    """Where the whole names each party; of mentions that overlap the first and longest.

    Both parties have the place where one's alias is the other's name.
    """
    low = lower(whole)
    places = {  # a dict keeps the order
        PartyMention(start, start + len(form), party.name): None
        for party in parties
        for form in _written_forms(party, parties)
        for start in _occurrences(low, lower(form))
        if whole[start].isupper() or not form[0].isupper()
    }
    places |= dict.fromkeys(_described(low, parties))
    kept: list[PartyMention] = []
    for place in sorted(places, key=lambda place: (place.start, -place.end)):
        inside = bool(kept) and place[:2] != kept[-1][:2] and place.start < kept[-1].end
        if not inside and not is_owner_of_another(low, place.end):
            kept.append(place)
    return PartyMentions(
        places=tuple(kept),
        people=tuple(party.name for party in parties if party.type == "person"),
        organizations=tuple(party.name for party in parties if party.type == "organization"),
    )


def _described(low: str, parties: Sequence[Party]) -> Iterator[PartyMention]:
    """Where organizations are sued by what they are: "and its pharmacy affiliate"."""
    described = described_defendants(low)
    for party in parties if described else ():
        found = description_of(low, party.start, described)
        if found is not None and party.type == "organization":
            yield PartyMention(found.start, found.end, party.name)


def owns_step_of_case(low: str, end: int) -> bool:
    """Whether a plea, sentence, licence … is that of the one whose name ends at `end`."""
    return _OWN_CASE.match(low, end) is not None


def is_owner_of_another(low: str, end: int) -> bool:
    """Whether the name that ends at `end` only says whose wife, partner or company is spoken of."""
    return _POSSESSIVE.match(low, end) is not None and not owns_step_of_case(low, end)


def _occurrences(low: str, form: str) -> Iterator[int]:
    """Where the form stands in a text in lower case as words of its own."""
    start = low.find(form) if form else -1
    while start >= 0:
        end = start + len(form)
        if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
            yield start
        start = low.find(form, end)


def _written_forms(party: Party, parties: Sequence[Party]) -> Iterator[str]:
    """The forms a party's name may be written in; the shortest if it is in no name of another
    person, or another organization."""
    yield party.name
    given = party.name.partition(" ")[0]
    if given and party.quote.startswith(f"{given} and "):
        yield given  # of "Amos and Ruth Firth"
    yield from (alias for alias in party.aliases if len(alias) > _SHORTEST)
    if party.name.startswith(ESTATE_OF):
        for form in (party.quote, f"e{party.name[1:]}"):  # "estate of the late Dr. Holt" as well
            yield from (form, f"the {form}")
        if not any(it.name.startswith(ESTATE_OF) for it in parties if it is not party):
            yield "the estate"
    if party.type == "organization":
        key = organization_key(party.name)
        short = party.name[: len(key)] if party.name.lower().startswith(key) else party.name
    else:
        words = name_words(party.name)
        yield from (" ".join(words), f"{words[0]} {words[-1]}") if len(words) > 1 else ()
        short = words[-1] if len(words) > 1 else party.name
    alike = (other for other in parties if other.type == party.type and other.name != party.name)
    others = (other.name.replace(",", "") for other in alike)
    if len(short) >= _SHORTEST and not any(
        f" {short} ".lower() in f" {other} ".lower() for other in others
    ):
        yield short
