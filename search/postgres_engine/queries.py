"""A plan as a condition on entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from search.index.engine import TooBroadError
from search.index.plan import (
    AllOf,
    AnyOf,
    AtPositions,
    BestOf,
    Everything,
    Field,
    Like,
    Misspelt,
    NoneOf,
    OfSource,
    Plan,
    Run,
    Term,
    Within,
)
from search.language.arrangements import Placed, arrangements
from search.language.patterns import literal_start
from search.postgres_engine.asking import (
    ALWAYS,
    NEVER,
    Condition,
    Matching,
    Other,
    Unlike,
    Values,
    either,
    every,
    sql,
)
from search.postgres_engine.storage.laying import OVERLAP
from search.postgres_engine.storage.lexemes import column_of, lexeme, quoted, source_lexeme

#: The words that patterns stand for, each with how many entries have it.
Fitting = Mapping[Like | Misspelt, Mapping[str, int]]
#: The positions of the entries in which words stand so, where few have the words.
Places = Mapping[Run | Within, frozenset[int]]
#: So many words are looked for at once: the index goes through all of them for each entry.
_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Compiler:
    """Makes conditions of plans, on entries of a table."""

    table: str
    fitting: Fitting
    places: Places = field(default_factory=dict)
    values: Values = field(default_factory=Values)

    def sql(self, plan: Plan) -> str:
        """What an entry fulfils that a plan finds. Raises TooBroadError."""
        return sql(self.condition(plan), self.values, self.table)

    def condition(self, plan: Plan) -> Condition:
        """What an entry fulfils that a plan finds. Raises TooBroadError."""
        match plan:
            case Term(field=field, word=word):
                return Matching(column_of(field), quoted(lexeme(field, word)))
            case Run() | Within() if plan in self.places:
                return self.condition(AtPositions(positions=self.places[plan]))
            case Run(field=field, words=words):
                return self._placed(field, [list(enumerate(words))])
            case Within(field=field, runs=runs, words=words):
                return self._placed(field, list(arrangements(runs, words)))
            case Like() | Misspelt():
                return self._fitting(plan)
            case AllOf(parts=parts):
                return every(map(self.condition, parts), self.values, self.table)
            case AnyOf(parts=parts) | BestOf(parts=parts):
                return either(map(self.condition, parts), self.values, self.table)
            case NoneOf(part=part):
                return self._none_of(part)
            case AtPositions(positions=positions) if not positions:
                return NEVER
            case AtPositions(positions=positions):
                return Other(f"position = ANY({self.values.named(sorted(positions), 'bigint[]')})")
            case OfSource(name=name, prefix=prefix):
                return Matching("stem", quoted(source_lexeme(name)) + ":*" * prefix)
            case Everything():
                return ALWAYS

    def _none_of(self, part: Plan) -> Condition:
        barred = self.condition(part)
        return barred.condition if isinstance(barred, Unlike) else Unlike(barred)

    def _fitting(self, leaf: Like | Misspelt) -> Condition:
        column = column_of(leaf.field)
        if isinstance(leaf, Like) and literal_start(leaf.pattern) + "*" == leaf.pattern:
            start = lexeme(leaf.field, literal_start(leaf.pattern))
            return Matching(column, quoted(start) + ":*")
        words = [quoted(lexeme(leaf.field, word)) for word in self.fitting[leaf]]
        parts = [words[n : n + _TOGETHER] for n in range(0, len(words), _TOGETHER)]
        if len(parts) == 1:
            return Matching(column, f"({' | '.join(parts[0])})")
        # Each of them by itself, or they would be asked for at once.
        found = (sql(Matching(column, " | ".join(it)), self.values, self.table) for it in parts)
        return Other(f"({' OR '.join(found)})") if parts else NEVER

    def _placed(self, field: Field, ways: Sequence[Placed]) -> Condition:
        """What has words of a lane at such distances."""
        words = {word for way in ways for _, word in way}
        column = column_of(field)
        has = Matching(column, " & ".join(quoted(lexeme(field, word)) for word in sorted(words)))
        if len(ways[0]) == 1:
            return has
        conditions: list[Condition] = [has]
        for phrases in _in_reach(field, ways):
            asked = self.values.named(" | ".join(phrases), "tsquery")
            conditions.append(
                Other(
                    f"CASE WHEN pieces IS NULL THEN {column} @@ {asked}"
                    f" ELSE {asked} @@ ANY (pieces) END"
                )
            )
        return every(conditions, self.values, self.table)


def _in_reach(field: Field, ways: Sequence[Placed]) -> Iterator[list[str]]:
    """The phrases of PostgreSQL's queries one of which must be found, none of them longer than what
    lies whole in one piece of a long text. A longer run of words is asked for in stretches that
    overlap."""
    span = max(way[-1][0] + 1 for way in ways)
    if span <= OVERLAP:
        yield [_phrase(field, way) for way in ways]
    elif len(ways) > 1:
        msg = f"too many words stand near each other: at most {OVERLAP} in all"
        raise TooBroadError(msg)
    else:
        for start in range(0, span - OVERLAP // 2, OVERLAP // 2):
            yield [_phrase(field, ways[0][start : start + OVERLAP])]


def _phrase(field: Field, placed: Placed) -> str:
    """Words at these places."""
    found: list[str] = []
    last = 0
    for place, word in placed:
        found.append(f" <{place - last}> " * bool(found) + quoted(lexeme(field, word)))
        last = place
    return f"({''.join(found)})"
