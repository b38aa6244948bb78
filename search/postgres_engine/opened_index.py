"""An index in PostgreSQL that is asked: which entries a plan finds, and in which order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from search.index.engine import (
    PROPOSED_EDITS,
    Filters,
    FoundEntry,
    FoundSentence,
    Order,
    position_of,
)
from search.index.plan import AnyOf, Field, Plan
from search.postgres_engine.candidates import Having, having, looked_for
from search.postgres_engine.checkpoint import Volume, volume_in_use
from search.postgres_engine.filters import Visible, few_of
from search.postgres_engine.hits import are_few
from search.postgres_engine.lexicon import Lexicon
from search.postgres_engine.question import Question, lexemes_of
from search.postgres_engine.ranking import Ranking
from search.postgres_engine.storage.lexemes import lexeme
from store.views.peek import StoreLook, looking
from store.views.resting import note_position

#: Of so many at most it is counted what is known of them: each is looked up in several tables.
_COUNTED = 5_000
#: PostgreSQL takes a vector that lies beside its row to be as near as a number, and would rather
#: read all of them than the index, unless it is told that comparing costs much; and it compiles
#: what takes longer to compile than to do.
_SET = (
    "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),"
    " set_config('work_mem', '64MB', true), set_config('cpu_operator_cost', '0.05', true),"
    " set_config('plan_cache_mode', 'force_custom_plan', true)"
)


@contextmanager
def opened(url: str) -> Iterator[OpenPostgresIndex | None]:
    """The index in a database, to be asked; None where there is none. All that it answers is of
    one moment. Raises StoreError."""
    with looking(url) as look:
        volume = volume_in_use(look)
        note_position(volume.reached.position if volume else 0)
        if volume is not None:
            look.rows(_SET)
        yield OpenPostgresIndex(look, volume) if volume else None


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
        question = self._question((plan,), filters)
        if _is_gathered(question, plan, by_date=sort != "relevance"):
            return self._gathered(question, plan, sort, limit, offset)
        total = question.count(plan)
        if limit == 0 or not total:
            return total, []
        if sort == "relevance":
            return total, self._best(Ranking(question, plan, total), limit, offset)
        end = total if limit is None else offset + limit
        page = question.hits(plan).first(end, total, newest_first=sort == "newest")
        return total, question.entries(page[offset:end], None)

    def _gathered(
        self, question: Question, plan: Plan, sort: Order, limit: int | None, offset: int
    ) -> tuple[int, list[FoundEntry]]:
        """What `find` gives where all that is found is gathered at once."""
        end = None if limit is None else offset + limit
        newest_first, by_date = sort != "oldest", sort != "relevance"
        found = looked_for(question, plan, end, newest_first=newest_first, by_date=by_date)
        self._say(found.note)
        total = len(found.ordered)
        if not by_date and limit != 0:
            known = Having(parts={plan: found.ordered}, partly=False)
            return total, self._best(Ranking(question, plan, total, known), limit, offset)
        page = sorted(found.ordered, reverse=newest_first)[offset:end]
        return total, question.entries(page, None)

    def find_sentence(
        self, words: Sequence[Plan], filters: Filters, limit: int | None, offset: int = 0
    ) -> FoundSentence:
        question = self._question(words, filters)
        known = having(question, dict.fromkeys(words))
        had = Counter[int]()
        for word in words:
            had.update(known.parts.get(word, ()))
        self._say(known.note())
        counts = Counter(had.values())
        ranking = Ranking(question, AnyOf(parts=tuple(words)), len(had), known)
        return FoundSentence(
            by_words=tuple(counts[count] for count in range(len(words) + 1)),
            entries=tuple(self._best(ranking, limit, offset)) if limit != 0 else (),
        )

    def positions(self, plan: Plan, filters: Filters) -> list[int]:
        return [*self._question((plan,), filters).hits(plan).gathered("position")]

    def positions_to_count(self, plan: Plan, filters: Filters) -> list[int]:
        question = self._question((plan,), filters)
        if _is_gathered(question, plan, by_date=True):
            found = looked_for(question, plan, _COUNTED, newest_first=True, by_date=False)
            self._say(found.note)
            total, newest = len(found.ordered), found.ordered[::-1]
        else:
            total = question.count(plan)
            newest = question.hits(plan).first(_COUNTED, total)
        if total > _COUNTED:
            self._say(f"counted: the newest {_COUNTED:,} of {total:,}")
        return [position_of(number) for number in newest[:_COUNTED]]

    def frequencies(self, field: Field, words: Sequence[str], at: int | None = None) -> list[int]:
        lexemes = [lexeme(field, word) for word in words]
        if at is None:
            known = self.lexicon.ever(lexemes)
        else:
            known = self.lexicon.counts(self._question((), Filters(at=at)).visible, lexemes)
        return [known[one] for one in lexemes]

    def similar_words(self, word: str, limit: int) -> list[tuple[str, int]]:
        near = self.lexicon.near("written", word, PROPOSED_EDITS)
        found = [(needed, -count, other) for other, count, needed in near if count and needed]
        return [(other, -count) for _, count, other in sorted(found)[:limit]]

    def _question(self, plans: Sequence[Plan], filters: Filters) -> Question:
        """A question; as of the position of the index or a later one it is answered as of now."""
        if filters.at is not None and filters.at >= self.volume.reached.position:
            filters = replace(filters, at=None)
        filters = few_of(self.look, filters)
        question = Question(
            lexicon=self.lexicon,
            visible=Visible(volume=self.volume.number, history=filters.history, at=filters.at),
            filters=filters,
            fitting=self.lexicon.fitting(plans),
            ever=self.lexicon.ever(lexemes_of(plans)),
            places={},
            reached=self.volume.reached,
        )
        return question.with_places(plans)

    def _best(self, ranking: Ranking, limit: int | None, offset: int) -> list[FoundEntry]:
        page = ranking.page(limit, offset)
        self._say(ranking.note())
        return page

    def _say(self, note: str | None) -> None:
        if note:
            self.notes.append(note)


def _is_gathered(question: Question, plan: Plan, *, by_date: bool) -> bool:
    """Whether what a plan finds is looked up once and not twice, to count it and for a page: since
    more has to be seen of it than the index of words tells, or since it is little."""
    if question.is_of_fields_alone(plan):
        return False
    if question.filters.selected is not None or question.open_places(plan):
        return True
    return by_date and are_few(question.at_most(plan))
