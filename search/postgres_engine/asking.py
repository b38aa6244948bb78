"""A question as PostgreSQL is asked it: conditions on entries, with their values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from search.postgres_engine.storage.lexemes import Column


@dataclass(slots=True)
class Values:
    """The values of a statement, by the names that stand in it."""

    given: dict[str, Any] = field(default_factory=dict)

    def named(self, value: Any, type: str) -> str:
        """A value as it stands in the statement."""
        name = f"v{len(self.given)}"
        self.given[name] = value
        return f"CAST(:{name} AS {type})"


@dataclass(frozen=True, slots=True)
class Matching:
    """What a column fulfils a query of PostgreSQL by, which its index finds."""

    column: Column
    query: str


@dataclass(frozen=True, slots=True)
class Other:
    """Any other condition on an entry."""

    sql: str


@dataclass(frozen=True, slots=True)
class Unlike:
    """What does not fulfil a condition."""

    condition: Matching | Other


Condition: TypeAlias = Matching | Other | Unlike

ALWAYS, NEVER = Other("true"), Other("false")


def every(conditions: Iterable[Condition], values: Values, table: str) -> Condition:
    """What fulfils all of these. What a column is to have and not to have is asked for at once."""
    parts = [one for one in dict.fromkeys(conditions) if one != ALWAYS]
    wanted = [one for one in parts if isinstance(one, Matching)]
    merged: list[Condition] = []
    for column in dict.fromkeys(one.column for one in wanted):
        queries = [one.query for one in wanted if one.column == column]
        barred = [it for one in parts if (it := _barred(one, column))]
        merged.append(Matching(column, " & ".join([*queries, *barred])))
        parts = [one for one in parts if not _barred(one, column)]
    merged += [one for one in parts if not isinstance(one, Matching)]
    return _joined(merged, " AND ", ALWAYS, values, table)


def either(conditions: Iterable[Condition], values: Values, table: str) -> Condition:
    """What fulfils one of these."""
    parts = [one for one in dict.fromkeys(conditions) if one != NEVER]
    wanted = [one for one in parts if isinstance(one, Matching)]
    merged: list[Condition] = []
    for column in dict.fromkeys(one.column for one in wanted):
        queries = [one.query for one in wanted if one.column == column]
        merged.append(Matching(column, " | ".join(queries)))
    merged += [one for one in parts if not isinstance(one, Matching)]
    return _joined(merged, " OR ", NEVER, values, table)


def sql(condition: Condition, values: Values, table: str) -> str:
    """A condition as it stands in a statement on entries of a table."""
    match condition:
        case Matching(column=column, query=query):
            return f"{column} @@ {values.named(query, 'tsquery')}"
        case Other(sql=written):
            return written
        case Unlike(condition=Other(sql="true")):
            return "false"
        case Unlike(condition=Other(sql="false")):
            return "true"
        case Unlike(condition=unlike):
            # Which entries a query finds is looked up, which of each it does not has to be seen.
            has = sql(unlike, values, table)
            return f"position NOT IN (SELECT position FROM {table} WHERE {has})"
    raise AssertionError(condition)


def _joined(
    parts: Sequence[Condition], sign: str, empty: Condition, values: Values, table: str
) -> Condition:
    match parts:
        case []:
            return empty
        case [one]:
            if isinstance(one, Matching):  # what is joined to it is to hold for all of it
                return Matching(one.column, f"({one.query})")
            return one
        case _:
            return Other("(" + sign.join(sql(one, values, table) for one in parts) + ")")


def _barred(condition: Condition, column: Column) -> str | None:
    """What a column is not to have."""
    match condition:
        case Unlike(condition=Matching(column=barred, query=query)) if barred == column:
            return f"!({query})"
    return None
