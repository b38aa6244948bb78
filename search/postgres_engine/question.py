"""What a question is answered from: which entries of an index, narrowed by which filters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from search.index.engine import Filters, FoundEntry
from search.index.plan import Everything, Plan, Term
from search.postgres_engine.asking import Values
from search.postgres_engine.filters import Visible, narrowing
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

    def compiler(self) -> Compiler:
        """What makes conditions of plans."""
        return Compiler(self.visible.table, self.fitting)

    def hits(self, plan: Plan) -> Hits:
        """All that a plan finds."""
        compiler = self.compiler()
        conditions = [compiler.sql(plan), *narrowing(self.filters, compiler.values)]
        table, values = self.visible.table, compiler.values.given
        return Hits(self.lexicon.look, table, conditions, values, self.filters.at)

    def known_count(self, plan: Plan) -> int | None:
        """How many entries a plan finds, where that is kept."""
        if self.visible.counted is None or [*narrowing(self.filters, Values())]:
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
