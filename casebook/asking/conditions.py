"""What a document must fulfil to be answered with: SQL over its state, with values.

What is asked of an act, of a party and of a sentence at once must hold of one act that was done to
one party: a document in which one was sentenced and another acquitted is not about the second's
sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from math import inf
from typing import Any

from casebook.asking.casebook_at import EVERYTHING, CasebookAt, Condition
from casebook.asking.fields import BY_NAME, Range
from casebook.asking.like_patterns import literally

#: The column of a state that a field is about.
_OF_STATE = {
    **{name: name for name in ("state", "district", "court", "source", "tier")},
    "published": "published_on",
    "recorded": "recorded_at",
    "happened": "happened_on",
}
#: The table and the column of claims that a field is about.
_OF_CLAIMS = {
    "agency": ("agencies", "name"),
    "drug": ("terms", "term"),
    "docket": ("dockets", "docket"),
    "cites": ("citations", "canonical"),
    "amount": ("amounts", "usd"),
}
#: The columns of an act, a party and a sentence: `a`, `p` and `z`.
_OF_ACTS = {
    "kind": "a.kind",
    "status": "a.status",
    "party": "p.name",
    "profession": "p.profession",
    "prison": "z.prison_months",
}
#: Fields that are compared without regard to case.
_ANY_CASE = frozenset(("court", "agency", "drug", "profession"))

Values = Mapping[str, Sequence[str | Range]]


def all_of(*conditions: Condition | None) -> Condition:
    """All of these at once; None asks nothing."""
    asked = [it for it in conditions if it is not None and it is not EVERYTHING]
    if len(asked) < 2:
        return asked[0] if asked else EVERYTHING
    values: dict[str, Any] = {}
    for condition in asked:
        values |= condition.values
    sql = " AND ".join(f"({it.sql})" for it in asked)
    return Condition(sql=sql, values=values, claimed=_claimed(asked, "INTERSECT"))


def _claimed(conditions: Sequence[Condition], joined: str) -> str | None:
    claimed = [it.claimed for it in conditions]
    return f" {joined} ".join(f"({it})" for it in claimed) if claimed and all(claimed) else None


def any_of(*conditions: Condition) -> Condition:
    """At least one of these; nothing where there is none."""
    values: dict[str, Any] = {}
    for condition in conditions:
        values |= condition.values
    sql = " OR ".join(f"({it.sql})" for it in conditions) or "1 = 0"
    return Condition(sql=sql, values=values, claimed=_claimed(conditions, "UNION"))


def learned_since(since: int | datetime | None) -> Condition | None:
    """Recorded after a position of the log, or since a moment (aware); None is no bound."""
    if isinstance(since, datetime):
        stamp = since.astimezone(UTC).isoformat(timespec="microseconds")
        return Condition(sql="s.recorded_at >= :learned_since", values={"learned_since": stamp})
    return Condition(sql=f"s.position > {int(since)}") if since else None


def published(since: date | None, until: date | None) -> Condition | None:
    """Published from a day to another one, both included; None is no bound."""
    if since is None and until is None:
        return None
    days = Range(first=since or date.min, last=until or date.max)
    return fields_condition(None, {"published": [days]})


def fields_condition(book: CasebookAt | None, values: Values) -> Condition:
    """That every one of these fields has any of its values; `book` names the tables of claims, for
    fields that are asked of them."""
    of_state, of_claims = [], []
    bound = _Bound()
    for name, some in values.items():
        if name in _OF_STATE:
            of_state.append(bound.any_of(name, f"s.{_OF_STATE[name]}", some))
        elif name in _OF_CLAIMS and book:
            table, column = _OF_CLAIMS[name]
            claimed = bound.any_of(name, f"c.{column}", some)
            of_claims.append(f"SELECT c.position FROM {book.table(table)} c WHERE {claimed}")
    of_acts = {
        name: bound.any_of(name, _OF_ACTS[name], values[name])
        for name in values
        if name in _OF_ACTS
    }
    if of_acts and book:
        acts = _acts(book, {BY_NAME[name].level for name in of_acts})
        of_claims.append(f"SELECT {acts} WHERE {' AND '.join(of_acts.values())}")
    parts = [*of_state, *(f"s.position IN ({it})" for it in of_claims)]
    if not parts:
        return EVERYTHING
    return Condition(
        sql=" AND ".join(parts),
        values=bound.values,
        claimed=None if of_state else " INTERSECT ".join(of_claims),
    )


def _acts(book: CasebookAt, levels: set[str]) -> str:
    """The acts, parties and sentences of a state side by side, as far as they are asked of."""
    acts, parties = book.table("actions"), book.table("parties")
    done, sentences = book.table("party_actions"), book.table("sentences")
    match sorted(levels):
        case ["act"]:
            return f"a.position FROM {acts} a"
        case ["party"]:
            return f"p.position FROM {parties} p"
        case ["sentence"]:
            return f"z.position FROM {sentences} z"
        case ["act", "party"]:
            return f"a.position FROM {done} a {_same_party(parties, 'p', 'a')}"
        case ["party", "sentence"]:
            return f"z.position FROM {sentences} z {_same_party(parties, 'p', 'z')}"
        case ["act", "sentence"]:
            return f"z.position FROM {sentences} z {_same_party(done, 'a', 'z')}"
        case _:
            to_party = _same_party(parties, "p", "a")
            return f"z.position FROM {sentences} z {_same_party(done, 'a', 'z')} {to_party}"


def _same_party(table: str, alias: str, of: str) -> str:
    return f"JOIN {table} {alias} ON {alias}.position = {of}.position AND {alias}.name = {of}.name"


class _Bound:
    """Values under the names by which the SQL has them."""

    def __init__(self) -> None:
        self.values: dict[str, Any] = {}

    def any_of(self, field: str, column: str, some: Sequence[str | Range]) -> str:
        """SQL: whether a column has any of these values."""
        words = [value for value in some if isinstance(value, str)]
        ranges = [value for value in some if not isinstance(value, str)]
        if field == "court":  # a publisher's label, of which nobody knows the whole
            tests = [self._within(field, column, at, word) for at, word in enumerate(words)]
        else:
            tests = [self._is_one_of(field, column, words)] if words else []
        tests += [self._lies_in(field, column, at, value) for at, value in enumerate(ranges)]
        return f"({' OR '.join(tests) or '1 = 0'})"

    def _within(self, field: str, column: str, at: int, word: str) -> str:
        name = f"{field}_{at}"
        self.values[name] = f"%{literally(word.lower())}%"
        return f"lower({column}) LIKE :{name} ESCAPE '\\'"

    def _is_one_of(self, field: str, column: str, words: Sequence[str]) -> str:
        folded = field in _ANY_CASE
        named = {f"{field}_{at}": word.lower() if folded else word for at, word in enumerate(words)}
        self.values |= named
        some = ", ".join(f":{name}" for name in named)
        return f"lower({column}) IN ({some})" if folded else f"{column} IN ({some})"

    def _lies_in(self, field: str, column: str, at: int, value: Range) -> str:
        name = f"{field}_{at}"
        tests = []
        for end, sign, bound in self._bounds(field, value):
            self.values[f"{name}_{end}"] = bound
            tests.append(f"{column} {sign} :{name}_{end}")
        return f"({' AND '.join(tests) or f'{column} IS NOT NULL'})"

    def _bounds(self, field: str, of: Range) -> Iterable[tuple[str, str, Any]]:
        first, last = of.first, of.last
        if isinstance(first, date) and isinstance(last, date):
            if first > date.min:
                yield "first", ">=", first.isoformat()
            if last < date.max and field == "recorded":  # a moment: before the following day
                yield "last", "<", (last + timedelta(days=1)).isoformat()
            elif last < date.max:
                yield "last", "<=", last.isoformat()
            return
        yield "first", ">=", first
        if last != inf:
            yield "last", "<=", last
