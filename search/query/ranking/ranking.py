"""All that is found for a tree in an order, and the pages of it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import partial

from search.index.engine import Filters, FoundEntry, OpenIndex, Order
from search.language.tree import Tree
from search.query.ranking.folding import CopiesAmong, RankedPage, folded_page
from search.query.ranking.preferring import HEAD, Preference
from search.query.ranking.sentence import FoundPart, WordsFound, find


@dataclass(kw_only=True, slots=True)
class Ranking:
    """All that an index has for a tree without function words; without a tree, all there is.

    Whether all words must occur is decided when its first part is asked for, and holds for the
    others. Raises `search.index.engine.TooBroadError`.
    """

    index: OpenIndex
    tree: Tree | None
    filters: Filters
    sort: Order
    prefer: Preference | None = None
    #: Known with the first part: None where all words occur.
    words: WordsFound | None = None
    _all_words: bool | None = None

    def part(self, limit: int | None, offset: int = 0) -> tuple[int, list[FoundEntry]]:
        """How many there are, and so many of them from one on."""
        found = self._found(limit, offset)
        if self._all_words is None:
            self.words, self._all_words = found.words, found.words is None
        return found.total, list(found.entries)

    def page(self, copies_among: CopiesAmong | None, limit: int | None, offset: int) -> RankedPage:
        """A page, in which those that are told to be copies of one text are one; not where all of
        it is asked for."""
        if copies_among and limit is not None:
            return folded_page(self.part, self.among, copies_among, limit=limit, offset=offset)
        total, entries = self.part(limit, offset)
        return RankedPage(total=total, entries=tuple(entries), copies={})

    def among(self, positions: Collection[int]) -> list[FoundEntry]:
        """Those at these positions."""
        passing = self.filters.positions
        here = frozenset(positions if passing is None else {*positions}.intersection(passing))
        filters = replace(self.filters, positions=here)
        return replace(self, filters=filters, prefer=None).part(None)[1]

    def _found(self, limit: int | None, offset: int) -> FoundPart:
        index, tree, filters = self.index, self.tree, self.filters
        asked = partial(find, index, tree, filters, self.sort, all_words=self._all_words)
        if self.prefer is None or tree is None or self.sort != "relevance":
            return asked(limit, offset)
        end = None if limit is None else offset + limit
        found = asked(None if end is None else max(end, HEAD))
        head = self.prefer(index, tree, filters, found.entries[:HEAD])
        return replace(found, entries=[*head, *found.entries[HEAD:]][offset:end])
