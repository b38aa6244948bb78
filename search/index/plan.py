"""What an engine is asked: a tree in terms of the fields and words of the index.

`search.index.planning` makes it of a query's tree; every engine answers it alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

#: The lanes of title, number and text together, and of the title and the number alone. In all but
#: the `cited` ones each word has a place: `Run` and `Within` are asked of `stem` as well.
#: `canonical` has only texts that cite something, in which the citations are laid by their
#: canonical words. `stem` has the families of words, and `cited` a word for each citation, number,
#: sum and docket, with those of its ancestors (see `search.language.lanes`).
Field = Literal[
    "written",
    "canonical",
    "stem",
    "cited",
    "title_written",
    "title_canonical",
    "title_stem",
    "title_cited",
    "number_written",
    "number_cited",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """A word of a field."""

    field: Field
    word: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """Words of a field one right after the other; at least two."""

    field: Field
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Within:
    """Runs of words in any order, none over another, with at most `words` other words between them
    in all."""

    field: Field
    runs: tuple[tuple[str, ...], ...]
    words: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Like:
    """Every word of a field that fits a pattern: `*` any letters or none, `?` one letter."""

    field: Field
    pattern: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Misspelt:
    """Every word of a field at most so many edits away (Damerau-Levenshtein: a letter put in, left
    out or changed, or two neighbours swapped)."""

    field: Field
    word: str
    edits: int


@dataclass(frozen=True, kw_only=True, slots=True)
class OfSource:
    """The entries of a source, or with `prefix` of those whose names begin so. It scores 0."""

    name: str
    prefix: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class AtPositions:
    """The entries at these positions of the log. It scores 0."""

    positions: frozenset[int]


@dataclass(frozen=True, kw_only=True, slots=True)
class Everything:
    """Every entry. It scores 0."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AllOf:
    """All of these; the scores are added."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AnyOf:
    """At least one of these; the scores are added."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class BestOf:
    """At least one of these, which are ways to say the same: the best score counts. Each of them is
    taken to be as rare as the most frequent, so that a rare way to say it tells no more than the
    first, which was asked for."""

    parts: tuple[Plan, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NoneOf:
    """Everything but this. It scores 0."""

    part: Plan


Plan: TypeAlias = (
    Term
    | Run
    | Within
    | Like
    | Misspelt
    | OfSource
    | AtPositions
    | Everything
    | AllOf
    | AnyOf
    | BestOf
    | NoneOf
)


def leaves(*plans: Plan) -> Iterator[Plan]:
    """What plans are made of at last."""
    for plan in plans:
        match plan:
            case AllOf(parts=parts) | AnyOf(parts=parts) | BestOf(parts=parts):
                yield from leaves(*parts)
            case NoneOf(part=part):
                yield from leaves(part)
            case _:
                yield plan


def patterns(*plans: Plan) -> set[Like | Misspelt]:
    """The patterns and misspelt words in plans."""
    return {leaf for leaf in leaves(*plans) if isinstance(leaf, Like | Misspelt)}


def placed(*plans: Plan) -> set[Run | Within]:
    """The words at places in plans."""
    return {leaf for leaf in leaves(*plans) if isinstance(leaf, Run | Within)}


def words_of(leaf: Term | Run | Within) -> tuple[str, ...]:
    """The words that are asked for, each once."""
    match leaf:
        case Term(word=word):
            return (word,)
        case Run(words=words):
            return tuple(dict.fromkeys(words))
        case Within(runs=runs):
            return tuple(dict.fromkeys(word for run in runs for word in run))


def without_places(plan: Plan) -> Plan:
    """What finds at least what a plan finds, by which words there are and not by where they stand;
    the plan itself where it asks for no places."""
    match plan:
        case Run(field=field) | Within(field=field):
            return AllOf(parts=tuple(Term(field=field, word=word) for word in words_of(plan)))
        case AllOf(parts=parts) | AnyOf(parts=parts) | BestOf(parts=parts):
            return replace(plan, parts=tuple(map(without_places, parts)))
        case NoneOf(part=part):
            return plan if without_places(part) == part else Everything()
        case _:
            return plan
