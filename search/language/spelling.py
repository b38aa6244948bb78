"""How far apart two spellings of a word are."""

from __future__ import annotations

from functools import lru_cache


def edits(one: str, other: str, at_most: int) -> int | None:
    """The fewest letters put in, left out or changed, and neighbours swapped, that make one word of
    the other, no letter touched twice (optimal string alignment); None where it takes more than
    `at_most`.

    A column of the table of distances is two numbers, whose bits say where it rises and where it
    falls (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances",
    2003): a few steps a letter, whatever the length of the other word.
    """
    if abs(len(one) - len(other)) > at_most or len(set(one).difference(other)) > at_most:
        return None  # which most words take: no edit takes away more than one letter
    if not one:
        return len(other)
    places, last = _places(one), 1 << len(one) >> 1
    every = rises = (1 << len(one)) - 1
    falls = level = here = 0
    distance = len(one)
    for letter in other:
        before, here = here, places.get(letter, 0)
        swapped = ((~level & here) << 1) & before
        level = (((here & rises) + rises) ^ rises) | here | falls | swapped
        more, fewer = falls | ~(level | rises), level & rises
        distance += bool(more & last) - bool(fewer & last)
        more, fewer = more << 1 | 1, fewer << 1
        rises, falls = (fewer | ~(level | more)) & every, level & more & every
    return distance if distance <= at_most else None


@lru_cache(maxsize=16)
def _places(word: str) -> dict[str, int]:
    """Where each letter of a word stands, as bits: one word is mostly compared with many."""
    places: dict[str, int] = {}
    for at, letter in enumerate(word):
        places[letter] = places.get(letter, 0) | 1 << at
    return places
