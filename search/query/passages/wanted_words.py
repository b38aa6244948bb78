"""What must stand in a text for a part of a query to stand there: a plan in terms of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, TypeAlias, cast

from search.index.plan import (
    AllOf,
    AnyOf,
    BestOf,
    Field,
    Like,
    Misspelt,
    Plan,
    Run,
    Term,
    Within,
)
from search.index.planning import planned
from search.language.patterns import fitting
from search.language.spelling import edits
from search.language.tree import TextField, Wording
from search.language.words.by_piece import ByPiece
from search.language.words.written import fold_accents

#: How the words of a text are laid.
Lane: TypeAlias = Literal["written", "stem", "canonical", "cited"]

#: Signs that may stand within what is one word, and are no letters of it.
_WITHIN_WORDS = ".,-'\u2010\u2011\u2018\u2019"
#: Others than ASCII's that stand between words: without them most texts are of ASCII alone.
_BETWEEN_WORDS = "\u00a0\u2013\u2014\u201c\u201d\u2022\u2026"
_FOLDED = ByPiece(fold_accents).__getitem__
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[1-9]\d*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Runs of words that stand in any order, with at most `between` other words between them in
    all; or any word that fits."""

    #: Which leaf of the query it is.
    leaf: int
    lane: Lane
    runs: tuple[tuple[str, ...], ...] = ()
    between: int = 0
    fits: Callable[[str], bool] | None = None
    #: What is in every text that has it, as `without_signs` gives the text; perhaps nothing.
    hint: str = ""


@lru_cache(maxsize=64)
def wanted(leaves: tuple[Wording, ...], field: TextField) -> tuple[Wanted, ...]:
    """What is looked for of each leaf in the title or, for None, the text; one or several ways to
    write it."""
    return tuple(
        _way(node, n)
        for n, leaf in enumerate(leaves)
        if leaf.field in (None, field)
        for node in _nodes(planned(leaf))
    )


def without_signs(text: str) -> str:
    """A text in small letters, without accents and what may be left out within a word."""
    for sign in _WITHIN_WORDS:
        text = text.replace(sign, "")
    if not text.isascii():
        for sign in _BETWEEN_WORDS:
            text = text.replace(sign, " ")
    return text.lower() if text.isascii() else " ".join(map(_FOLDED, text.split()))


def _nodes(plan: Plan) -> Iterator[Term | Run | Within | Like | Misspelt]:
    match plan:
        case AllOf(parts=parts) | AnyOf(parts=parts) | BestOf(parts=parts):
            for part in parts:
                yield from _nodes(part)
        case Term() | Run() | Within() | Like() | Misspelt():
            yield plan


def _way(node: Term | Run | Within | Like | Misspelt, leaf: int) -> Wanted:
    lane = _lane(node.field)
    match node:
        case Term(word=word):
            return _words(leaf, lane, ((word,),))
        case Run(words=words):
            return _words(leaf, lane, (words,))
        case Within(runs=runs, words=between):
            return _words(leaf, lane, runs, between)
        case Like(pattern=pattern):
            hint = max(_LETTERS.findall(pattern), key=len, default="")
            return Wanted(leaf=leaf, lane=lane, fits=fitting(pattern), hint=hint)
        case Misspelt(word=word, edits=most):
            return Wanted(leaf=leaf, lane=lane, fits=lambda it: edits(word, it, most) is not None)


def _words(leaf: int, lane: Lane, runs: tuple[tuple[str, ...], ...], between: int = 0) -> Wanted:
    hints = (_hint(lane, word) for run in runs for word in run)
    hint = max(hints, key=len, default="")
    some = tuple(filter(None, runs))
    return Wanted(leaf=leaf, lane=lane, runs=some, between=between, hint=hint)


def _lane(field: Field) -> Lane:
    return cast("Lane", field.removeprefix("title_").removeprefix("number_"))


def _hint(lane: Lane, word: str) -> str:
    """What a word is written with in any case. A family's words differ in the last letters (`dying`
    is of the family `die`); a number may have zeros before it, or be a sum in millions."""
    if lane in ("canonical", "cited"):
        numbers = () if word.startswith("usd_") else _NUMBER.findall(word)
        return max(numbers, key=len, default="")
    if not word.isalpha():
        return ""
    if lane == "stem":
        return word[:-1] if len(word) > 3 else word[:1]
    return word
