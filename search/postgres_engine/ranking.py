"""What was found, the best first: of very much some is scored, and the rest follows by date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from search.index.engine import FoundEntry
from search.index.plan import AnyOf, Plan
from search.postgres_engine.candidates import (
    Having,
    having,
    loose_parts,
    most_scored,
    most_telling,
)
from search.postgres_engine.hits import best
from search.postgres_engine.question import Question
from search.postgres_engine.relevance import Relevance, lexemes_in


@dataclass(frozen=True)
class Ranking:
    """All that a plan finds, `total` entries, the best first."""

    question: Question
    plan: Plan
    total: int
    #: All of it, where that is known, by the parts of the plan.
    known: Having | None = None

    def page(self, limit: int | None, offset: int) -> list[FoundEntry]:
        """Some of them."""
        end = self.total if limit is None else offset + limit
        if not self._score or not self.total:
            return self.question.entries(self._newest(end)[offset:end], 0.0)
        page = best(
            self.question.lexicon.look,
            self.question.visible.table,
            self.scored,
            self._score,
            self._relevance.compiler.values.given,
            self.question.filters.at,
            (limit, offset),
        )
        if len(self.scored) >= min(self.total, end):
            return page
        first = max(0, offset - len(self.scored))
        more = end - max(offset, len(self.scored))
        return [*page, *self.question.entries(self._not_scored(first + more)[first:], 0.0)]

    def note(self) -> str | None:
        """That not all were scored, where it is so."""
        if not self._score or len(self.scored) == self.total:
            return None
        which = "whose words say most" if self._loose else "that are newest"
        return f"ranked among the {len(self.scored):,} {which}, of {self.total:,}"

    @cached_property
    def scored(self) -> Sequence[int]:
        """The order numbers of those that are scored."""
        most = most_scored(len(self._lexemes))
        if self.total <= most or not self._loose:
            return self._newest(most)
        within = None if isinstance(self.plan, AnyOf) else self.plan
        known = self.known or having(self.question, self._loose, within=within)
        return most_telling(known.parts, self._relevance.says, most)

    @cached_property
    def _loose(self) -> tuple[Plan, ...]:
        """The parts by which it is told what says most; none where it is known as a whole alone."""
        loose = loose_parts(self.plan)
        return () if self.known and not {*loose} <= self.known.parts.keys() else loose

    def _newest(self, count: int) -> list[int]:
        """The order numbers of so many, the newest first."""
        if self.known:
            return sorted(self.known.all, reverse=True)[:count]
        return self.question.hits(self.plan).first(count, self.total)[:count]

    def _not_scored(self, count: int) -> list[int]:
        """Those of so many that were not scored, the newest first."""
        scored = {*self.scored}
        newest = self._newest(len(scored) + count)
        return [it for it in newest if it not in scored][:count]

    @cached_property
    def _lexemes(self) -> frozenset[str]:
        return frozenset(lexemes_in(self.plan, self.question.fitting))

    @cached_property
    def _relevance(self) -> Relevance:
        counts = self.question.lexicon.counts(self.question.visible, self._lexemes)
        return Relevance(self.question.compiler(), counts)

    @cached_property
    def _score(self) -> str:
        """What an entry scores, in SQL; empty where it scores nothing."""
        score = self._relevance.score(self.plan, found=True)
        return "" if score == "0" else score
