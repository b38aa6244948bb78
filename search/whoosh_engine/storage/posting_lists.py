"""A posting list as it is stored: which entries have a word, how often, and where.

Whoosh's own blocks are pickled and compressed, and read number by number; these are arrays of
machine integers, as narrow as they can be, which are read at once.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import accumulate, compress
from typing import Any

#: The bytes in all, and how many entries; then the types of their numbers, of how often each has
#: the word (0: once), and of the places (0: there are none), which follow in this order.
_HEAD = struct.Struct("<IIccc")
_NONE = b"\0"


class PostingList:
    """A posting list, read from what is stored."""

    def __init__(self, stored: bytes) -> None:
        _, size, numbers, counts, places = _HEAD.unpack_from(stored)
        at = _HEAD.size
        #: The numbers of the entries, ascending.
        self.numbers = _read(stored, at, numbers, size)
        at += size * self.numbers.itemsize
        #: How often each has the word.
        self.counts: Sequence[int] = (1,) * size
        if counts != _NONE:
            self.counts = read = _read(stored, at, counts, size)
            at += size * read.itemsize
        self._places = (stored, at, places)

    def places(self, among: Container[int], further: int = 0) -> Iterator[array[int]]:
        """Where the word stands in each of these entries that has it, or so much further on."""
        stored, at, code = self._places
        every = array("B") if code == _NONE else _read(stored, at, code)
        every = _further(every, further) if further else every
        bounds = list(accumulate(self.counts, initial=0))
        wanted = map(among.__contains__, self.numbers)
        return map(every.__getitem__, compress(map(slice, bounds, bounds[1:]), wanted))

    def occurrences(self) -> Iterator[tuple[int, int]]:
        """The number of each entry, and how often it has the word."""
        return zip(self.numbers, self.counts, strict=True)


def stored_list(numbers: array[int], counts: array[int], places: array[int]) -> bytes:
    """A posting list as bytes: entries ascending, and their places one after the other."""
    once = counts.count(1) == len(counts)
    parts = [_narrow(numbers), array("B") if once else _narrow(counts), _narrow(places)]
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


def entries_of(lists: bytes, wanted: Iterable[bool]) -> set[int]:
    """The numbers of the entries in those of some posting lists, one after the other, that are
    wanted."""
    found, at = set[int](), 0
    for is_wanted in wanted:
        length, size, code, *_ = _HEAD.unpack_from(lists, at)
        if is_wanted:
            found.update(_read(lists, at + _HEAD.size, code, size))
        at += length
    return found


def _further(places: array[int], by: int) -> array[int]:
    """Each so much greater. Shorts are added to all at once, as digits of one long number: a
    million takes 15 ms, and 60 ms one by one."""
    digits = int.from_bytes(places.tobytes(), sys.byteorder)
    room = int.from_bytes(b"\0\x80" * len(places), "little")
    if places.typecode != "H" or by >= 1 << 15 or digits & room:
        return array("I", [place + by for place in places])
    digits += (room >> 15) * by
    return array("H", digits.to_bytes(2 * len(places), sys.byteorder))


def _narrow(values: array[int]) -> array[int]:
    most = max(values, default=0)
    return array("B" if most < 1 << 8 else "H" if most < 1 << 16 else "I", values)


def _read(stored: bytes, at: int, code: bytes, size: int | None = None) -> array[int]:
    """So many integers of a type from a place on; without a size all that follow."""
    read = array(code.decode())
    end = len(stored) if size is None else at + size * read.itemsize
    read.frombytes(memoryview(stored)[at:end])
    return read
