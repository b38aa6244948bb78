"""Which of those who bear a name are known to be one person or organization. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

from enforcement.matters.links import LinkReason
from enforcement.matters.matter import MatterSentence
from enforcement.matters.party_history import MatterParty
from enforcement.parties.naming.person_name import are_told_apart

#: The reason for a link that joins a person's matters, and does not make them one.
CHARGED_AGAIN: LinkReason = "charged again"
#: Two matters, and the key of a person who is charged in both.
ChargedAgain: TypeAlias = tuple[frozenset[int], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class NameBearer:
    """A party that bears the name, in a matter."""

    party: MatterParty
    #: Those of its names that are the one that was asked for, and the keys they are compared by.
    names: tuple[str, ...]
    keys: frozenset[str]
    matter: int
    case: str
    #: True ids, by which decisions name documents.
    documents: frozenset[str]
    numbers: frozenset[str]
    sentences: tuple[MatterSentence, ...]


def known_same(
    bearers: Sequence[NameBearer],
    apart: Collection[frozenset[int]],
    again: Collection[ChargedAgain] = (),
) -> list[set[int]]:
    """Which of these are known to be one person or organization, as sets of their places: those of
    one matter, with a number in common, or of matters of which one charges a person of the other
    again (`again`), unless a middle name or "Jr." tells them apart, or a person parted their
    matters (`apart`). Where that would make one of two who are told apart, it is not known of
    any."""
    groups = [{place} for place in range(len(bearers))]
    for one, other in combinations(range(len(bearers)), 2):
        if _is_same(bearers[one], bearers[other], apart, again):
            together = [group for group in groups if group & {one, other}]
            groups = [group for group in groups if group not in together]
            groups.append(set().union(*together))
    return [part for group in groups for part in _without_contradiction(group, bearers)]


def _is_same(
    one: NameBearer,
    other: NameBearer,
    apart: Collection[frozenset[int]],
    again: Collection[ChargedAgain],
) -> bool:
    if one.party.type != other.party.type or one.keys.isdisjoint(other.keys):
        return False
    if one.matter == other.matter:
        return not _tells_apart(one, other)
    matters = frozenset((one.matter, other.matter))
    if matters in apart or _tells_apart(one, other):
        return False
    return not one.numbers.isdisjoint(other.numbers) or is_charged_again(one, other, again)


def is_charged_again(one: NameBearer, other: NameBearer, again: Collection[ChargedAgain]) -> bool:
    """Whether one of the two was charged in the matter of the other, under a name of both."""
    matters = frozenset((one.matter, other.matter))
    return any((matters, key) in again for key in one.keys & other.keys)


def _without_contradiction(group: set[int], bearers: Sequence[NameBearer]) -> list[set[int]]:
    pairs = combinations((bearers[place] for place in group), 2)
    if any(_tells_apart(one, other) for one, other in pairs):
        return [{place} for place in group]
    return [group]


def _tells_apart(one: NameBearer, other: NameBearer) -> bool:
    return one.party.type == "person" and are_told_apart(one.names, other.names)
