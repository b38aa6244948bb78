"""The words of an index that a pattern or a misspelt word stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from search.index.plan import Like, Misspelt
from search.language.patterns import fitting, literal_start

#: The greatest sign there is, which ends what begins alike.
_LAST = "\U0010ffff"


def fitting_words(words: Sequence[str], leaf: Like | Misspelt) -> Iterator[str]:
    """Those of some words, which are in order, that it stands for, in order."""
    if isinstance(leaf, Misspelt):
        return spelled_like(words, leaf.word, leaf.edits)
    start = literal_start(leaf.pattern)
    first, after = bisect_left(words, start), bisect_left(words, start + _LAST)
    return filter(fitting(leaf.pattern), words[first:after])


def spelled_like(words: Sequence[str], word: str, most: int) -> Iterator[str]:
    """Those of some words, which are in order, that differ in at most so many edits.

    Each row of the table of edits belongs to a beginning, which words that begin alike share; where
    a row has nothing small enough, all that begins so is passed over.
    """
    words = [other for other in words if abs(len(other) - len(word)) <= most]
    rows = [list(range(len(word) + 1))]
    before, at = "", 0
    while at < len(words):
        other = words[at]
        shared = _shared(before, other)
        del rows[shared + 1 :]
        while len(rows) <= len(other) and min(rows[-1]) <= most:
            rows.append(_next_row(rows, word, other[: len(rows)], most))
        before = other[: len(rows) - 1]
        if min(rows[-1]) > most:
            at = bisect_left(words, before + _LAST, at)
            continue
        if rows[-1][-1] <= most:
            yield other
        at += 1


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    for n, (letter, opposite) in enumerate(zip(one, other, strict=False)):
        if letter != opposite:
            return n
    return min(len(one), len(other))


def _next_row(rows: Sequence[Sequence[int]], word: str, beginning: str, most: int) -> list[int]:
    """The edits between each beginning of a word and a beginning of another, from the rows of the
    shorter ones: a letter put in, left out or changed, or two neighbours swapped. Beginnings that
    are much longer or shorter take too many."""
    last, letter, length = rows[-1], beginning[-1], len(beginning)
    row = [most + 1] * (len(word) + 1)
    if length <= most:
        row[0] = length
    for n in range(max(1, length - most), min(len(word), length + most) + 1):
        least = min(row[n - 1] + 1, last[n] + 1, last[n - 1] + (word[n - 1] != letter))
        if n > 1 and length > 1 and word[n - 1] == beginning[-2] and word[n - 2] == letter:
            least = min(least, rows[-2][n - 2] + 1)
        row[n] = least
    return row
