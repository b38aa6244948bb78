"""What must stand in a text for a part of a query to stand there: a plan in terms of words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
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
from search.query.passages.laid_parts import Spans, WordLane, spans

#: How the words of a text are laid.
Lane: TypeAlias = Literal["written", "stem", "canonical", "cited"]

#: Parts of texts of which it is kept what stands in them.
_KEPT = 2000
_LETTERS = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"[1-9]\d*")


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedWord:
    """A word that is wanted whatever stands beside it."""

    #: Which leaf of the query it is.
    leaf: int
    #: What is in every part of a text that has it (see `Piece.plain`). An empty one is in all.
    hint: str
    #: Where in a part of a text it stands.
    spans: Callable[[str], Spans]


@dataclass(frozen=True, kw_only=True, slots=True)
class WantedRuns:
    """Runs of words that stand in any order, with at most `between` other words between them in
    all; or one that is found by a citation."""

    leaf: int
    lane: Lane
    runs: tuple[tuple[str, ...], ...]
    between: int
    #: What is in every text that has them: in the lanes `written` and `stem` of each word what
    #: every part has that has the word.
    hints: tuple[str, ...]


Wanted: TypeAlias = WantedWord | WantedRuns


@lru_cache(maxsize=64)
def wanted(leaves: tuple[Wording, ...], field: TextField) -> tuple[Wanted, ...]:
    """What is looked for of each leaf in the title or, for None, the text; one or several ways to
    write it."""
    return tuple(
        way
        for n, leaf in enumerate(leaves)
        if leaf.field in (None, field)
        for node in _nodes(planned(leaf))
        for way in _ways(node, n)
    )


def _nodes(plan: Plan) -> Iterator[Term | Run | Within | Like | Misspelt]:
    match plan:
        case AllOf(parts=parts) | AnyOf(parts=parts) | BestOf(parts=parts):
            for part in parts:
                yield from _nodes(part)
        case Term() | Run() | Within() | Like() | Misspelt():
            yield plan


def _ways(node: Term | Run | Within | Like | Misspelt, leaf: int) -> Iterator[Wanted]:
    lane = _lane(node.field)
    match node:
        case Term(word=word):
            yield _words(leaf, lane, ((word,),))
        case Run(words=words):
            yield _words(leaf, lane, (words,))
        case Within(runs=runs, words=between):
            yield _words(leaf, lane, tuple(filter(None, runs)), between)
        case Like(pattern=pattern):
            hint = max(_LETTERS.findall(pattern), key=len, default="")
            yield _word(leaf, "written", fitting(pattern), hint)
        case Misspelt(word=word, edits=most):
            alike = _word(leaf, "written", lambda it: edits(word, it, most) is not None, "")
            yield from (replace(alike, hint=hint) for hint in _left_by_edits(word, most))


def _left_by_edits(word: str, most: int) -> set[str]:
    """Parts of a word of which so many edits leave one as it is, since no edit changes letters of
    more than two; where they would be of a letter, none is worth looking for."""
    count = 2 * most + 1
    size = len(word) // count
    if size < 2:
        return {""}
    starts = [n * size for n in range(count)]
    return {word[at:end] for at, end in pairwise([*starts, len(word)])}


def _word(leaf: int, lane: WordLane, is_it: Callable[[str], bool], hint: str) -> WantedWord:
    kept = ByPiece(lambda part: spans(part, lane, is_it), most=_KEPT)
    return WantedWord(leaf=leaf, hint=hint, spans=kept.__getitem__)


def _words(leaf: int, lane: Lane, runs: tuple[tuple[str, ...], ...], between: int = 0) -> Wanted:
    words = [word for run in runs for word in run]
    hints = tuple(dict.fromkeys(_hint(lane, word) for word in words)) or ("",)
    if lane == "canonical" or lane == "cited":  # not every word of a citation has to be written
        hints = (max(hints, key=len),)
    elif len(words) == 1:
        return _word(leaf, lane, words[0].__eq__, hints[0])
    return WantedRuns(leaf=leaf, lane=lane, runs=runs, between=between, hints=hints)


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
