"""Which two documents are of one matter, and the reason, which can be shown.

Two documents are linked by what only one matter has: a number, a party, an amount in a scheme at
one place, or the same text. The less a reason tells by itself, the more agreement of place, time
and wording it needs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations, islice
from typing import Literal, TypeAlias

from enforcement.kinds import KINDS, LITIGATION
from enforcement.matters.comparison import Comparison
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.rare_words import RARE_WEIGHT, distinct_words, word_weight
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
#: An amount below this is paid in too many matters.
_TELLING_AMOUNT = 500_000
_LEAST_AMOUNT = 10_000
_SAME_TEXT, _ONE_TEXT, _SIMILAR_OPENING = 0.6, 0.95, 0.5
#: A source repeats its own forms of words; only others republish with changes.
_ONE_TEXT_OF_ONE_SOURCE = 0.9
_REPUBLISHED = timedelta(days=21)
#: A key that more documents share tells nothing.
_COMMON_KEY = 150


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
    links = []
    for one, other in sorted(_candidates(documents)):
        for reason, shared in islice(_reasons(Comparison(by_id[one], by_id[other])), 1):
            link = MatterLink(document=one, other_document=other, reason=reason, shared=shared)
            links.append(link)
    return links


def _candidates(documents: Sequence[LinkingKeys]) -> set[Pair]:
    """Pairs that share a key that tells by itself, or two of the others."""
    candidates = set(_sharing(documents, _strong_keys))
    once: set[Pair] = set()
    for pair in _sharing(documents, _weak_keys):
        (candidates if pair in once else once).add(pair)
    return candidates


def _sharing(
    documents: Sequence[LinkingKeys], keys: Callable[[LinkingKeys], Iterator[Hashable]]
) -> Iterator[Pair]:
    """Pairs that share a key, once for each that they share."""
    by_key: dict[Hashable, list[str]] = defaultdict(list)
    for document in documents:
        for key in set(keys(document)):
            by_key[key].append(document.id)
    for ids in by_key.values():
        if 1 < len(ids) <= _COMMON_KEY:
            yield from combinations(sorted(ids), 2)


def _strong_keys(document: LinkingKeys) -> Iterator[Hashable]:
    for number in (*document.dockets, *document.cites, document.number):
        if number:
            yield "number", number
    for name in document.parties | document.named_persons | document.named_organizations:
        yield "name", name
    for usd in document.amounts:
        if usd >= _TELLING_AMOUNT:
            yield "amount", usd, document.state
    yield "text", document.sketch


def _weak_keys(document: LinkingKeys) -> Iterator[Hashable]:
    for shingle in document.sketch[:8]:
        yield "shingle", shingle
    place = document.district or document.state
    if place and KINDS[document.primary].proceeding in LITIGATION:
        for word in _rare(document.words):
            yield "word", place, word


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
    whole = likeness(two.one.sketch, two.other.sketch)
    one_source = two.one.source is not None and two.one.source == two.other.source
    if whole < (_ONE_TEXT_OF_ONE_SOURCE if one_source else _SAME_TEXT):
        return False
    opening = likeness(two.one.opening, two.other.opening)
    if opening >= _ONE_TEXT:
        return not (two.parties_differ and two.amounts_differ)
    if opening < _SIMILAR_OPENING or two.parties_differ or two.amounts_differ:
        return False
    return whole >= _ONE_TEXT or two.within(_REPUBLISHED)


def _same_person(two: Comparison) -> str:
    """The person both are about, or whom one is about and the other names; else empty."""
    one, other = two.one, two.other
    if max(len(one.persons), len(other.persons)) > _ROUNDUP:
        return ""
    for person in sorted(one.persons & other.persons):
        common = person.split()[-1] in _common_surnames() or not _telling(person)
        if _same_bearer(two, common=common):
            return person
    if not two.both_criminal or not two.same_place or two.word_overlap < 0.25:
        return ""
    named = (one.persons & other.named_persons) | (one.named_persons & other.persons)
    return min(filter(_telling, named), default="")


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
        if _telling(name) and _one_affair(two):
            return name
    least_overlap = 0.45 if two.parties_differ else 0.35
    if not two.both_criminal or not two.same_place or two.word_overlap < least_overlap:
        return ""
    ours, theirs = (keys.organizations | keys.named_organizations for keys in (one, other))
    return min(filter(_telling, ours & theirs), default="")


def _telling(name: str) -> bool:
    """Whether a name holds a word that few texts have."""
    return any(word_weight(word) >= RARE_WEIGHT for word in distinct_words(name))


def _one_affair(two: Comparison) -> bool:
    """Whether an organization's two documents are of one affair, of which it has several over the
    years: of one amount, one prosecution, or one time."""
    least = _LEAST_AMOUNT if two.same_place else _TELLING_AMOUNT
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
        if usd >= _TELLING_AMOUNT and two.word_overlap >= (0.55 if _round(usd) else 0.4):
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
    rare = len(_rare(two.one.words & two.other.words))
    return two.word_overlap >= (0.55 if rare > 1 else 0.65) and rare > 0


def _rare(some_words: frozenset[str]) -> list[str]:
    return [word for word in some_words if word_weight(word) >= RARE_WEIGHT]
