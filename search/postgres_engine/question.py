"""What a question is answered from: which entries of an index, narrowed by which filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.index.engine import Filters, FoundEntry
from search.index.plan import Everything, Plan, Term
from search.postgres_engine.asking import Values
from search.postgres_engine.filters import EVERYWHERE, Span, Visible, between, narrowing
from search.postgres_engine.hits import Hits, entries
from search.postgres_engine.lexicon import Lexicon
from search.postgres_engine.queries import Compiler, Fitting
from search.postgres_engine.storage.lexemes import lexeme


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    """What a question is answered from."""

    lexicon: Lexicon
    visible: Visible
    filters: Filters
    fitting: Fitting
    #: About how many entries there are.
    known_entries: int
    #: Where the entries lie, beside what the filters say.
    within: Span = EVERYWHERE

    def compiler(self) -> Compiler:
        """What makes conditions of plans."""
        return Compiler(self.visible.table, self.fitting)

    def hits(self, plan: Plan) -> Hits:
        """All that a plan finds."""
        compiler = self.compiler()
        conditions = [compiler.sql(plan), *narrowing(self.filters, compiler.values)]
        return Hits(
            look=self.lexicon.look,
            table=self.visible.table,
            entries=self.known_entries,
            conditions=conditions,
            between=between(self.filters) & self.within,
            values=compiler.values.given,
        )

    def count(self, plan: Plan) -> int:
        """How many entries a plan finds: it is kept of a word, and else counted."""
        known = self._known_count(plan)
        return self.hits(plan).count() if known is None else known

    def _known_count(self, plan: Plan) -> int | None:
        narrowed = [*narrowing(self.filters, Values())] or self.hits(plan).between != EVERYWHERE
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
