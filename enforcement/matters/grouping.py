"""Which documents make one matter.

A matter is what links join, the strongest first. Two reasons tell less than a name: an amount, and
the next stage of a proceeding. They bring a document to a matter and never make one of two matters.
One reason tells that two documents are of one person and of two matters: that somebody was charged
again; then nothing makes one of the two. What people decided goes before all of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from enforcement.matters.links import LinkReason, MatterLink, Pair

_WEAK: frozenset[LinkReason] = frozenset(("same sum and place", "same course"))
#: It joins two matters to one person, and does not make them one.
_APART: frozenset[LinkReason] = frozenset(("charged again",))
#: The strongest reason first.
_RANK: dict[LinkReason, int] = {reason: rank for rank, reason in enumerate(get_args(LinkReason))}
#: A weak link does not join two groups that both have more documents than this.
_SMALL = 4


def group_into_matters(
    ids: Iterable[str], links: Iterable[MatterLink], *, joined: Iterable[Pair] = ()
) -> dict[str, str]:
    """The matter of each document, named by the first of its ids in alphabetical order.

    `joined` are pairs a person has linked; what a person has cut is not among the links any more
    (`enforcement.matters.overrides`). Links to documents that are not among `ids` are left out.
    """
    groups, links = _Groups(ids), list(links)
    for one, other in joined:
        groups.join(one, other)
    for link in links:
        if link.reason in _APART:
            groups.keep_apart(link.document, link.other_document)
    by_strength = sorted(
        (link for link in links if link.reason not in _APART),
        key=lambda link: (_RANK[link.reason], link.document, link.other_document),
    )
    for link in by_strength:
        most = _SMALL if link.reason in _WEAK else None
        groups.join(link.document, link.other_document, most=most)
    return groups.first_ids()


class _Groups:
    """Documents that are put together step by step (union-find, Galler and Fischer 1964)."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._parent = {id: id for id in ids}
        self._size = dict.fromkeys(self._parent, 1)
        #: By the first id of a group, the documents that it is to be kept apart from.
        self._apart: dict[str, set[str]] = {}

    def keep_apart(self, one: str, other: str) -> None:
        """From now on no group takes in both, unless one has them already."""
        if one in self._parent and other in self._parent:
            self._apart.setdefault(self._first_id(one), set()).add(other)
            self._apart.setdefault(self._first_id(other), set()).add(one)

    def join(self, one: str, other: str, *, most: int | None = None) -> None:
        """Make one group of two, unless kept apart; with `most`, only if one of them has no
        more documents."""
        if one not in self._parent or other not in self._parent:
            return
        low, high = sorted((self._first_id(one), self._first_id(other)))
        if low == high or (most and min(self._size[low], self._size[high]) > most):
            return
        if any(self._first_id(it) == low for it in self._apart.get(high, ())):
            return
        self._parent[high] = low
        self._size[low] += self._size[high]
        self._apart.setdefault(low, set()).update(self._apart.pop(high, ()))

    def first_ids(self) -> dict[str, str]:
        """The first id of the group of each."""
        return {id: self._first_id(id) for id in self._parent}

    def _first_id(self, id: str) -> str:
        while self._parent[id] != id:
            self._parent[id] = self._parent[self._parent[id]]
            id = self._parent[id]
        return id
