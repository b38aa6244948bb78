"""Which of the best hits to show first: a choice that reorders the head of a ranking.

Only the best `HEAD` by relevance change places, and those that are equally preferred keep theirs;
what comes after them stays in the order of relevance. So the pages of an answer fit together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from search.index.engine import Filters, FoundEntry, OpenIndex
from search.index.planning import planned
from search.language.tree import Tree, wanted_leaves

#: So many of the best hits change places.
HEAD = 100


class Preference(Protocol):
    """Orders the best hits for a tree, which passed these filters."""

    def __call__(
        self, index: OpenIndex, tree: Tree, filters: Filters, head: Sequence[FoundEntry]
    ) -> list[FoundEntry]: ...


def title_first(
    index: OpenIndex, tree: Tree, filters: Filters, head: Sequence[FoundEntry]
) -> list[FoundEntry]:
    """Those with more of the query's words in their titles first."""
    here = replace(filters, positions=frozenset(entry.position for entry in head))
    leaves = (leaf for leaf in wanted_leaves(tree) if leaf.field != "number")
    words = {planned(replace(leaf, field="title")) for leaf in leaves}
    in_titles = Counter(position for word in words for position in index.positions(word, here))
    return sorted(head, key=lambda entry: -in_titles[entry.position])


def recent_first(
    index: OpenIndex, tree: Tree, filters: Filters, head: Sequence[FoundEntry]
) -> list[FoundEntry]:
    """The newest first, and last those without a date."""
    days = {e.position: e.published_on.toordinal() for e in head if e.published_on}
    return sorted(head, key=lambda entry: -days.get(entry.position, 0))


def near_first(distance: Callable[[str], int]) -> Preference:
    """First what those say who are nearest to the matter: `distance` is that of a source."""

    def ordered(
        index: OpenIndex, tree: Tree, filters: Filters, head: Sequence[FoundEntry]
    ) -> list[FoundEntry]:
        return sorted(head, key=lambda entry: distance(entry.id.partition(":")[0]))

    return ordered
