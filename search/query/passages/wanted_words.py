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

#: How the words of a text are laid.
Lane: TypeAlias = Literal["written", "stem", "canonical", "cited"]

#: Words of which it is kept whether they are near one that is misspelt.
_KEPT = 2048
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
    #: What is in every text that has it, as `without_signs` gives the text. In the lanes `written`
    #: and `stem` every word of it has one of these. An empty one is in every text.
    hints: tuple[str, ...] = ("",)

    @property
    def hint(self) -> str:
        """The one that is in the fewest texts."""
        return max(self.hints, key=len, default="")


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
            return Wanted(leaf=leaf, lane=lane, fits=fitting(pattern), hints=(hint,))
        case Misspelt(word=word, edits=most):
            return Wanted(leaf=leaf, lane=lane, fits=_near(word, most))


def _near(word: str, most: int) -> Callable[[str], bool]:
    """Whether a word is so few edits from this one; a text has most of its words several times."""
    return lru_cache(maxsize=_KEPT)(lambda other: edits(word, other, most) is not None)


def _words(leaf: int, lane: Lane, runs: tuple[tuple[str, ...], ...], between: int = 0) -> Wanted:
    hints = tuple({_hint(lane, word): None for run in runs for word in run})
    if lane in ("canonical", "cited"):  # not every word of a citation has to be written
        hints = (max(hints, key=len, default=""),)
    some = tuple(filter(None, runs))
    return Wanted(leaf=leaf, lane=lane, runs=some, between=between, hints=hints)


def _lane(field: Field) -> Lane:
    return cast("Lane", field.removeprefix("title_").removeprefix("number_"))


def _hint(lane: Lane, word: str) -> str:
    """What a word is written with in any case. A family's words differ in the last letters (`dying`
    is of the family `die`); a number may have zeros before it, or be a sum in millions."""
    if lane in ("canonical", "cited"):
        numbers = () if word.startswith("usd_") else _NUMBER.findall(word)
        return max(numbers, key=len, default="")
    if lane == "written" or any(map(str.isdigit, word)):
        return word
    if not word.isalpha():
        return ""
    is_changed = len(word) > 3 or (len(word) == 3 and not word.endswith("ie"))
    return word[:-1] if is_changed else word[:1] if len(word) == 3 else word
