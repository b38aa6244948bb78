"""Which documents make one matter.

A matter is what links join. Two reasons tell less than a name: an amount, and the next stage of a
proceeding. They bring a document to a matter and never make one of two matters. What people decided
goes before all of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from enforcement.matters.links import LinkReason, MatterLink, Pair

_WEAK: frozenset[LinkReason] = frozenset(("same sum and place", "same course"))
#: It joins two matters to one person, and does not make them one.
_APART: frozenset[LinkReason] = frozenset(("charged again",))
#: A weak link does not join two groups that both have more documents than this.
_SMALL = 4


def group_into_matters(
    ids: Iterable[str], links: Iterable[MatterLink], *, joined: Iterable[Pair] = ()
) -> dict[str, str]:
    """The matter of each document, named by the first of its ids in alphabetical order.

    `joined` are pairs a person has linked; what a person has cut is not among the links any more
    (`enforcement.matters.overrides`). Links to documents that are not among `ids` are left out.
    """
    groups = _Groups(ids)
    for one, other in joined:
        groups.join(one, other)
    by_strength = sorted(
        (link for link in links if link.reason not in _APART),
        key=lambda link: (link.reason in _WEAK, link.document, link.other_document),
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

    def join(self, one: str, other: str, *, most: int | None = None) -> None:
        """Make one group of two; with `most`, only if one of them has no more documents."""
        if one not in self._parent or other not in self._parent:
            return
        low, high = sorted((self._first_id(one), self._first_id(other)))
        if low == high or (most and min(self._size[low], self._size[high]) > most):
            return
        self._parent[high] = low
        self._size[low] += self._size[high]

    def first_ids(self) -> dict[str, str]:
        """The first id of the group of each."""
        return {id: self._first_id(id) for id in self._parent}

    def _first_id(self, id: str) -> str:
        while self._parent[id] != id:
            self._parent[id] = self._parent[self._parent[id]]
            id = self._parent[id]
        return id
