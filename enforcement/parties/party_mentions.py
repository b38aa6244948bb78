"""Where a text names its parties: in full, by first and last name, by last name, by alias."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from enforcement.claims import Party

#: What may stand behind a last name.
_GENERATION = frozenset(("jr", "sr", "ii", "iii", "iv", "md", "do"))
#: Characters [start, end) of the whole name the party of this name.
Naming = tuple[int, int, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Namings:
    """Every place where a party is named, in the text's order; they do not overlap."""

    places: tuple[Naming, ...]
    #: The persons' names.
    people: tuple[str, ...]
    #: The organizations' names.
    organizations: tuple[str, ...]

    def within(self, start: int, end: int) -> list[Naming]:
        """Those that begin in [start, end)."""
        first = bisect_left(self.places, start, key=lambda place: place[0])
        last = bisect_left(self.places, end, key=lambda place: place[0])
        return list(self.places[first:last])

    def only(self) -> str | None:
        """The one there is, when there is one person, or no person and one organization."""
        if len(self.people) == 1:
            return self.people[0]
        alone = not self.people and len(self.organizations) == 1
        return self.organizations[0] if alone else None


def namings(whole: str, parties: Sequence[Party]) -> Namings:
    """Where the whole names each party. Possessives ("Rasco's wife") speak of somebody else."""
    low = whole.lower()
    if len(low) != len(whole):  # some capitals have longer small letters
        low = whole
    found: set[Naming] = set()
    for party in parties:
        for written in _written(party, parties):
            found.update((place, place + len(written), party.name) for place in _at(low, written))
    kept: list[Naming] = []
    for start, end, name in sorted(found, key=lambda one: (one[0], -one[1])):
        inside = bool(kept) and start < kept[-1][1]
        broken = whole[start - 1 : start].isalnum() or whole[end : end + 1].isalnum()
        if not inside and not broken and whole[end : end + 2] not in ("'s", "\u2019s"):
            kept.append((start, end, name))
    return Namings(
        places=tuple(kept),
        people=tuple(party.name for party in parties if party.type == "person"),
        organizations=tuple(party.name for party in parties if party.type == "organization"),
    )


def _at(low: str, written: str) -> Iterator[int]:
    """Where the words stand in a text that is in small letters."""
    sought = written.lower()
    place = low.find(sought) if sought else -1
    while place >= 0:
        yield place
        place = low.find(sought, place + len(sought))


def _written(party: Party, parties: Sequence[Party]) -> Iterator[str]:
    """In full, first and last name, the last name if no other party bears it, aliases."""
    yield party.name
    yield from (alias for alias in party.aliases if len(alias) > 3)
    words = [word for word in party.name.split() if word.strip(".,").lower() not in _GENERATION]
    if party.type != "person" or len(words) < 2:
        return
    last = words[-1].strip(",")
    yield f"{words[0]} {last}"
    same = [other for other in parties if last.lower() in other.name.lower().split()]
    if len(same) < 2 and len(last) > 2:
        yield last
