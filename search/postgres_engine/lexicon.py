"""The words of an index: how many entries have each, and which a pattern stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from search.index.engine import MOST_WORDS, refuse_broad
from search.index.plan import Field, Like, Misspelt, Plan, patterns
from search.language.patterns import literal_start
from search.language.spelling import edits
from search.postgres_engine.asking import Matching, Values, sql
from search.postgres_engine.filters import Visible
from search.postgres_engine.queries import Fitting
from search.postgres_engine.storage import tables
from search.postgres_engine.storage.lexemes import Column, lane_start, lexeme, quoted, word_of
from search.postgres_engine.storage.totals import as_of
from store.views.peek import StoreLook

#: Behind every letter that is in a word.
_LAST = "\U0010ffff"


class Lexicon:
    """The words of a volume."""

    def __init__(self, look: StoreLook, volume: int) -> None:
        self.look = look
        self.table = tables.known_words(volume)
        self._known: dict[tuple[Visible, str], int] = {}

    def ever(self, lexemes: Collection[str]) -> dict[str, int]:
        """How many entries have or had each lexeme."""
        return self._counts("ever", lexemes)

    def counts(self, visible: Visible, lexemes: Collection[str]) -> dict[str, int]:
        """How many of the visible entries have each lexeme; with the totals (`tables.TOTALS`)."""
        if visible.at is None:
            return self._counts(visible.kept, {*lexemes, *tables.TOTALS})
        row = self.look.rows(as_of(visible.volume, visible.at, history=visible.history))[0]
        found = {name: int(total) for name, total in zip(tables.TOTALS, row, strict=True)}
        return found | {word: self.count(visible, word) for word in lexemes}

    def count(self, visible: Visible, lexeme: str) -> int:
        """How many of the visible entries have a lexeme."""
        if visible.at is None:
            return self._counts(visible.kept, (lexeme,))[lexeme]
        if (visible, lexeme) not in self._known:
            self._known[visible, lexeme] = self._looked_up(visible, lexeme)
        return self._known[visible, lexeme]

    def fitting(self, plans: Sequence[Plan]) -> Fitting:
        """The words that the patterns of plans stand for, each with how many current entries have
        it. Raises TooBroadError."""
        found: dict[Like | Misspelt, Mapping[str, int]] = {}
        number: dict[Like | Misspelt, int] = {}
        for leaf in patterns(*plans):
            if isinstance(leaf, Like):
                number[leaf], found[leaf] = self._like(leaf)
            else:
                near = self.near(leaf.field, leaf.word, leaf.edits)
                found[leaf] = {word: count for word, count, _ in near}
                number[leaf] = len(near)
        refuse_broad(number)
        return found

    def near(self, field: Field, word: str, most: int) -> list[tuple[str, int, int]]:
        """The words of a lane at most so many edits away, with how many current entries have each
        and how many edits it takes."""
        values = Values()
        alike = " OR ".join(_has_part(word, most, values)) or "true"
        least, end = lexeme(field, ""), lane_start(field) + _LAST
        query = (
            f"SELECT word, current FROM {self.table}"
            f" WHERE word >= {values.named(least, 'text')} AND word < {values.named(end, 'text')}"
            f" AND length(word) BETWEEN {len(word) + 1 - most} AND {len(word) + 1 + most}"
            f" AND ({alike})"
        )
        rows = self.look.rows(query, **values.given)
        apart = (
            (word_of(other), count, edits(word, word_of(other), most)) for other, count in rows
        )
        return [(other, int(count), needed) for other, count, needed in apart if needed is not None]

    def _like(self, leaf: Like) -> tuple[int, dict[str, int]]:
        """How many words are written like a pattern, and these, unless they are too many."""
        values = Values()
        begun = lexeme(leaf.field, literal_start(leaf.pattern))
        written = lane_start(leaf.field) + _escaped(leaf.pattern)
        query = (
            f"SELECT word, current, count(*) OVER () FROM {self.table}"
            f" WHERE word >= {values.named(begun, 'text')}"
            f" AND word < {values.named(begun + _LAST, 'text')}"
            f" AND word LIKE {values.named(written, 'text')} LIMIT {MOST_WORDS}"
        )
        rows = self.look.rows(query, **values.given)
        return (rows[0][2] if rows else 0), {word_of(word): int(count) for word, count, _ in rows}

    def _counts(self, column: str, lexemes: Collection[str]) -> dict[str, int]:
        query = f"SELECT word, {column} FROM {self.table} WHERE word = ANY(:words)"
        rows = self.look.rows(query, words=sorted(lexemes))
        return dict.fromkeys(lexemes, 0) | {word: int(count) for word, count in rows}

    def _looked_up(self, visible: Visible, lexeme: str) -> int:
        values = Values()
        has = sql(Matching(_column(lexeme), quoted(lexeme)), values, visible.table)
        query = f"SELECT count(*) FROM {visible.table} WHERE {has}"
        return int(self.look.rows(query, **values.given)[0][0])


def _column(lexeme: str) -> Column:
    return "stem" if lexeme[0] in "sScCn" else "written"


def _escaped(pattern: str) -> str:
    """A pattern as LIKE takes it."""
    for sign in "\\%_":
        pattern = pattern.replace(sign, f"\\{sign}")
    return pattern.replace("*", "%").replace("?", "_")


def _has_part(word: str, most: int, values: Values) -> Iterator[str]:
    """Conditions one of which every lexeme fulfils whose word is at most so many edits away.

    An edit touches two neighbouring letters at most. So of one part more than twice as many edits
    one stays whole, and stands no further from its place than there are edits.
    """
    count = 2 * most + 1
    if len(word) < count:
        return
    cuts = [len(word) * n // count for n in range(count + 1)]
    for start, end in pairwise(cuts):
        first = max(2, start + 2 - most)  # behind the letter of the lane, counted from 1
        length = start + 2 + most - first + end - start
        part = values.named(word[start:end], "text")
        yield f"strpos(substr(word, {first}, {length}), {part}) > 0"
