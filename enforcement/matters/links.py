"""Which two documents are of one matter, and the reason, which can be shown.

Two documents are linked by what only one matter has: a number, a party, a sum in a scheme at one
place, or the same text. Each reason asks for the more agreement of place, time and wording the less
it tells by itself; two documents that each name other people are linked by a house or a sum only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Literal, TypeAlias

from enforcement.kinds import KINDS, LITIGATION
from enforcement.matters.common_surnames import COMMON
from enforcement.matters.comparison import Pairing
from enforcement.reading.linking_keys import Traits
from enforcement.text.rare_words import RARE_WEIGHT, distinct_words, word_weight
from enforcement.text.shingles import likeness

Reason = Literal[
    "same docket",
    "cited",
    "same text",
    "same person",
    "same organization",
    "same sum and place",
    "same course",
]
Pair: TypeAlias = tuple[str, str]

#: From a charge to the last sentence of a conspiracy.
_LONGEST = timedelta(days=6 * 365)
#: A person whom one document names and the other does not name yet, or no longer.
_COURSE = timedelta(days=3 * 365)
_SETTLED_TOGETHER = timedelta(days=150)
#: A document that names more is about many matters.
_ROUNDUP = 12
#: A sum below this is paid in too many matters.
_TELLING_SUM = 500_000
_LEAST_SUM = 10_000
_SAME_TEXT, _ONE_TEXT, _ALIKE_OPENING = 0.6, 0.95, 0.5
#: A source repeats its own forms of words; only others republish with changes.
_ONE_TEXT_OF_ONE_SOURCE = 0.9
_REPUBLISHED = timedelta(days=21)
#: A key that so many documents share tells nothing.
_COMMON_KEY = 150


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """Two documents of one matter, and what says so."""

    document: str
    other_document: str
    reason: Reason
    #: The number, party or sum that they share; the place of a course; empty for likeness of texts.
    shared: str


def links(documents: Sequence[Traits]) -> list[Link]:
    """Every link between these documents, at most one a pair, the strongest reason first."""
    known = {document.id: document for document in documents}
    found = (_link(known[one], known[other]) for one, other in sorted(_candidates(documents)))
    return [link for link in found if link]


def _candidates(documents: Sequence[Traits]) -> set[Pair]:
    """Pairs that share a key that tells by itself, or two of the others."""
    found = set(_sharing(documents, _keys))
    once: set[Pair] = set()
    for pair in _sharing(documents, _weak_keys):
        (found if pair in once else once).add(pair)
    return found


def _sharing(
    documents: Sequence[Traits], keys: Callable[[Traits], Iterator[Hashable]]
) -> Iterator[Pair]:
    """Pairs that share a key, once for each that they share."""
    by_key: dict[Hashable, list[str]] = defaultdict(list)
    for document in documents:
        for key in set(keys(document)):
            by_key[key].append(document.id)
    for ids in by_key.values():
        if 1 < len(ids) <= _COMMON_KEY:
            yield from combinations(sorted(ids), 2)


def _keys(document: Traits) -> Iterator[Hashable]:
    yield from (("number", number) for number in document.dockets | document.cites)
    yield from (("number", number) for number in (document.number,) if number)
    people, organizations = document.persons | document.named, document.organizations
    yield from (("name", name) for name in people | organizations | document.houses)
    yield from (("sum", usd, document.state) for usd in document.sums if usd >= _TELLING_SUM)
    yield ("text", document.sketch)


def _weak_keys(document: Traits) -> Iterator[Hashable]:
    yield from (("text", value) for value in document.sketch[:8])
    place = document.district or document.state
    if place and KINDS[document.primary].proceeding in LITIGATION:
        yield from (("word", place, word) for word in _rare(document.words))


def _link(one: Traits, other: Traits) -> Link | None:
    """The strongest reason why two documents are of one matter; None where there is none."""
    for reason, shared in _reasons(Pairing(one, other)):
        return Link(document=one.id, other_document=other.id, reason=reason, shared=shared)
    return None


def _reasons(two: Pairing) -> Iterator[tuple[Reason, str]]:
    one, other = two.one, two.other
    if dockets := one.dockets & other.dockets:
        yield "same docket", min(dockets)
    if cited := (one.cites & {other.number}) | (other.cites & {one.number}):
        yield "cited", min(number for number in cited if number)
    if _same_text(two):
        yield "same text", ""
    if not two.within(_LONGEST):
        return
    if person := _same_person(two):
        yield "same person", person
    if house := _same_organization(two):
        yield "same organization", house
    if usd := _same_sum(two):
        yield "same sum and place", f"${usd:,.0f}"
    if _one_course(two):
        yield "same course", one.district or one.state or ""


def _same_text(two: Pairing) -> bool:
    """A form is filled in with other names and sums, a long text about the publisher stands behind
    other news: what is filled in must agree, and how the texts begin."""
    whole = likeness(two.one.sketch, two.other.sketch)
    one_source = two.one.source is not None and two.one.source == two.other.source
    if whole < (_ONE_TEXT_OF_ONE_SOURCE if one_source else _SAME_TEXT):
        return False
    opening = likeness(two.one.opening, two.other.opening)
    if opening >= _ONE_TEXT:
        return not (two.parties_differ and two.sums_differ)
    if opening < _ALIKE_OPENING or two.parties_differ or two.sums_differ:
        return False
    return whole >= _ONE_TEXT or two.within(_REPUBLISHED)


def _same_person(two: Pairing) -> str:
    """A person both are about; or one is about, and the other names."""
    one, other = two.one, two.other
    if max(len(one.persons), len(other.persons)) > _ROUNDUP:
        return ""
    for person in sorted(one.persons & other.persons):
        common = person.split()[-1] in COMMON or not _telling(person)
        if _one_bearer(two, common=common):
            return person
    if not two.criminal or not two.placed or two.alike < 0.25:
        return ""
    return min(
        filter(_telling, (one.persons & other.named) | (one.named & other.persons)), default=""
    )


def _one_bearer(two: Pairing, *, common: bool) -> bool:
    """Whether a name that both have is one person's: a frequent one needs more than the place."""
    if two.placed is False:
        return not common and two.alike >= 0.5
    if not common:
        return True
    first, second = two.one.professions, two.other.professions
    if not two.placed or (first and second and first.isdisjoint(second)):
        return two.alike >= 0.5
    return two.alike >= 0.3


def _same_organization(two: Pairing) -> str:
    one, other = two.one, two.other
    for name in sorted(one.organizations & other.organizations):
        if _telling(name) and _one_affair(two):
            return name
    if not two.criminal or not two.placed or two.alike < (0.45 if two.parties_differ else 0.35):
        return ""
    named = (one.organizations | one.houses) & (other.organizations | other.houses)
    return min(filter(_telling, named), default="")


def _telling(name: str) -> bool:
    """Whether a name holds a word that few texts have."""
    return any(word_weight(word) >= RARE_WEIGHT for word in distinct_words(name))


def _one_affair(two: Pairing) -> bool:
    """A house has several matters over the years: it must be one sum, one course, or one time."""
    if any(usd >= (_LEAST_SUM if two.placed else _TELLING_SUM) for usd in two.sums):
        return True
    if two.placed is False:
        return False
    if two.criminal:
        return two.alike >= 0.3
    dated = two.one.published_on and two.other.published_on
    return bool(dated) and two.within(_SETTLED_TOGETHER) and not two.sums_differ


def _same_sum(two: Pairing) -> float:
    """A sum of a scheme that both state at one place; round and small ones need more wording."""
    if not two.placed or two.one.state != two.other.state:
        return 0.0
    for usd in sorted(two.sums, reverse=True):
        if usd >= _TELLING_SUM and two.alike >= (0.55 if _rounded(usd) else 0.4):
            return usd
    return 0.0


def _rounded(usd: float) -> bool:
    """Whether so many schemes come to this sum that it tells little: $2.5 million, $20 million."""
    digits = f"{usd:.0f}".rstrip("0")
    return len(digits) == 1 or (len(digits) == 2 and usd < 10_000_000)


def _one_course(two: Pairing) -> bool:
    """Whether one document is the next step of the other, whose party one of the two leaves
    unnamed: one place, nearly one wording, from a charge to a plea to a sentence."""
    if (two.one.persons and two.other.persons) or not two.placed or two.sums_differ:
        return False
    if not two.within(_COURSE) or not two.rises:
        return False
    rare = len(_rare(two.one.words & two.other.words))
    return two.alike >= (0.55 if rare > 1 else 0.65) and rare > 0


def _rare(some: frozenset[str]) -> list[str]:
    return [word for word in some if word_weight(word) >= RARE_WEIGHT]
