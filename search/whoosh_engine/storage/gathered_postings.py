"""Postings of a segment that is being written, gathered by word."""

from __future__ import annotations

import pickle
from array import array
from collections.abc import Iterator
from contextlib import suppress
from functools import reduce
from heapq import merge
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, NamedTuple

#: Bytes that are gathered in memory before they are laid aside, and what a word takes by itself.
_ROOM = 128_000_000
_WORD = 400


class WordPostings(NamedTuple):
    """The postings of a word of a field: entries ascending, and their places one after the
    other."""

    field: str
    word: bytes
    numbers: array[int]
    counts: array[int]
    places: array[int]


class GatheredPostings:
    """What Whoosh's writer gives posting by posting, and its codec takes word by word."""

    def __init__(self, room: int = _ROOM) -> None:
        self.room = room
        self._lists: dict[tuple[str, bytes], WordPostings] = {}
        self._size = 0
        self._aside: list[IO[bytes]] = []

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """Take in a posting: field, word, entry, how often, and the places as bytes."""
        field, word, number, count, places = posting
        known = self._lists.get((field, word))
        if known is None:
            known = WordPostings(field, word, array("I"), array("I"), array("I"))
            self._lists[field, word] = known
            self._size += _WORD
        known.numbers.append(number)
        known.counts.append(int(count))
        known.places.frombytes(places)
        self._size += 8 + len(places)
        if self._size > self.room:
            self._lay_aside()

    def iter_postings(self) -> Iterator[WordPostings]:
        """The postings of every word, ordered by field and word."""
        runs = (*map(_read_again, self._aside), self._sorted())
        for _, parts in groupby(merge(*runs, key=itemgetter(0, 1)), key=itemgetter(0, 1)):
            yield reduce(_joined, parts)

    def cleanup(self) -> None:
        """Let go of what was laid aside."""
        for file in self._aside:
            file.close()
        self._aside.clear()

    def _sorted(self) -> Iterator[WordPostings]:
        return (self._lists[key] for key in sorted(self._lists))

    def _lay_aside(self) -> None:
        file = TemporaryFile()  # noqa: SIM115 it is read when all is gathered
        self._aside.append(file)
        for gathered in self._sorted():
            pickle.dump(tuple(gathered), file, pickle.HIGHEST_PROTOCOL)
        self._lists.clear()
        self._size = 0


def _joined(postings: WordPostings, later: WordPostings) -> WordPostings:
    """The postings of a word with those of later entries."""
    postings.numbers.extend(later.numbers)
    postings.counts.extend(later.counts)
    postings.places.extend(later.places)
    return postings


def _read_again(file: IO[bytes]) -> Iterator[WordPostings]:
    """What this process has laid aside."""
    file.seek(0)
    with suppress(EOFError):
        while True:
            yield WordPostings(*pickle.load(file))  # noqa: S301
