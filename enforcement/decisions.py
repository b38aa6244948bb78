"""What people decided about matters, and what it makes of the links that were found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from enforcement.links import Link, Pair
from enforcement.matters import matters


@dataclass(frozen=True, kw_only=True, slots=True)
class Decision:
    """A person joined a document to the matter of another, or took it out of that matter."""

    #: Whose matter it is about.
    one: str
    #: What was joined to it, or taken out.
    other: str
    together: bool
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Settled:
    """What holds two documents together after all that was decided."""

    links: tuple[Link, ...]
    joined: frozenset[Pair]


def settled(ids: Iterable[str], found: Iterable[Link], decided: Sequence[Decision]) -> Settled:
    """The links that were found, after the decisions in the order in which they were made.

    Who joins two documents makes them one matter. Who takes `other` out of the matter of `one`
    takes it out of the whole of it: every link is cut from `other` to a document that would hang
    together with `one` if `other` were not there. What hangs together with `one` only by way of
    `other` goes with it.
    """
    known = frozenset(ids)
    links, joined = list(found), set[Pair]()
    for decision in decided:
        if decision.together:
            joined.add(_pair(decision.one, decision.other))
            continue
        rest = known - {decision.other}
        groups = matters(
            rest,
            (link for link in links if decision.other not in _ends(link)),
            joined={pair for pair in joined if decision.other not in pair},
        )
        matter = groups.get(decision.one)
        left = {id for id, group in groups.items() if group == matter} | {decision.one}
        cut = {_pair(id, decision.other) for id in left}
        links = [link for link in links if _pair(link.one, link.other) not in cut]
        joined -= cut
    return Settled(links=tuple(links), joined=frozenset(joined))


def _ends(link: Link) -> Pair:
    return link.one, link.other


def _pair(one: str, other: str) -> Pair:
    low, high = sorted((one, other))
    return low, high
