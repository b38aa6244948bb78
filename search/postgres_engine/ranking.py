"""What was found, the best first: of very much some is scored, and the rest follows by date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from search.index.engine import FoundEntry
from search.index.plan import AllOf, AnyOf, Plan
from search.postgres_engine.candidates import loose_parts, most_scored, most_telling
from search.postgres_engine.hits import best
from search.postgres_engine.question import Question
from search.postgres_engine.relevance import Relevance, lexemes_in


@dataclass(frozen=True)
class Ranking:
    """All that a plan finds, `found`, the best first; `having` has what parts of the plan find,
    where that is known."""

    question: Question
    plan: Plan
    found: Sequence[int]
    having: Mapping[Plan, Sequence[int]]

    def page(self, limit: int | None, offset: int) -> list[FoundEntry]:
        """Some of them."""
        end = None if limit is None else offset + limit
        if not self._score or not self.found:
            return self.question.entries(self.found[::-1][offset:end], 0.0)
        page = best(
            self.question.lexicon.look,
            self.question.visible.table,
            self.scored,
            self._score,
            self._relevance.compiler.values.given,
            self.question.filters.at,
            (limit, offset),
        )
        if len(self.scored) == len(self.found) or len(page) == limit:
            return page
        rest = sorted({*self.found}.difference(self.scored), reverse=True)
        first = max(0, offset - len(self.scored))
        more = None if limit is None else first + limit - len(page)
        return [*page, *self.question.entries(rest[first:more], 0.0)]

    def note(self) -> str | None:
        """That not all were scored, where it is so."""
        if not self._score or len(self.scored) == len(self.found):
            return None
        which = "whose words say most" if loose_parts(self.plan) else "that are newest"
        return f"ranked among the {len(self.scored):,} {which}, of {len(self.found):,}"

    @cached_property
    def scored(self) -> Sequence[int]:
        """The order numbers of those that are scored."""
        most = most_scored(len(self._lexemes))
        if len(self.found) <= most:
            return self.found
        if loose := loose_parts(self.plan):
            return most_telling(loose, self._relevance.says, self._having, most)
        return self.found[-most:]

    def _having(self, part: Plan) -> Sequence[int]:
        """Which of them a part finds."""
        if part in self.having:
            return self.having[part]
        both = part if isinstance(self.plan, AnyOf) else AllOf(parts=(self.plan, part))
        return self.question.hits(both).gathered("ordered")

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
