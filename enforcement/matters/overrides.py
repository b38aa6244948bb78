"""What people decided about matters, and what their decisions make of the links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enforcement.matters.grouping import group_into_matters
from enforcement.matters.links import MatterLink, Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class LinkDecision:
    """A person joined a document to the matter of another, or took it out of that matter."""

    #: Id of the document whose matter it is about.
    document: str
    #: Id of the one that was joined to it, or taken out.
    other_document: str
    linked: bool
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DecidedLinks:
    """What holds documents together after all decisions."""

    links: tuple[MatterLink, ...]
    #: The pairs people joined.
    joined: frozenset[Pair]


def apply_decisions(
    ids: Iterable[str], links: Iterable[MatterLink], decisions: Sequence[LinkDecision]
) -> DecidedLinks:
    """The links, after the decisions in the order in which they were made.

    Joining two documents makes them one matter. Taking the other document out of the matter of the
    first takes it out of the whole matter: its links are cut to every document that would hang
    together with the first without it. What hangs together with the first only by way of the other
    goes with it.
    """
    known = frozenset(ids)
    kept, joined = list(links), set[Pair]()
    for decision in decisions:
        removed = decision.other_document
        if decision.linked:
            joined.add(_pair(decision.document, removed))
            continue
        matters = group_into_matters(
            known - {removed},
            (link for link in kept if removed not in (link.document, link.other_document)),
            joined={pair for pair in joined if removed not in pair},
        )
        matter = matters.get(decision.document)
        rest = {id for id, its_matter in matters.items() if its_matter == matter}
        cut = {_pair(id, removed) for id in rest | {decision.document}}
        kept = [link for link in kept if _pair(link.document, link.other_document) not in cut]
        joined -= cut
    return DecidedLinks(links=tuple(kept), joined=frozenset(joined))


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
