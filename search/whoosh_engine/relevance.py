"""How well an entry fits: BM25 over the entries that an answer is given from, and no others.

Whoosh counts what an index happens to hold: superseded entries, those written after the position
asked about, even deleted ones. Here a word is as rare as it is among the entries that may be found,
so that an answer has the same order at any later time and in any other index of the same log. So is
the usual length, against which that of a text is measured.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from heapq import nlargest
from math import log

from search.index.engine import SOME_WORDS
from search.index.plan import (
    AllOf,
    AnyOf,
    BestOf,
    Field,
    Like,
    Misspelt,
    Plan,
    Run,
    Term,
    Within,
    words_of,
)
from search.whoosh_engine.matches import Counted, Matches
from search.whoosh_engine.storage.stored_segment import LENGTHS

#: How soon a further occurrence counts less, and how much longer texts count less: the values that
#: have done well on most collections, and those that tantivy has.
_K1, _B = 1.2, 0.75
#: Decimals of a score that count: sums depend on the order of what is added.
DIGITS = 6
#: The field whose number of words tells how long what a word was found in is.
_MEASURE: dict[str, Field] = {"title": "title_stem", "number": "number_written"}


class Relevance:
    """The weights of words in the answers that these segments give together."""

    def __init__(self, segments: Sequence[Matches]) -> None:
        self.segments = segments
        self._known: dict[Counted, float] = {}
        self._usual: dict[Field, float] = {}

    def best_scores(
        self, parts: Sequence[Plan], matches: Matches, among: Set[int], count: int | None
    ) -> dict[int, float]:
        """What these entries of a segment score by all parts together, of so many of the best at
        least. Which cannot be among them by what is still to be added is left out on the way."""
        total: defaultdict[int, float] = defaultdict(float)
        rest = sum(map(self.most, parts))
        for part in sorted(parts, key=self.most, reverse=True):
            if count and count < len(total):
                least = nlargest(count, total.values())[-1] - rest - 10**-DIGITS
                if least > 0:
                    kept = {number: score for number, score in total.items() if score >= least}
                    among, total = kept.keys(), defaultdict(float, kept)
            self._add(part, matches, among, total)
            rest -= self.most(part)
        return total

    def most(self, plan: Plan) -> float:
        """No entry scores more."""
        match plan:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                return sum(map(self.most, parts))
            case BestOf(parts=parts):
                return max(map(self.most, parts), default=0.0)
            case Like() | Misspelt():
                return self._rarity_as_one(plan) * (_K1 + 1)
            case Term() | Run() | Within():
                return self.rarity(plan) * (_K1 + 1)
            case _:
                return 0.0

    def scores(self, plan: Plan, matches: Matches, among: Set[int]) -> dict[int, float]:
        """The scores of these entries of a segment; those that score 0 may be missing."""
        total: defaultdict[int, float] = defaultdict(float)
        self._add(plan, matches, among, total)
        return total

    def rarity(self, leaf: Counted) -> float:
        """How much finding it says: the inverse frequency of entries. Words in sequence, or near
        each other, are as rare as the rarest of them."""
        if leaf not in self._known:
            self._known[leaf] = self._rarity(leaf)
        return self._known[leaf]

    def usual(self, field: Field) -> float:
        """The mean number of words that entries have in a field; at least one."""
        if field not in self._usual:
            words = sum(matches.segment.total_words(field) for matches in self.segments)
            self._usual[field] = max(1.0, words / max(1, self.entries))
        return self._usual[field]

    @cached_property
    def entries(self) -> int:
        """How many entries the answer is given from."""
        return sum(len(matches.segment.visible) for matches in self.segments)

    def _rarity(self, leaf: Counted) -> float:
        if isinstance(leaf, Run | Within):
            return max(self.rarity(Term(field=leaf.field, word=word)) for word in words_of(leaf))
        return self._inverse(sum(matches.frequency(leaf) for matches in self.segments))

    def _inverse(self, frequency: int) -> float:
        return log(1 + (self.entries - frequency + 0.5) / (frequency + 0.5))

    def _add(
        self, plan: Plan, matches: Matches, among: Set[int], total: defaultdict[int, float]
    ) -> None:
        """Add what these entries score."""
        match plan:
            case AllOf(parts=parts):
                among = matches.numbers(plan, among)
                for part in parts:
                    self._add(part, matches, among, total)
            case AnyOf(parts=parts):
                for part in parts:
                    self._add(part, matches, among, total)
            case BestOf(parts=parts):
                for number, score in self._best(parts, matches, among).items():
                    total[number] += score
            case Like() | Misspelt():
                if says := self._rarity_as_one(plan):
                    found = matches.occurrences_of_one(plan)
                    self._add_leaf(plan, says, found, matches, among, total)
            case Term() | Run() | Within():
                found = matches.occurrences(plan, among)
                self._add_leaf(plan, self.rarity(plan), found, matches, among, total)

    def _best(self, parts: Sequence[Plan], matches: Matches, among: Set[int]) -> dict[int, float]:
        """The best score of several ways to say the same, each as rare as the most frequent."""
        rarities = {part: self.rarity(part) for part in parts if isinstance(part, Counted)}
        least = min(rarities.values(), default=0.0)
        best: dict[int, float] = {}
        for part in parts:
            share = least / rarities[part] if part in rarities else 1.0
            for number, score in self.scores(part, matches, among).items():
                best[number] = max(best.get(number, 0.0), score * share)
        return best

    def _rarity_as_one(self, leaf: Like | Misspelt) -> float:
        """How much finding one of alike words says: each is as rare as the most frequent. That one
        of very many occurs says nothing."""
        words = set().union(*(one.words(leaf) for one in self.segments))
        if not words or len(words) > SOME_WORDS:
            return 0.0
        counts = Counter[str]()
        for matches in self.segments:
            counts.update(matches.frequencies(leaf))
        return self._inverse(max(counts.values()))

    def _add_leaf(
        self,
        leaf: Counted | Like | Misspelt,
        says: float,
        found: Mapping[int, int],
        matches: Matches,
        among: Set[int],
        total: defaultdict[int, float],
    ) -> None:
        measure = _MEASURE.get(leaf.field.partition("_")[0], "stem")
        lengths, usual = matches.segment.stored.lengths(measure), self.usual(measure)
        norms = [_K1 * (1 - _B + _B * length / usual) for length in LENGTHS]
        most = says * (_K1 + 1)
        for number in found.keys() & among:
            times = found[number]
            total[number] += most * times / (times + norms[lengths[number]])
