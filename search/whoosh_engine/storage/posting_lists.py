"""A posting list as it is stored: which entries have a word, how often, and where.

Whoosh's own blocks are pickled and compressed, and read number by number; these are arrays of
machine integers, as narrow as they can be, which are read at once.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, compress, pairwise, repeat
from typing import Any

from search.whoosh_engine.storage.place_bits import place_bits

#: The bytes in all, and how many entries; then the types of their numbers, of how often each has
#: the word (0: once), of how many bytes of bits each has (0: no bits), and of the places (0: there
#: are none), which follow in this order.
_HEAD = struct.Struct("<IIcccc")
_NONE = b"\0"

#: The places of a word that stands so often in an entry, in the mean, are stored as bits, unless
#: those take more than so many times the room: they are read in a quarter of the time.
_OFTEN, _ROOM = 8, 4


class PostingList:
    """A posting list, read from what is stored from a place on."""

    def __init__(self, stored: bytes, begin: int = 0) -> None:
        _, size, numbers, counts, widths, places = _HEAD.unpack_from(stored, begin)
        at = begin + _HEAD.size
        #: The numbers of the entries, ascending.
        self.numbers = _read(stored, at, numbers, size)
        at += size * self.numbers.itemsize
        #: How often each has the word.
        self.counts: Sequence[int] = (1,) * size
        if counts != _NONE:
            self.counts = read = _read(stored, at, counts, size)
            at += size * read.itemsize
        self._places = (stored, at, widths, places)

    def bits(self, among: Container[int]) -> Iterator[int]:
        """Where the word stands in each of these entries that has it: a number whose bit n is set
        where it stands at place n."""
        stored, at, widths, places = self._places
        wanted = map(among.__contains__, self.numbers)
        if widths == _NONE:
            count = 0 if places == _NONE else sum(self.counts)
            every = _read(stored, at, places if count else b"B", count)
            return map(place_bits, _stretches(every, self.counts, 0, wanted))
        sizes = _read(stored, at, widths, len(self.numbers))
        at += len(sizes) * sizes.itemsize
        return map(int.from_bytes, _stretches(stored, sizes, at, wanted))

    def occurrences(self) -> Iterator[tuple[int, int]]:
        """The number of each entry, and how often it has the word."""
        return zip(self.numbers, self.counts, strict=True)


def stored_list(numbers: array[int], counts: array[int], places: array[int]) -> bytes:
    """A posting list as bytes: entries ascending, and their places one after the other."""
    once = counts.count(1) == len(counts)
    parts = [_narrow(numbers), array("B") if once else _narrow(counts), *_placed(counts, places)]
    codes = (part.typecode.encode() if part else _NONE for part in parts)
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


def _placed(counts: array[int], places: array[int]) -> tuple[array[int], array[int]]:
    """The places as they are stored, after how many bytes of bits each entry has."""
    narrow, none = _narrow(places), array("B")
    if len(places) < _OFTEN * len(counts):
        return none, narrow
    widths = array("I", (places[end - 1] // 8 + 1 for end in accumulate(counts)))
    if sum(widths) > _ROOM * len(narrow) * narrow.itemsize:
        return none, narrow
    bits = map(place_bits, _stretches(places, counts, 0, repeat(True)))
    return _narrow(widths), array("B", b"".join(map(int.to_bytes, bits, widths)))


def _stretches(
    values: Any, sizes: Iterable[int], at: int, wanted: Iterable[object]
) -> Iterator[Any]:
    """Those wanted of what stands one after the other from a place on, each of its size."""
    bounds = pairwise(accumulate(sizes, initial=at))
    return (values[start:end] for start, end in compress(bounds, wanted))


def _narrow(values: array[int]) -> array[int]:
    most = max(values, default=0)
    return array("B" if most < 1 << 8 else "H" if most < 1 << 16 else "I", values)


def _read(stored: bytes, at: int, code: bytes, size: int) -> array[int]:
    """So many integers of a type from a place on."""
    read = array(code.decode())
    read.frombytes(memoryview(stored)[at : at + size * read.itemsize])
    return read
