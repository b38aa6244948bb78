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
from itertools import combinations
from typing import Literal, TypeAlias

from enforcement.matters.comparison import Comparison
from enforcement.matters.pairing import PairingKey, is_court_docket, pairing_keys
from enforcement.matters.parties_in_common import (
    is_charged_again,
    same_caption,
    same_organization,
    same_person,
)
from enforcement.matters.schemes import same_amount, same_course
from enforcement.reading.linking_keys import LinkingKeys
from enforcement.text.shingles import likeness

LinkReason = Literal[
    "same docket",
    "cited",
    "same text",
    "same caption",
    "charged again",
    "same person",
    "same organization",
    "same sum and place",
    "same course",
]
Pair: TypeAlias = tuple[str, str]

#: From a charge to the last sentence of a conspiracy.
_LONGEST = timedelta(days=6 * 365)
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


def carry_same_text(one: LinkingKeys, other: LinkingKeys) -> bool:
    """Whether two documents say the same, whatever else links them."""
    return _same_text(Comparison(*sorted((one, other), key=lambda document: document.id)))


def _reasons(two: Comparison) -> Iterator[tuple[LinkReason, str]]:
    """Why two documents are of one matter, and what they share: the strongest reason first."""
    one, other = two.one, two.other
    if docket := _same_docket(two):
        yield "same docket", docket
    if cited := _cited(one, other):
        yield "cited", cited
    if _same_text(two):
        yield "same text", ""
    if not two.within(_LONGEST):
        return
    if against := same_caption(two):
        yield "same caption", against
    if person := same_person(two):
        yield ("charged again" if is_charged_again(two) else "same person"), person
        return
    if organization := same_organization(two):
        yield "same organization", organization
    if usd := same_amount(two):
        yield "same sum and place", f"${usd:,.0f}"
    if same_course(two) and not is_charged_again(two):
        yield "same course", one.district or one.state or ""


def _same_docket(two: Comparison) -> str:
    """The docket of both, else empty. Courts of two districts have the same numbers, and an agency
    may file all applications under one docket."""
    dockets = two.one.dockets & two.other.dockets
    if two.one.primary == two.other.primary == "application" and two.parties_differ:
        return ""
    if two.same_place is False and two.parties_differ:
        dockets = frozenset(it for it in dockets if not is_court_docket(it))
    return min(dockets, default="")


def _cited(one: LinkingKeys, other: LinkingKeys) -> str | None:
    """The number or page by which one document cites the other or goes on with it, or with what the
    other goes on with."""
    ours, theirs = ({it.number, it.page} - {None} for it in (one, other))
    cited = ((one.cites | one.continues) & theirs) | ((other.cites | other.continues) & ours)
    return min(filter(None, cited | (one.continues & other.continues)), default=None)


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
