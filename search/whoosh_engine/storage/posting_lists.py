"""A posting list as it is stored: which entries have a word, how often, and where.

Whoosh's own blocks are pickled and compressed, and read number by number; these are arrays of
machine integers, as narrow as they can be, which are read at once.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, compress, pairwise
from typing import Any

from search.whoosh_engine.storage.common_words import Row
from search.whoosh_engine.storage.place_bits import place_bits

#: The bytes in all, and how many entries; then the types of their numbers, of how often each has
#: the word (0: once), and of the places (0: there are none; r: they are in a row), which follow in
#: this order.
_HEAD = struct.Struct("<IIccc")
_NONE, _IN_ROW = b"\0", b"r"


class PostingList:
    """A posting list, read from what is stored from a place on."""

    def __init__(self, stored: bytes, begin: int = 0) -> None:
        _, size, numbers, counts, places = _HEAD.unpack_from(stored, begin)
        at = begin + _HEAD.size
        #: The numbers of the entries, ascending.
        self.numbers = _read(stored, at, numbers, size)
        at += size * self.numbers.itemsize
        #: How often each has the word.
        self.counts: Sequence[int] = (1,) * size
        if counts != _NONE:
            self.counts = read = _read(stored, at, counts, size)
            at += size * read.itemsize
        #: Whether it is that of a common word, whose places are in a row: that must be set.
        self.is_in_row = places == _IN_ROW
        self.row: Row | None = None
        self._places = (stored, at, places)

    def bits(self, among: Container[int]) -> Iterator[int]:
        """Where the word stands in each of these entries that has it (see `place_bits`)."""
        wanted = map(among.__contains__, self.numbers)
        if self.row:
            return self.row.of(compress(self.numbers, wanted))
        stored, at, code = self._places
        every = array("B") if code == _NONE else _read(stored, at, code, sum(self.counts))
        bounds = pairwise(accumulate(self.counts, initial=0))
        return (place_bits(every[start:end]) for start, end in compress(bounds, wanted))

    def occurrences(self) -> Iterator[tuple[int, int]]:
        """The number of each entry, and how often it has the word."""
        return zip(self.numbers, self.counts, strict=True)


def stored_list(numbers: array[int], counts: array[int], places: array[int] | None) -> bytes:
    """A posting list as bytes: entries ascending, and their places one after the other, but for
    those in a row."""
    once = counts.count(1) == len(counts)
    parts = [_narrow(numbers), array("B") if once else _narrow(counts), _narrow(places or ())]
    codes = [part.typecode.encode() if part else _NONE for part in parts]
    if places is None:
        codes[-1] = _IN_ROW
    stored = b"".join(part.tobytes() for part in parts)
    return _HEAD.pack(_HEAD.size + len(stored), len(numbers), *codes) + stored


def read_list(file: Any, at: int) -> PostingList:
    """The posting list that begins at a place of one of Whoosh's files."""
    length, *_ = _HEAD.unpack(file.get(at, _HEAD.size))
    return PostingList(file.get(at, length))


def read_lists(file: Any, first: int, last: int) -> bytes:
    """The posting lists that begin from one place of a file to another, as bytes."""
    length, *_ = _HEAD.unpack(file.get(last, _HEAD.size))
    return bytes(file.get(first, last + length - first))


def lists_of(stored: bytes, wanted: Iterable[bool]) -> Iterator[PostingList]:
    """Those that are wanted of some posting lists, one after the other."""
    at = 0
    for is_wanted in wanted:
        if is_wanted:
            yield PostingList(stored, at)
        length, *_ = _HEAD.unpack_from(stored, at)
        at += length


def _narrow(values: Sequence[int]) -> array[int]:
    most = max(values, default=0)
    return array("B" if most < 1 << 8 else "H" if most < 1 << 16 else "I", values)


def _read(stored: bytes, at: int, code: bytes, size: int) -> array[int]:
    """So many integers of a type from a place on."""
    read = array(code.decode())
    read.frombytes(memoryview(stored)[at : at + size * read.itemsize])
    return read
