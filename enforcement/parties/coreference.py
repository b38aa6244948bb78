"""One bearer for all the places where it is named: in full, by surname, by a defined short form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from enforcement.claims import PartyType
from enforcement.parties.aliases import short_form
from enforcement.parties.names import Name
from enforcement.parties.party_standing import Standing
from enforcement.text.word_lists import GENERATIONS, SUFFIXES

_COLLECTIVE = re.compile(r"\((?:collectively|together)[,\s]{1,2}[\"\u201c]?\Z")
_FORMS = {"incorporated": "inc", "corporation": "corp", "limited": "ltd", "company": "co"}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name in a sentence, and what the sentence says of it."""

    name: Name
    standing: Standing
    #: Where its sentence begins.
    opening: int
    title: bool


@dataclass(slots=True)
class Bearer:
    """Somebody named, with every place where the name or a part of it stands."""

    kind: PartyType
    #: Without generation or form of company, in small letters.
    words: tuple[str, ...]
    #: The generation or form of company.
    form: tuple[str, ...]
    sightings: list[Sighting] = field(default_factory=list)

    @property
    def standing(self) -> Standing:
        """The most that is said of it; an authority stays one."""
        if any(sighting.name.official for sighting in self.sightings):
            return Standing.STRANGER
        return max(sighting.standing for sighting in self.sightings)

    @property
    def in_body(self) -> bool:
        """Whether more than the title speaks of it."""
        return any(
            not sighting.title and sighting.standing > Standing.UNKNOWN
            for sighting in self.sightings
        )

    def first_in_full(self) -> Sighting:
        """Where the most words of the name stand first, in the body if they stand there at all."""
        return max(self.sightings, key=lambda s: (not s.title, len(s.name.words), -s.name.start))


def bearers(text: str, sightings: Sequence[Sighting]) -> list[Bearer]:
    """Who is named; a word that is part of nobody's full name may be a company known by it."""
    defined = {
        " ".join(_core(sighting.name.words))
        for sighting in sightings
        if "(" in text[max(0, sighting.name.lead - 2) : sighting.name.lead]
        or _COLLECTIVE.search(text, max(0, sighting.name.lead - 20), sighting.name.lead)
    }
    register = _Register(defined)
    for sort in ("organization", "person", "word"):
        for sighting in sightings:
            if sighting.name.sort == sort:
                register.enter(sighting, short_form(text, sighting.name.end))
    return register.found


class _Register:
    """The bearers found so far, by the words they may be called by."""

    def __init__(self, defined: set[str]) -> None:
        #: What the text says it will call somebody; unless it is known whom, it names nobody.
        self._defined = defined
        self.found: list[Bearer] = []
        self._short: dict[str, Bearer] = {}
        self._houses: dict[str, list[Bearer]] = {}
        self._people: dict[tuple[str, str], Bearer] = {}
        self._surnames: dict[str, list[Bearer]] = {}

    def enter(self, sighting: Sighting, short: str | None) -> None:
        """Put the sighting to its bearer, a new one where there is none."""
        name = sighting.name
        words = _core(name.words)
        namesakes = self._namesakes(name, words)
        if len(namesakes) > 1:
            return  # a surname that several people bear: nothing said of it is said of one
        if not namesakes and (
            (name.sort == "word" and sighting.standing is not Standing.PARTY)
            or (name.sort != "organization" and " ".join(words) in self._defined)
        ):
            return
        bearer = namesakes[0] if namesakes else self._new(name, words)
        bearer.sightings.append(sighting)
        if short:
            self._short[short.lower()] = bearer

    def _namesakes(self, name: Name, words: tuple[str, ...]) -> Sequence[Bearer]:
        """Those already found that the name may belong to."""
        if bearer := self._short.get(" ".join(words)):
            return (bearer,)
        if name.sort == "person" and (bearer := self._people.get((words[0], words[-1]))):
            return (bearer,)
        if name.sort != "organization":
            people = self._surnames.get(" ".join(words), ())
            if people:
                return people
            if plural := self._surnames.get(words[0].removesuffix("s")):
                return (*plural, *plural)
        for house in self._houses.get(words[0], ()):
            if _same_house(house, words, name):
                return (house,)
        return ()

    def _new(self, name: Name, words: tuple[str, ...]) -> Bearer:
        kind: PartyType = "person" if name.sort == "person" else "organization"
        bearer = Bearer(kind, words, name.words[len(words) :])
        self.found.append(bearer)
        if kind == "organization":
            self._houses.setdefault(words[0], []).append(bearer)
            if len(words) > 2:
                self._short.setdefault("".join(word[0] for word in words), bearer)
        else:
            self._people[words[0], words[-1]] = bearer
            self._surnames.setdefault(words[-1], []).append(bearer)
            self._surnames.setdefault(" ".join(words[-2:]), []).append(bearer)
        return bearer


def _same_house(house: Bearer, words: tuple[str, ...], name: Name) -> bool:
    """Whether one name is the beginning of the other and no form of company tells them apart."""
    shared = min(len(house.words), len(words))
    if house.words[:shared] != words[:shared]:
        return False
    if name.sort == "person":
        return not name.sure
    form = name.words[len(words) :]
    return not (form and house.form) or _FORMS.get(form[-1], form[-1]) == _FORMS.get(
        house.form[-1], house.form[-1]
    )


def _core(words: tuple[str, ...]) -> tuple[str, ...]:
    core = words
    while len(core) > 1 and (core[-1] in SUFFIXES or core[-1] in GENERATIONS):
        core = core[:-1]
    return core
