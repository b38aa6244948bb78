"""What a question is answered from: which entries of an index, narrowed by which filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from search.index.checkpoint import Checkpoint
from search.index.engine import Filters, FoundEntry
from search.index.plan import (
    AllOf,
    AnyOf,
    AtPositions,
    BestOf,
    Everything,
    Plan,
    Run,
    Term,
    Within,
    leaves,
    placed,
    words_of,
)
from search.postgres_engine.asking import Values
from search.postgres_engine.filters import (
    EVERYWHERE,
    Span,
    Visible,
    between,
    count_chosen,
    narrowing,
)
from search.postgres_engine.hits import Hits, entries
from search.postgres_engine.lexicon import Lexicon
from search.postgres_engine.queries import Compiler, Fitting, Places
from search.postgres_engine.storage.lexemes import lexeme

#: Words that so many entries have are looked up at once, wherever they stand.
_FEW = 2_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What a question is answered from."""

    lexicon: Lexicon
    visible: Visible
    filters: Filters
    fitting: Fitting
    #: How many entries have or had each word that is asked for.
    ever: Mapping[str, int]
    places: Places
    #: How far the index has come, and about how many entries it has.
    reached: Checkpoint
    #: Where the entries lie, beside what the filters say.
    within: Span = EVERYWHERE

    def compiler(self) -> Compiler:
        """What makes conditions of plans."""
        return Compiler(self.visible.table, self.fitting, self.places)

    def with_places(self, plans: Sequence[Plan]) -> Question:
        """The same, in which it is looked up already where words stand that few entries have."""
        few = [leaf for leaf in placed(*plans) if self._has_any(leaf) <= _FEW]
        known = {leaf: frozenset(self.hits(leaf).gathered("position")) for leaf in few}
        return replace(self, places=known)

    def open_places(self, plan: Plan) -> set[Run | Within]:
        """The words at places in a plan that are still to be looked up."""
        return placed(plan) - self.places.keys()

    def hits(self, plan: Plan) -> Hits:
        """All that a plan finds."""
        compiler = self.compiler()
        conditions = [compiler.sql(plan), *narrowing(self.filters, compiler.values)]
        return Hits(
            look=self.lexicon.look,
            visible=self.visible,
            entries=self.reached.entries,
            conditions=conditions,
            by_words=not self.is_of_fields_alone(plan),
            between=self._between,
            values=compiler.values.given,
        )

    def count(self, plan: Plan) -> int:
        """How many entries a plan finds: it is kept of a word, and else counted."""
        if self.filters.selected and self.is_of_fields_alone(plan):
            look, chosen = self.lexicon.look, self.filters.selected
            return count_chosen(look, self.visible, chosen, self.reached.position)
        known = self._known_count(plan)
        return self.hits(plan).count() if known is None else known

    def at_most(self, plan: Plan) -> int:
        """A number that what a plan finds does not exceed, by what is known without a look."""
        positions, most = self.filters.positions, self._bound(plan)
        return most if positions is None else min(most, len(positions))

    def is_of_fields_alone(self, plan: Plan) -> bool:
        """Whether all that is current is found, but for the fields that are asked for."""
        alone = self.filters == Filters(selected=self.filters.selected)
        return alone and plan == Everything() and self.filters.selected is not None

    def _bound(self, plan: Plan) -> int:
        match plan:
            case Run() | Within() if plan in self.places:
                return len(self.places[plan])
            case Term() | Run() | Within():
                return self._has_any(plan)
            case AtPositions(positions=positions):
                return len(positions)
            case AllOf(parts=parts):
                return min(map(self._bound, parts), default=self.reached.entries)
            case AnyOf(parts=parts) | BestOf(parts=parts):
                return min(self.reached.entries, sum(map(self._bound, parts)))
            case _:
                return self.reached.entries

    @property
    def _between(self) -> Span:
        return between(self.filters) & self.within

    def _has_any(self, leaf: Term | Run | Within) -> int:
        """How many entries have or had the rarest word of a leaf."""
        return min(self.ever[lexeme(leaf.field, word)] for word in words_of(leaf))

    def _known_count(self, plan: Plan) -> int | None:
        if [*narrowing(self.filters, Values())] or self._between != EVERYWHERE:
            return None
        match plan:
            case Everything() if self.visible.at is None:
                return self.lexicon.count(self.visible, "=entries")
            case Term(field=field, word=word):
                return self.lexicon.count(self.visible, lexeme(field, word))
            case _:
                return None

    def entries(self, ordered: Sequence[int], score: float | None) -> list[FoundEntry]:
        """What is known of the entries with these order numbers, as they are given."""
        table, at = self.visible.table, self.filters.at
        return entries(self.lexicon.look, table, ordered, at, score)


def lexemes_of(plans: Sequence[Plan]) -> set[str]:
    """The lexemes of the words that plans ask for."""
    asked = (leaf for leaf in leaves(*plans) if isinstance(leaf, Term | Run | Within))
    return {lexeme(leaf.field, word) for leaf in asked for word in words_of(leaf)}
