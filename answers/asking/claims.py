"""The claims of a query's tree, made into the positions at which they hold.

Claims that stand side by side, in one `And`, hold side by side: of one act that was done to one
party. What stands beside others in brackets of its own, or is negated, stands for itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import reduce
from itertools import product
from math import prod
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from casebook.asking.fields import BY_NAME, FieldError, Fields, Range, parse
from casebook.asking.ranges import in_all
from search.index.engine import Selection
from search.language.query_error import QueryError
from search.language.tree import Among, And, Claim, Or, Tree, leaves, with_each
from store.calendar.written_days import Today

if TYPE_CHECKING:
    from casebook.asking.conditions import Values

#: Positions, or what gives them.
P = TypeVar("P", frozenset[int], Selection)
#: The positions at which fields hold side by side.
Find: TypeAlias = "Callable[[Values], P]"

#: So many questions one group of claims may come to.
_MOST = 64


class _Asked(NamedTuple):
    """A field with the values of which any will do."""

    field: str
    values: tuple[str | Range, ...]


def apart(tree: Tree, find: Find[P]) -> tuple[Tree | None, P | None]:
    """A tree without the claims that hold of all of it, and what `find` gives for these. Raises
    QueryError."""
    parts = tree.parts if isinstance(tree, And) else (tree,)
    claims = [it for it in map(_alternatives, parts) if it]
    if not claims:
        return tree, None
    others = tuple(part for part in parts if not _alternatives(part))
    strict = isinstance(tree, And) and tree.strict
    rest = And(parts=others, strict=strict) if len(others) > 1 else next(iter(others), None)
    return rest, _any_of(_combinations(claims), find)


def resolved(tree: Tree, find: Find[frozenset[int]]) -> Tree:
    """The tree with the positions that `find` gives in place of its claims. Raises QueryError."""
    match tree:
        case Claim() | Or() if alternatives := _alternatives(tree):
            return Among(positions=_any_of([(it,) for it in alternatives], find))
        case And(parts=parts) if claims := [it for it in map(_alternatives, parts) if it]:
            among = Among(positions=_any_of(_combinations(claims), find))
            others = tuple(resolved(part, find) for part in parts if not _alternatives(part))
            return And(parts=(*others, among), strict=tree.strict) if others else among
        case _:
            return with_each(tree, lambda part: resolved(part, find))


def dated(tree: Tree, today: Today) -> Tree:
    """A tree whose days are told from no other day any more: `published:>=30d` as it is today.
    Raises FieldError."""
    match tree:
        case Claim(field=field, value=value) if BY_NAME[field].type == "days":
            if _is_understood(field, value):
                return tree
            of = parse(field, value, today)
            assert isinstance(of, Range)
            return replace(tree, value=f"{of.first}..{of.last}")
        case _:
            return with_each(tree, lambda part: dated(part, today))


def _is_understood(field: str, value: str) -> bool:
    """Whether it says the same on every day."""
    with suppress(FieldError):
        return bool(parse(field, value))
    return False


def has_claims(tree: Tree) -> bool:
    """Whether anything in a tree is a claim."""
    return any(isinstance(leaf, Claim) for leaf in leaves(tree))


def as_claims(fields: Fields) -> list[Tree]:
    """Fields as they are given by flags: any of the values of each."""
    return [
        Or(parts=tuple(claims)) if len(claims) > 1 else claims[0]
        for name, texts in fields.items()
        if (claims := [Claim(field=name, value=str(text)) for text in texts])
    ]


def _alternatives(tree: Tree) -> list[_Asked]:
    """A claim, or claims that `OR` joins, those of a field as one; nothing of another tree."""
    claims = tree.parts if isinstance(tree, Or) else (tree,)
    values: dict[str, list[str | Range]] = defaultdict(list)
    for claim in claims:
        if not isinstance(claim, Claim):
            return []
        values[claim.field].append(claim.value)
    return [_Asked(name, tuple(some)) for name, some in values.items()]


def _combinations(claims: Sequence[Sequence[_Asked]]) -> Iterable[tuple[_Asked, ...]]:
    if prod(map(len, claims)) > _MOST:
        raise _too_many()
    return product(*claims)


def _any_of(combinations: Iterable[tuple[_Asked, ...]], find: Find[P]) -> P:
    """Where one of these combinations, of which there is at least one, holds side by side."""
    return reduce(or_, (reduce(and_, map(find, _questions(it))) for it in combinations))


def _questions(combination: Iterable[_Asked]) -> Iterator[Values]:
    """What is to hold of one act and party each. A field that is asked twice must have both: ranges
    of one number or day, other values each together with all that is asked besides."""
    asked: dict[str, list[tuple[str | Range, ...]]] = defaultdict(list)
    for field, values in combination:
        asked[field].append(values)
    for name, several in asked.items():
        if len(several) > 1 and BY_NAME[name].type in ("days", "numbers"):
            asked[name] = [_in_all(name, several)]
    alone = [name for name in asked if len(asked[name]) > 1 and BY_NAME[name].level == "document"]
    for name in alone:
        yield from ({name: values} for values in asked[name])
    together = {name: several for name, several in asked.items() if name not in alone}
    if prod(map(len, together.values())) > _MOST:
        raise _too_many()
    if together:
        yield from _each_with_all(together)


def _each_with_all(asked: Mapping[str, list[tuple[str | Range, ...]]]) -> Iterator[Values]:
    for chosen in product(*asked.values()):
        yield dict(zip(asked, chosen, strict=True))


def _in_all(name: str, several: Sequence[Sequence[str | Range]]) -> tuple[Range, ...]:
    """What lies in a range of each of these."""
    ranges = [[_range(name, value) for value in values] for values in several]
    found = tuple(common for some in product(*ranges) if (common := in_all(some)))
    if not found:
        asked = " and ".join(",".join(map(str, values)) for values in several)
        msg = f"{name}: nothing is both {asked} (commas stand between values any of which will do)"
        raise QueryError(msg)
    return found


def _range(name: str, value: str | Range) -> Range:
    read = parse(name, value) if isinstance(value, str) else value
    assert isinstance(read, Range)
    return read


def _too_many() -> QueryError:
    return QueryError("the fields stand side by side in too many ways: ask for fewer at once")
