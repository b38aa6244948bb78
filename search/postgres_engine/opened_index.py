"""An index in PostgreSQL that is asked: which entries a plan finds, and in which order."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace

from search.index.engine import PROPOSED_EDITS, Filters, FoundEntry, FoundSentence, Order
from search.index.order import position_of
from search.index.plan import AnyOf, Field, Plan
from search.postgres_engine import hits
from search.postgres_engine.checkpoint import Volume, volume_in_use
from search.postgres_engine.filters import Visible, narrowing, visible
from search.postgres_engine.lexemes import lexeme
from search.postgres_engine.lexicon import Lexicon
from search.postgres_engine.queries import Compiler, Fitting
from search.postgres_engine.relevance import DIGITS, Relevance, lexemes_in
from store.views.peek import StoreLook, looking

#: So many entries are scored, for whose words PostgreSQL reads as many vectors.
MOST_SCORED = 5000
#: PostgreSQL takes a vector that lies beside its row to be as near as a number, and would rather
#: read all of them than the index; and it compiles what takes longer to compile than to do.
_SET = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),"
    " set_config('work_mem', '64MB', true),"
    " set_config('plan_cache_mode', 'force_custom_plan', true)"
)


@contextmanager
def opened(url: str) -> Iterator[OpenPostgresIndex | None]:
    """The index in a database, to be asked; None where there is none. All that it answers is of
    one moment. Raises StoreError."""
    with looking(url) as look:
        volume = volume_in_use(look)
        if volume is None:
            yield None
            return
        look.rows(_SET)
        yield OpenPostgresIndex(look, volume)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question: from which entries it is answered, and what it is narrowed by."""

    visible: Visible
    filters: Filters
    fitting: Fitting

    def compiler(self) -> Compiler:
        return Compiler(self.visible.table, self.fitting)


class OpenPostgresIndex:
    """What an index answers (see `search.index.engine.OpenIndex`)."""

    def __init__(self, look: StoreLook, volume: Volume) -> None:
        self.look = look
        self.volume = volume
        self.lexicon = Lexicon(look, volume.number)
        #: What is to be said of the answers that were given, a line each.
        self.notes: list[str] = []

    def find(
        self, plan: Plan, filters: Filters, sort: Order, limit: int | None, offset: int = 0
    ) -> tuple[int, list[FoundEntry]]:
        asked = self._asked((plan,), filters)
        found = self._gathered(plan, asked)
        if sort == "relevance":
            return len(found), self._best(plan, (), asked, found, limit, offset)
        end = None if limit is None else offset + limit
        page = found[offset:end] if sort == "oldest" else found[::-1][offset:end]
        return len(found), self._entries(asked, page, None)

    def find_sentence(
        self, words: Sequence[Plan], filters: Filters, limit: int | None, offset: int = 0
    ) -> FoundSentence:
        asked = self._asked(words, filters)
        having = [self._gathered(word, asked) for word in words]
        had = Counter[int]()
        for one in having:
            had.update(one)
        counts = Counter(had.values())
        every = array("q", sorted(had))
        best = self._best(AnyOf(parts=tuple(words)), words, asked, every, limit, offset)
        return FoundSentence(
            by_words=tuple(counts[count] for count in range(len(words) + 1)), entries=tuple(best)
        )

    def positions(self, plan: Plan, filters: Filters) -> list[int]:
        return list(map(position_of, self._gathered(plan, self._asked((plan,), filters))))

    def frequencies(self, field: Field, words: Sequence[str], at: int | None = None) -> list[int]:
        lexemes = [lexeme(field, word) for word in words]
        if at is None:
            known = self.lexicon.ever(lexemes)
        else:
            known = self.lexicon.counts(self._asked((), Filters(at=at)).visible, lexemes)
        return [known[one] for one in lexemes]

    def similar_words(self, word: str, limit: int) -> list[tuple[str, int]]:
        near = self.lexicon.near("written", word, PROPOSED_EDITS)
        found = [(needed, -count, other) for other, count, needed in near if count and needed]
        return [(other, -count) for _, count, other in sorted(found)[:limit]]

    def _asked(self, plans: Sequence[Plan], filters: Filters) -> _Asked:
        """A question; as of the position of the index or a later one it is answered as of now."""
        if filters.at is not None and filters.at >= self.volume.reached.position:
            filters = replace(filters, at=None)
        seen = visible(self.volume.number, filters)
        return _Asked(seen, filters, self.lexicon.fitting(plans))

    def _gathered(self, plan: Plan, asked: _Asked) -> array[int]:
        """The order numbers of all that a plan finds, ascending."""
        compiler = asked.compiler()
        conditions = [compiler.sql(plan), *narrowing(asked.filters, compiler.values)]
        return hits.gathered(self.look, asked.visible.table, conditions, compiler.values.given)

    def _entries(
        self, asked: _Asked, ordered: Sequence[int], score: float | None
    ) -> list[FoundEntry]:
        return hits.entries(self.look, asked.visible.table, ordered, asked.filters.at, score)

    def _best(
        self,
        plan: Plan,
        words: Sequence[Plan],
        asked: _Asked,
        found: array[int],
        limit: int | None,
        offset: int,
    ) -> list[FoundEntry]:
        """A page of what was found, the best first: of very many, the newest are scored, and come
        before the others."""
        compiler = asked.compiler()
        counts = self.lexicon.counts(asked.visible, self._lexemes(plan, asked.fitting))
        score = Relevance(compiler, counts).score(plan, found=True)
        scored = found[-MOST_SCORED:] if score != "0" else array("q")
        rest = found[: len(found) - len(scored)][::-1]
        if scored and rest:
            self.notes.append(
                f"ranked among the newest {len(scored):,} of {len(found):,};"
                " the others follow by date"
            )
        page = (
            hits.best(
                self.look,
                asked.visible.table,
                scored,
                score,
                compiler.values.given,
                (offset, limit),
                DIGITS,
                asked.filters.at,
            )
            if scored and limit != 0
            else []
        )
        first = max(0, offset - len(scored))
        end = None if limit is None else first + limit - len(page)
        return [*page, *self._entries(asked, rest[first:end], 0.0)]

    def _lexemes(self, plan: Plan, fitting: Fitting) -> Collection[str]:
        """The lexemes on whose frequencies scores rest."""
        words = {lexeme(leaf.field, word) for leaf, known in fitting.items() for word in known}
        return {*lexemes_in(plan), *words}
