"""A tantivy index that is asked: which entries a plan finds, and in which order."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from tantivy import Occur, Query, Searcher

from search.index.engine import PROPOSED_EDITS, Filters, FoundEntry, FoundSentence, Order
from search.index.plan import AllOf, AtPositions, Field, Plan, Term
from search.tantivy_engine import schema
from search.tantivy_engine.damage import panics_as_errors
from search.tantivy_engine.filters import Clause, clauses
from search.tantivy_engine.hits import best, by_date, entries, how_many, positions_by_date
from search.tantivy_engine.lexicon import similar_words
from search.tantivy_engine.queries import any_of, compiled, compiled_together
from search.tantivy_engine.sentences import answered
from search.volumes import volume

#: How many times as long it takes to look up a position in the index as to compare that of a hit.
_LOOK_UP = 3
#: The files of a volume: name, size in bytes, and when they were written, in nanoseconds.
_Files: TypeAlias = frozenset[tuple[str, int, int]]


@contextmanager
def opened(directory: Path) -> Iterator[OpenTantivyIndex | None]:
    """The index in a directory, to be asked; None where there is none. May be asked by several
    threads at once.

    Raises DamagedIndexError, or what else tantivy raises where it is damaged."""
    folder = volume.latest(directory)
    try:
        with panics_as_errors():
            yield OpenTantivyIndex(_searcher(folder, _files(folder))) if folder else None
    except BaseException:
        let_go()  # what failed is opened anew
        raise


def let_go() -> None:
    """Keep no volume open, so that the files of one that is deleted are gone at once."""
    _searcher.cache_clear()


@lru_cache(maxsize=1)
def _searcher(folder: Path, files: _Files) -> Searcher:
    """A volume, kept for the next question as long as its files are these: to open it takes longer
    than most answers."""
    return schema.opened(folder).searcher()


def _files(folder: Path) -> _Files:
    """What tells a volume from one that lay in its folder before: tantivy draws the names of
    segments, and changes none. Its locks, which it writes when it likes, are left out."""
    with os.scandir(folder) as files:
        written = [(file.name, file.stat()) for file in files if not file.name.startswith(".")]
    return frozenset((name, known.st_size, known.st_mtime_ns) for name, known in written)


class OpenTantivyIndex:
    """What an index answers (see `search.index.engine.OpenIndex`)."""

    notes = ()

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher

    def find(
        self, plan: Plan, filters: Filters, sort: Order, limit: int | None, offset: int = 0
    ) -> tuple[int, list[FoundEntry]]:
        query, among = self._narrowed(plan, filters)
        end = None if limit is None else offset + limit
        if sort == "relevance":
            total, hits = best(self.searcher, query, among, end)
        else:
            total, hits = by_date(self.searcher, query, among, end, newest_first=sort == "newest")
        return total, entries(self.searcher, hits[offset:], filters.at)

    def find_sentence(
        self, words: Sequence[Plan], filters: Filters, limit: int | None, offset: int = 0
    ) -> FoundSentence:
        queries = compiled_together(words, self.searcher)
        filtering = clauses(filters, self.searcher)
        among = None if filters.positions is None else frozenset(filters.positions)
        some = Query.boolean_query([(Occur.Must, any_of(queries)), *filtering])
        at, among = self._placed(some, among)
        end = None if limit is None else offset + limit
        by_words, hits = answered(self.searcher, queries, [*filtering, *at], among, end)
        found = entries(self.searcher, hits[offset:], filters.at)
        return FoundSentence(by_words=by_words, entries=tuple(found))

    def positions(self, plan: Plan, filters: Filters) -> list[int]:
        query, among = self._narrowed(plan, filters)
        return positions_by_date(self.searcher, query, among)

    def positions_to_count(self, plan: Plan, filters: Filters) -> list[int]:
        return self.positions(plan, filters)

    def frequencies(self, field: Field, words: Sequence[str], at: int | None = None) -> list[int]:
        if at is None:
            return [self.searcher.doc_freq(field, word) for word in words]
        return [self._visible(field, word, at) for word in words]

    def similar_words(self, word: str, limit: int) -> list[tuple[str, int]]:
        similar = similar_words(self.searcher, "written", word, PROPOSED_EDITS)
        found: list[tuple[str, int]] = []
        for edits in range(1, PROPOSED_EDITS + 1):
            if len(found) < limit:
                alike = (other for other, needed in similar if needed == edits)
                counts = ((self._visible("written", other), other) for other in alike)
                ordered = sorted((-count, other) for count, other in counts if count)
                found += [(other, -count) for count, other in ordered]
        return found[:limit]

    def _visible(self, field: Field, word: str, at: int | None = None) -> int:
        """How many of the entries that answers are given from, as of a position, have a word."""
        query, _ = self._narrowed(Term(field=field, word=word), Filters(at=at))
        return how_many(self.searcher, query)

    def _narrowed(self, plan: Plan, filters: Filters) -> tuple[Query, frozenset[int] | None]:
        """The query for what passes the filters, and the positions among which its hits are to be
        looked for."""
        plan, among = _positions_apart(plan, filters.positions)
        (query,) = compiled_together((plan,), self.searcher)
        narrowed = Query.boolean_query([(Occur.Must, query), *clauses(filters, self.searcher)])
        at, among = self._placed(narrowed, among)
        return Query.boolean_query([(Occur.Must, narrowed), *at]), among

    def _placed(
        self, query: Query, among: frozenset[int] | None
    ) -> tuple[list[Clause], frozenset[int] | None]:
        """What looks up the positions where this is faster, and else these themselves, with which
        those of the query's hits are to be compared."""
        if among is None or len(among) * _LOOK_UP > how_many(self.searcher, query):
            return [], among
        return [(Occur.Must, compiled(AtPositions(positions=among), self.searcher))], None


def _positions_apart(
    plan: Plan, positions: Collection[int] | None
) -> tuple[Plan, frozenset[int] | None]:
    """A plan without the positions that all of it has to stand at, and these."""
    parts = plan.parts if isinstance(plan, AllOf) else (plan,)
    asked = [part.positions for part in parts if isinstance(part, AtPositions)]
    if positions is not None:
        asked.append(frozenset(positions))
    others = tuple(part for part in parts if not isinstance(part, AtPositions))
    among = frozenset.intersection(*asked) if asked else None
    return (others[0] if len(others) == 1 else AllOf(parts=others)), among
