"""Which entries of a segment a plan finds, and how often each has what is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import TypeAlias

from search.index.plan import (
    AllOf,
    AnyOf,
    AtPositions,
    BestOf,
    Everything,
    Field,
    Like,
    Misspelt,
    NoneOf,
    OfSource,
    Plan,
    Run,
    Term,
    Within,
    words_of,
)
from search.whoosh_engine.common_places import rows_of, times_everywhere
from search.whoosh_engine.effort import Effort
from search.whoosh_engine.fitting_words import beginning, fitting_words
from search.whoosh_engine.places import run_starts, times_run, times_within
from search.whoosh_engine.segment import Segment
from search.whoosh_engine.storage.posting_lists import PostingList

#: What is scored by how often it occurs.
Counted: TypeAlias = Term | Run | Within


class Matches:
    """What a segment has of the parts of a plan. Each is looked for once, however often it is
    asked for, and only in the entries it may still make a difference to."""

    def __init__(self, segment: Segment, effort: Effort) -> None:
        self.segment = segment
        self.effort = effort
        self._known: dict[Counted, dict[int, int]] = {}
        self._having: dict[Term, set[int]] = {}
        self._words: dict[Like | Misspelt, Sequence[str]] = {}
        self._lists: dict[Like | Misspelt, list[PostingList]] = {}
        self._fitting: dict[Like | Misspelt, set[int]] = {}
        self._looked: dict[Run | Within, set[int]] = {}

    def numbers(self, plan: Plan, among: Set[int]) -> Set[int]:
        """Which of these entries a plan finds."""
        match plan:
            case AllOf(parts=parts):
                for part in sorted(dict.fromkeys(parts), key=_turn):
                    among = self.numbers(part, among)
                return among
            case AnyOf(parts=parts) | BestOf(parts=parts):
                found = (self.numbers(part, among) for part in dict.fromkeys(parts))
                return set().union(*found)
            case NoneOf(part=part):
                return among - self.numbers(part, among)
            case Everything():
                return among
            case AtPositions(positions=positions):
                column = self.segment.stored.column("position")
                return {number for number in among if column[number] in positions}
            case OfSource():
                return among & self._of_source(plan)
            case Term():
                has = self._of_term(plan)
                return has if len(among) == self.segment.stored.size else among & has
            case Like() | Misspelt():
                return among & self._of_fitting(plan)
            case Run() | Within():
                return self.occurrences(plan, among).keys() & among

    def occurrences(self, leaf: Counted, among: Set[int]) -> Mapping[int, int]:
        """How often it occurs, by entry, in at least these entries."""
        if isinstance(leaf, Run | Within):
            return self._of_places(leaf, among)
        if leaf not in self._known:
            postings = self.segment.stored.postings(leaf.field, leaf.word)
            self._known[leaf] = dict(postings.occurrences()) if postings else {}
        return self._known[leaf]

    def frequency(self, term: Term) -> int:
        """How many of the visible entries have a word."""
        return len(self.numbers(term, self.segment.visible))

    def frequencies(self, leaf: Like | Misspelt) -> Mapping[str, int]:
        """How many of the visible entries have each word that fits."""
        lists, seen = self._of_words(leaf), self.segment.visible
        counts = (len(seen.intersection(found.numbers)) for found in lists)
        return dict(zip(self.words(leaf), counts, strict=True))

    def words(self, leaf: Like | Misspelt) -> Sequence[str]:
        """The words of the segment that fit."""
        if leaf not in self._words:
            known = self.segment.stored.words(leaf.field, beginning(leaf))
            self._words[leaf] = fitting_words(known, leaf)
        return self._words[leaf]

    def occurrences_of_one(self, leaf: Like | Misspelt) -> Mapping[int, int]:
        """How often the word that fits occurs that occurs most, by entry."""
        most: dict[int, int] = {}
        for found in self._of_words(leaf):
            for number, times in found.occurrences():
                if times > most.get(number, 0):
                    most[number] = times
        return most

    def _of_term(self, term: Term) -> set[int]:
        """The entries that have a word."""
        if term not in self._having:
            self._having[term] = set(self.segment.stored.numbers(term.field, term.word))
        return self._having[term]

    def _of_fitting(self, leaf: Like | Misspelt) -> set[int]:
        """The entries that have a word that fits."""
        if leaf not in self._fitting:
            lists = self._of_words(leaf)
            self._fitting[leaf] = set().union(*(found.numbers for found in lists))
        return self._fitting[leaf]

    def _of_words(self, leaf: Like | Misspelt) -> list[PostingList]:
        if leaf not in self._lists:
            words = self.words(leaf)
            self._lists[leaf] = (
                list(self.segment.stored.postings_of_any(leaf.field, beginning(leaf), words))
                if isinstance(leaf, Like)
                else [self._list(leaf.field, word) for word in words]
            )
        return self._lists[leaf]

    def _of_places(self, leaf: Run | Within, among: Set[int]) -> dict[int, int]:
        looked = self._looked.setdefault(leaf, set())
        known = self._known.setdefault(leaf, {})
        fresh = among - looked
        looked |= fresh
        runs = leaf.runs if isinstance(leaf, Within) else (leaf.words,)
        terms = {Term(field=leaf.field, word=word) for word in words_of(leaf)}
        if all(map(self._of_term, terms)):
            known.update(self._times(leaf, runs, terms, fresh))
        return known

    def _times(
        self, leaf: Run | Within, runs: Sequence[Sequence[str]], terms: Set[Term], among: Set[int]
    ) -> Iterable[tuple[int, int]]:
        """How often words that there are stand together, by entry."""
        lists = [[self._list(leaf.field, word) for word in run] for run in runs]
        rows = rows_of(leaf, lists, among)
        if not rows:
            for term in terms:
                among = self.numbers(term, among)
        self.effort.spend(leaf, len(among))
        if rows:
            return times_everywhere(leaf, rows)
        if isinstance(leaf, Run):
            return times_run(lists[0], among)
        return times_within(leaf, [run_starts(run, among) for run in lists])

    def _list(self, field: Field, word: str) -> PostingList:
        found = self.segment.stored.postings(field, word)
        assert found is not None, "entries have the word"
        return found

    def _of_source(self, source: OfSource) -> set[int]:
        stored = self.segment.stored
        names = stored.words("source", source.name) if source.prefix else [source.name]
        return {number for name in names for number in stored.numbers("source", name)}


def _turn(plan: Plan) -> int:
    """When to look for it, the greatest last: places take the longest, and by then little may be
    left."""
    match plan:
        case Run() | Within():
            return 3
        case AllOf(parts=parts) | AnyOf(parts=parts) | BestOf(parts=parts):
            return max(map(_turn, parts), default=0)
        case NoneOf(part=part):
            return max(1, _turn(part))
        case Like() | Misspelt():
            return 2
        case _:
            return 0
