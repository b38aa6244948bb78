"""What a question is answered from: which entries of an index, narrowed by which filters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from search.index.engine import Filters, FoundEntry
from search.index.plan import Everything, Plan, Run, Term, Within, placed
from search.postgres_engine.asking import Values
from search.postgres_engine.filters import EVERYWHERE, Span, Visible, between, narrowing
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
    places: Places
    #: About how many entries there are.
    known_entries: int
    #: Where the entries lie, beside what the filters say.
    within: Span = EVERYWHERE

    def compiler(self) -> Compiler:
        """What makes conditions of plans."""
        return Compiler(self.visible.table, self.fitting, self.places)

    def with_places(self, plans: Sequence[Plan]) -> Question:
        """The same, in which it is looked up already where words stand that few entries have."""
        leaves = {leaf: [*_lexemes(leaf)] for leaf in placed(*plans)}
        if not leaves:
            return self
        counts = self.lexicon.ever({it for lexemes in leaves.values() for it in lexemes})
        few = [leaf for leaf, of in leaves.items() if min(counts[it] for it in of) <= _FEW]
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
            table=self.visible.table,
            entries=self.known_entries,
            conditions=conditions,
            between=self._between,
            values=compiler.values.given,
        )

    def count(self, plan: Plan) -> int:
        """How many entries a plan finds: it is kept of a word, and else counted."""
        known = self._known_count(plan)
        return self.hits(plan).count() if known is None else known

    @property
    def _between(self) -> Span:
        return between(self.filters) & self.within

    def _known_count(self, plan: Plan) -> int | None:
        narrowed = [*narrowing(self.filters, Values())] or self._between != EVERYWHERE
        if self.visible.counted is None or narrowed:
            return None
        match plan:
            case Everything():
                return self.lexicon.counts(self.visible, ())["=entries"]
            case Term(field=field, word=word):
                name = lexeme(field, word)
                return self.lexicon.counts(self.visible, (name,))[name]
            case _:
                return None

    def entries(self, ordered: Sequence[int], score: float | None) -> list[FoundEntry]:
        """What is known of the entries with these order numbers, as they are given."""
        table, at = self.visible.table, self.filters.at
        return entries(self.lexicon.look, table, ordered, at, score)


def _lexemes(leaf: Run | Within) -> Iterator[str]:
    words = leaf.words if isinstance(leaf, Run) else (word for run in leaf.runs for word in run)
    return (lexeme(leaf.field, word) for word in words)
