"""Which two documents are of one matter, and the reason, which can be shown.

Two documents are linked by what only one matter has: a number, a party, an amount in a scheme at
one place, or the same text. The less a reason tells by itself, the more agreement of place, time
and wording it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations
from typing import Literal, TypeAlias

from enforcement.matters.comparison import Comparison
from enforcement.matters.pairing import TELLING_AMOUNT, PairingKey, pairing_keys, telling
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.rare_words import rare_words
from enforcement.text.shingles import likeness
from enforcement.text.word_lists import word_list

LinkReason = Literal[
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
#: From one stage to the next, where only one of the documents names the person.
_NEXT_STAGE = timedelta(days=3 * 365)
_SETTLED_TOGETHER = timedelta(days=150)
#: A document with more people is about many matters.
_ROUNDUP = 12
_LEAST_AMOUNT = 10_000
_SAME_TEXT, _ONE_TEXT, _SIMILAR_OPENING = 0.6, 0.95, 0.5
#: A source repeats its own forms of words; only others republish with changes.
_ONE_TEXT_OF_ONE_SOURCE = 0.9
_REPUBLISHED = timedelta(days=21)


@dataclass(frozen=True, kw_only=True, slots=True)
class MatterLink:
    """Two documents of one matter, and why they are."""

    document: str
    other_document: str
    reason: LinkReason
    #: The number, party, amount or, for "same course", place that they share; else empty.
    shared: str


def links_between(documents: Sequence[LinkingKeys]) -> list[MatterLink]:
    """Every link between these documents, at most one a pair: the strongest reason."""
    by_id = {document.id: document for document in documents}
    bearers: dict[str, dict[str, PairingKey]] = defaultdict(dict)
    for id in sorted(by_id):
        for key in pairing_keys(by_id[id]):
            bearers[key.text][id] = key
    pairs = {
        (one, other)
        for borne in bearers.values()
        if len(borne) <= next(iter(borne.values())).most
        for one, other in combinations(borne, 2)
        if borne[one].own or borne[other].own
    }
    links = (link_of(by_id[one], by_id[other]) for one, other in sorted(pairs))
    return [link for link in links if link]


def link_of(one: LinkingKeys, other: LinkingKeys) -> MatterLink | None:
    """Why two documents are of one matter: the strongest reason; None where there is none.

    It follows from the two alone. Who keeps a record asks it of the pairs that bear one of
    `enforcement.matters.pairing` in common which no more than its `most` documents bear.
    """
    first, second = sorted((one, other), key=lambda document: document.id)
    for reason, shared in _reasons(Comparison(first, second)):
        return MatterLink(document=first.id, other_document=second.id, reason=reason, shared=shared)
    return None


def _reasons(two: Comparison) -> Iterator[tuple[LinkReason, str]]:
    """Why two documents are of one matter, and what they share: the strongest reason first."""
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
    if organization := _same_organization(two):
        yield "same organization", organization
    if usd := _same_amount(two):
        yield "same sum and place", f"${usd:,.0f}"
    if _next_stage(two):
        yield "same course", one.district or one.state or ""


def _same_text(two: Comparison) -> bool:
    """Whether one text stands behind both. The same form is filled in with other names and amounts,
    and a long text about the publisher follows different news: so names, amounts and the texts'
    beginnings must agree."""
    opening = likeness(two.one.opening, two.other.opening)
    if opening < _SIMILAR_OPENING:
        return False
    whole = likeness(two.one.sketch, two.other.sketch)
    one_source = two.one.source is not None and two.one.source == two.other.source
    if whole < (_ONE_TEXT_OF_ONE_SOURCE if one_source else _SAME_TEXT):
        return False
    if opening >= _ONE_TEXT:
        return not (two.parties_differ and two.amounts_differ)
    if two.parties_differ or two.amounts_differ:
        return False
    return whole >= _ONE_TEXT or two.within(_REPUBLISHED)


def _same_person(two: Comparison) -> str:
    """The person both are about, or whom one is about and the other names; else empty."""
    one, other = two.one, two.other
    if max(len(one.persons), len(other.persons)) > _ROUNDUP:
        return ""
    for person in sorted(one.persons & other.persons):
        common = person.split()[-1] in _common_surnames() or not telling(person)
        if _same_bearer(two, common=common):
            return person
    if not two.both_criminal or not two.same_place:
        return ""
    named = (one.persons & other.named_persons) | (one.named_persons & other.persons)
    person = min(filter(telling, named), default="")
    return person if person and two.word_overlap >= 0.25 else ""


@cache
def _common_surnames() -> frozenset[str]:
    return frozenset(word_list("surnames")["common"].split())


def _same_bearer(two: Comparison, *, common: bool) -> bool:
    """Whether a name in both documents is of one person: a common one needs more than the place."""
    if two.same_place is False:
        return not common and two.word_overlap >= 0.5
    if not common:
        return True
    first, second = two.one.professions, two.other.professions
    if not two.same_place or (first and second and first.isdisjoint(second)):
        return two.word_overlap >= 0.5
    return two.word_overlap >= 0.3


def _same_organization(two: Comparison) -> str:
    """The organization both are about in one affair, or two prosecutions name; else empty."""
    one, other = two.one, two.other
    for name in sorted(one.organizations & other.organizations):
        if telling(name) and _one_affair(two):
            return name
    if not two.both_criminal or not two.same_place:
        return ""
    ours, theirs = (keys.organizations | keys.named_organizations for keys in (one, other))
    name = min(filter(telling, ours & theirs), default="")
    return name if name and two.word_overlap >= (0.45 if two.parties_differ else 0.35) else ""


def _one_affair(two: Comparison) -> bool:
    """Whether an organization's two documents are of one affair, of which it has several over the
    years: of one amount, one prosecution, or one time."""
    least = _LEAST_AMOUNT if two.same_place else TELLING_AMOUNT
    if any(usd >= least for usd in two.shared_amounts):
        return True
    if two.same_place is False:
        return False
    if two.both_criminal:
        return two.word_overlap >= 0.3
    dated = two.one.published_on and two.other.published_on
    return bool(dated) and two.within(_SETTLED_TOGETHER) and not two.amounts_differ


def _same_amount(two: Comparison) -> float:
    """US dollars of a scheme that both state at one place, else 0: round amounts need more common
    wording."""
    if not two.same_place or two.one.state != two.other.state:
        return 0.0
    for usd in sorted(two.shared_amounts, reverse=True):
        if usd >= TELLING_AMOUNT and two.word_overlap >= (0.55 if _round(usd) else 0.4):
            return usd
    return 0.0


def _round(usd: float) -> bool:
    """Whether many schemes come to this amount by chance: $2.5 million, $20 million."""
    digits = f"{usd:.0f}".rstrip("0")
    return len(digits) == 1 or (len(digits) == 2 and usd < 10_000_000)


def _next_stage(two: Comparison) -> bool:
    """Whether one document is the next stage of the other, and one of the two leaves the person
    unnamed: one place, nearly the same wording, from a charge to a plea to a sentence."""
    if (two.one.persons and two.other.persons) or not two.same_place or two.amounts_differ:
        return False
    if not two.within(_NEXT_STAGE) or not two.is_next_stage:
        return False
    rare = len(rare_words(two.one.words & two.other.words))
    return two.word_overlap >= (0.55 if rare > 1 else 0.65) and rare > 0
