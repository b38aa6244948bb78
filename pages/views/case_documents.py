"""The documents of a matter, and why each is in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from answers.matters.case import CaseRecord
from enforcement.matters.links import LinkReason
from enforcement.matters.overrides import LinkDecision

#: How many documents are named as those that a reason links to.
_NAMED = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseReason:
    """Why a document is in the matter: what it shares with which others."""

    reason: LinkReason
    shared: str
    #: Their numbers in the list; `further` are not named. None are named where it is all.
    others: tuple[int, ...]
    further: int
    is_with_all: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseDocument:
    """A document of the matter, with the copies of its text."""

    number: int
    id: str
    title: str
    source: str
    copies: tuple[str, ...]
    reasons: tuple[CaseReason, ...]
    #: By which people joined it to another one, as it stands.
    joined: tuple[LinkDecision, ...]


def case_documents(case: CaseRecord) -> list[CaseDocument]:
    """Those of a matter, by their days; copies of a text stand with the one that represents it."""
    steps = {step.id: step for step in reversed(case.steps)}
    copies = {step.id: step.duplicates for step in case.steps if step.duplicates}
    originals = [id for id in case.documents if id in steps]
    number = {id: place for place, id in enumerate(originals, 1)}
    number |= {copy: number[id] for id, of in copies.items() for copy in of if id in number}
    reasons = _reasons(case, number)
    joined = _joined(case, number)
    return [
        CaseDocument(
            number=number[id],
            id=id,
            title=steps[id].title,
            source=steps[id].source,
            copies=copies.get(id, ()),
            reasons=reasons.get(number[id], ()),
            joined=joined.get(number[id], ()),
        )
        for id in originals
    ]


def _joined(case: CaseRecord, number: Mapping[str, int]) -> Mapping[int, tuple[LinkDecision, ...]]:
    """The decisions that join two documents, by the number of the one that was joined."""
    last = {frozenset((it.document, it.other_document)): it for it in case.decisions}
    joined: dict[int, tuple[LinkDecision, ...]] = {}
    for decision in last.values():
        place = number.get(decision.other_document)
        if place and decision.linked and decision.document in number:
            joined[place] = (*joined.get(place, ()), decision)
    return joined


def _reasons(case: CaseRecord, number: Mapping[str, int]) -> Mapping[int, tuple[CaseReason, ...]]:
    """Why each document is in the matter, by its number; those of its copies are its own."""
    linked: dict[int, dict[tuple[LinkReason, str], set[int]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for link in case.links:
        one, other = number.get(link.document), number.get(link.other_document)
        if one and other and one != other:
            linked[one][link.reason, link.shared].add(other)
            linked[other][link.reason, link.shared].add(one)
    return {
        document: tuple(
            _reason(reason, shared, sorted(others), of=len({*number.values()}))
            for (reason, shared), others in by.items()
        )
        for document, by in linked.items()
    }


def _reason(reason: LinkReason, shared: str, others: Sequence[int], *, of: int) -> CaseReason:
    is_with_all = len(others) == of - 1 > 1
    named = () if is_with_all else tuple(others[:_NAMED])
    return CaseReason(
        reason=reason,
        shared=shared,
        others=named,
        further=len(others) - len(named),
        is_with_all=is_with_all,
    )
