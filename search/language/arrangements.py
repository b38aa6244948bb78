"""The ways in which runs of words can stand near each other, each as a phrase with gaps.

For engines that find exact distances: tantivy's slop counts what lies between two words exactly; of
three it may take places that do not belong together, and of a word that is asked for twice the same
place. PostgreSQL has no slop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations
from typing import TypeAlias

Run: TypeAlias = tuple[str, ...]
#: Words with their places, from 0.
Placed: TypeAlias = list[tuple[int, str]]


def arrangements(runs: Sequence[Run], between: int) -> Iterator[Placed]:
    """Every way to lay these runs, in any order and none over another, with at most so many other
    words between them in all."""
    for order in dict.fromkeys(permutations(runs)):
        for gaps in _shares(len(runs) - 1, between):
            yield _laid(order, (*gaps, 0))


def _shares(gaps: int, words: int) -> Iterator[tuple[int, ...]]:
    """How up to so many words can be shared among gaps."""
    if gaps == 0:
        yield ()
        return
    for first in range(words + 1):
        for others in _shares(gaps - 1, words - first):
            yield (first, *others)


def _laid(order: Sequence[Run], gaps: Sequence[int]) -> Placed:
    placed: Placed = []
    place = 0
    for run, gap in zip(order, gaps, strict=True):
        placed += enumerate(run, place)
        place += len(run) + gap
    return placed
