"""Which documents make one matter.

A matter is what links join. A sum or a course, which tells less than a name, brings a document to a
matter and never makes one of two matters. What a person decided goes before all of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from enforcement.matters.links import Link, Pair, Reason

_WEAK: frozenset[Reason] = frozenset(("same sum and place", "same course"))
#: So many documents are a matter that a weak link does not join to another such.
_SETTLED = 4


def matters(
    ids: Iterable[str],
    found: Iterable[Link],
    *,
    joined: Iterable[Pair] = (),
) -> dict[str, str]:
    """The matter of each document, named by the first of its ids in alphabetical order.

    `joined` are pairs a person has linked; what a person has cut is not among the links any more
    (`enforcement.matters.overrides`). Links to documents that are not among `ids` are left out.
    """
    groups = _Groups(ids)
    for one, other in joined:
        groups.join(one, other)
    by_strength = sorted(
        found, key=lambda link: (link.reason in _WEAK, link.document, link.other_document)
    )
    for link in by_strength:
        most = _SETTLED if link.reason in _WEAK else None
        groups.join(link.document, link.other_document, most=most)
    return groups.first()


class _Groups:
    """Documents that are put together step by step (Galler and Fischer 1964)."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._root = {id: id for id in ids}
        self._size = dict.fromkeys(self._root, 1)

    def join(self, one: str, other: str, *, most: int | None = None) -> None:
        """Make one group of two; with `most`, only if one of them has no more documents."""
        if one not in self._root or other not in self._root:
            return
        low, high = sorted((self._of(one), self._of(other)))
        if low == high or (most and min(self._size[low], self._size[high]) > most):
            return
        self._root[high] = low
        self._size[low] += self._size[high]

    def first(self) -> dict[str, str]:
        """The first id of the group of each."""
        return {id: self._of(id) for id in self._root}

    def _of(self, id: str) -> str:
        while self._root[id] != id:
            self._root[id] = self._root[self._root[id]]
            id = self._root[id]
        return id
