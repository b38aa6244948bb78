"""Which of the best hits to show first: a reordering of the head of a ranking.

Only the best `HEAD` by relevance change places, and those that are equally preferred keep theirs;
what comes after them stays in the order of relevance. So pages of an answer fit together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from search.index.engine import Filters, FoundEntry, OpenIndex
from search.index.planning import planned
from search.language.tree import Tree, wanted_leaves

#: By the words of the query in the title, by day, or by who says it.
Preference = Literal["title", "recent", "primary"]
#: So many of the best hits change places.
HEAD = 100

#: How near to the matter the publisher of a source is: 0 is the authority itself.
Distance: TypeAlias = Callable[[str], int]


def with_title_first(
    index: OpenIndex, tree: Tree, head: Sequence[FoundEntry], filters: Filters
) -> list[FoundEntry]:
    """Those with more of the query's words in their titles first."""
    among = replace(filters, positions=frozenset(entry.position for entry in head))
    words = {replace(leaf, field="title") for leaf in wanted_leaves(tree)}
    in_titles = Counter(n for word in words for n in index.positions(planned(word), among))
    return sorted(head, key=lambda entry: -in_titles[entry.position])


def recent_first(head: Sequence[FoundEntry]) -> list[FoundEntry]:
    """The newest first; those without a date last."""
    return sorted(head, key=lambda e: -(e.published_on.toordinal() if e.published_on else 0))


def primary_first(head: Sequence[FoundEntry], distance: Distance) -> list[FoundEntry]:
    """What authorities say themselves first, then what others say of it."""
    return sorted(head, key=lambda entry: distance(entry.id.partition(":")[0]))
