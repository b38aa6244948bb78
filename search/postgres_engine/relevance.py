"""How well an entry fits, as PostgreSQL reckons it: BM25 over the entries that an answer is given
from, and no others (see ARCHITECTURE.md).

How often an entry has a word is told by PostgreSQL's own rank: of a single word it is the sum of
1/n² over its places, divided by what that sum comes to of infinitely many, π²/6. What is missing of
that is 1/(times + ½), nearly. So no text is read, and up to the 255 times that a vector keeps the
number comes out exactly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import log, pi

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
from search.postgres_engine.queries import Compiler, Fitting
from search.postgres_engine.storage.lexemes import column_of, lexeme, quoted

#: How soon a further occurrence counts less, and how much longer texts count less.
_K1, _B = 1.2, 0.75
#: Of so many words that fit a pattern it is looked up how often they occur.
_OFTEN = 8
#: The column that tells how long what a word was found in is, and the total of these.
_MEASURES = {
    "title": ("title_words", "=title_stem"),
    "number": ("number_words", "=number_written"),
}
_MEASURE = ("stem_words", "=stem")


def lexemes_in(plan: Plan, fitting: Fitting) -> Iterator[str]:
    """The lexemes on whose frequencies the scores of a plan rest."""
    match plan:
        case AllOf(parts=parts) | AnyOf(parts=parts) | BestOf(parts=parts):
            for part in parts:
                yield from lexemes_in(part, fitting)
        case Like() | Misspelt() if len(fitting[plan]) <= SOME_WORDS:
            for word in fitting[plan]:
                yield lexeme(plan.field, word)
        case Term(field=field, word=word):
            yield lexeme(field, word)
        case Run() | Within():
            for word in words_of(plan):
                yield lexeme(plan.field, word)


@dataclass(frozen=True, slots=True)
class Relevance:
    """What an entry scores, as an expression on its columns."""

    compiler: Compiler
    #: How many of the visible entries have a lexeme, and the totals (`tables.TOTALS`).
    counts: Mapping[str, int]

    def score(self, plan: Plan, *, found: bool) -> str:
        """What an entry scores by a plan; `found` says that the plan is known to find it."""
        match plan:
            case AllOf(parts=parts):
                return self._if_found(plan, self._sum(parts, found=True), found=found)
            case AnyOf(parts=parts):
                return self._sum(parts, found=found and len(parts) == 1)
            case BestOf(parts=parts):
                return self._best(parts)
            case Like() | Misspelt():
                return self._pattern(plan, found=found)
            case Term() | Run() | Within():
                return self._leaf(plan, self.rarity(plan), found=found)
            case _:
                return "0"

    def rarity(self, leaf: Term | Run | Within) -> float:
        """How much finding it says; words in sequence, or near each other, are as rare as the
        rarest of them."""
        return max(self._inverse(self.counts[lexeme(leaf.field, word)]) for word in words_of(leaf))

    def says(self, plan: Plan) -> float:
        """How much finding a plan says, roughly; of patterns it is not told."""
        match plan:
            case AllOf(parts=parts) | AnyOf(parts=parts):
                return sum(map(self.says, parts))
            case BestOf(parts=parts):
                return min(map(self.says, parts), default=0.0)
            case Term() | Run() | Within():
                return self.rarity(plan)
            case _:
                return 0.0

    def _sum(self, parts: tuple[Plan, ...], *, found: bool) -> str:
        scores = (self.score(part, found=found) for part in parts)
        told = [score for score in scores if score != "0"]
        return f"({' + '.join(told)})" if told else "0"

    def _best(self, parts: tuple[Plan, ...]) -> str:
        """The best score of several ways to say the same, each as rare as the most frequent."""
        rarities = [self.rarity(part) for part in parts if isinstance(part, Term | Run | Within)]
        least = min(rarities, default=0.0)
        told = [
            self._leaf(part, least, found=False)
            if isinstance(part, Term | Run | Within)
            else self.score(part, found=False)
            for part in parts
        ]
        return f"greatest({', '.join(told)})" if told else "0"

    def _leaf(self, leaf: Term | Run | Within, rarity: float, *, found: bool) -> str:
        """By how often it occurs: words in sequence, or near each other, as often as the one of
        them that occurs least."""
        times = [self._times(leaf.field, word) for word in words_of(leaf)]
        if len(times) == 1:
            return self._scored(leaf.field, rarity, times[0])
        scored = self._scored(leaf.field, rarity, f"least({', '.join(times)})")
        return self._if_found(leaf, scored, found=found)

    def _pattern(self, leaf: Like | Misspelt, *, found: bool) -> str:
        """By the word that fits and occurs most: each is as rare as the most frequent. Of many only
        those that most entries have are looked up, and the others taken to occur once. That one of
        very many occurs says nothing."""
        if not 0 < len(self.compiler.fitting[leaf]) <= SOME_WORDS:
            return "0"
        fitting = {
            word: self.counts[lexeme(leaf.field, word)] for word in self.compiler.fitting[leaf]
        }
        often = nlargest(_OFTEN, fitting, key=lambda word: (fitting[word], word))
        queries = [quoted(lexeme(leaf.field, word)) for word in often]
        given = self.compiler.values.named(queries, "tsquery[]")
        column = column_of(leaf.field)
        rank = f"(SELECT max({_rank(column, 'q')}) FROM unnest({given}) AS q)"
        rarity = self._inverse(max(fitting.values()))
        if len(often) == len(fitting):
            return self._scored(leaf.field, rarity, _times(rank))
        scored = self._scored(leaf.field, rarity, f"greatest(1, {_times(rank)})")
        return self._if_found(leaf, scored, found=found)

    def _scored(self, field: Field, rarity: float, times: str) -> str:
        column, total = _MEASURES.get(field.partition("_")[0], _MEASURE)
        usual = max(1.0, self.counts[total] / max(1, self.counts["=entries"]))
        norm = f"({_K1 * (1 - _B)!r} + {_K1 * _B / usual!r} * {column})"
        return f"{rarity * (_K1 + 1)!r} * (1 - {norm} / ({norm} + {times}))"

    def _times(self, field: Field, word: str) -> str:
        asked = self.compiler.values.named(quoted(lexeme(field, word)), "tsquery")
        return _times(_rank(column_of(field), asked))

    def _if_found(self, plan: Plan, score: str, *, found: bool) -> str:
        if found or score == "0":
            return score
        return f"CASE WHEN {self.compiler.sql(plan)} THEN {score} ELSE 0 END"

    def _inverse(self, frequency: int) -> float:
        entries = self.counts["=entries"]
        return log(1 + (max(0, entries - frequency) + 0.5) / (frequency + 0.5))


def _rank(column: str, query: str) -> str:
    return f"ts_rank('{{1,1,1,1}}', {column}, {query})"


def _times(rank: str) -> str:
    return f"round(CAST({6 / pi**2!r} / (1 - {rank}) - 0.5 AS float8))"
