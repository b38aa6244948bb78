"""What people decided about matters, and what it makes of the links that were found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enforcement.matters.grouping import matters
from enforcement.matters.links import Link, Pair


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A person joined a document to the matter of another, or took it out of that matter."""

    #: Whose matter it is about.
    document: str
    #: What was linked to it, or taken out.
    other_document: str
    linked: bool
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """What holds two documents together after all that was decided."""

    links: tuple[Link, ...]
    joined: frozenset[Pair]


def settled(ids: Iterable[str], found: Iterable[Link], decided: Sequence[Decision]) -> Settled:
    """The links that were found, after the decisions in the order in which they were made.

    Who joins two documents makes them one matter. Who takes the other document out of the
    matter of the first takes it out of the whole of it: every link is cut from the other to a
    document that would hang together with the first if the other were not there. What hangs
    together with the first only by way of the other goes with it.
    """
    known = frozenset(ids)
    links, joined = list(found), set[Pair]()
    for decision in decided:
        if decision.linked:
            joined.add(_pair(decision.document, decision.other_document))
            continue
        rest = known - {decision.other_document}
        groups = matters(
            rest,
            (link for link in links if decision.other_document not in _ends(link)),
            joined={pair for pair in joined if decision.other_document not in pair},
        )
        matter = groups.get(decision.document)
        left = {id for id, group in groups.items() if group == matter} | {decision.document}
        cut = {_pair(id, decision.other_document) for id in left}
        links = [link for link in links if _pair(link.document, link.other_document) not in cut]
        joined -= cut
    return Settled(links=tuple(links), joined=frozenset(joined))


def _ends(link: Link) -> Pair:
    return link.document, link.other_document


def _pair(one: str, other: str) -> Pair:
    low, high = sorted((one, other))
    return low, high
