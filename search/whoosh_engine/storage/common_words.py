"""Where the commonest words of a field stand: for each of them a row of bits, which has the texts
of all entries one after the other (see `place_bits`).

So words in sequence are told for all entries at once, in a third of the time that it takes entry by
entry. Between texts there is a gap, in which no word stands: nothing is found across it.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, count, pairwise
from typing import Any

from search.whoosh_engine.storage.gathered_postings import WordPostings
from search.whoosh_engine.storage.place_bits import place_bits

#: What the extension of the file ends in that has the rows of a field, after the field's name.
ROWS = "_rows"
#: A word is common that so many entries have, each so often in the mean.
_ENTRIES, _OFTEN = 1000, 8
#: The places between two texts.
GAP = 64
#: The entries of a block: some kilobytes of bits, which a processor has at hand.
_BLOCK = 64
#: How many entries there are, and how many bytes the words take, which follow: after the bytes that
#: each text takes, and before the rows in the same order.
_HEAD = struct.Struct("<II")


def is_common(postings: WordPostings) -> bool:
    """Whether a word has a row."""
    entries, places = len(postings.numbers), len(postings.places)
    return entries >= _ENTRIES and places >= entries * _OFTEN


def stored_rows(common: Sequence[WordPostings]) -> Iterator[bytes]:
    """The rows of the common words of a field as they are stored."""
    widths = array("I", [0]) * (1 + max(postings.numbers[-1] for postings in common))
    for postings in common:
        ends = accumulate(postings.counts)
        for number, end in zip(postings.numbers, ends, strict=True):
            widths[number] = max(widths[number], (postings.places[end - 1] + GAP) // 8 + 1)
    words = b"\n".join(postings.word for postings in common)
    yield _HEAD.pack(len(widths), len(words))
    yield widths.tobytes()
    yield words
    for postings in common:
        yield _row(postings, widths)


def _row(postings: WordPostings, widths: Sequence[int]) -> bytes:
    bounds = pairwise(accumulate(postings.counts, initial=0))
    row = list(map(bytes, widths))
    for number, (start, end) in zip(postings.numbers, bounds, strict=True):
        row[number] = place_bits(postings.places[start:end]).to_bytes(widths[number])
    return b"".join(row)


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """Where a common word stands in every entry."""

    #: The file that it is read from, and where it begins there.
    file: Any
    at: int
    #: Where the text of each entry begins, in bytes; then where the last one ends.
    bounds: Sequence[int]

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return len(self.bounds) - 1

    def blocks(self) -> list[int]:
        """The places in the texts of so many entries at a time as is quick to reckon with."""
        row = self._read()
        return [int.from_bytes(row[start:end]) for start, end in pairwise(self._block_bounds())]

    def of(self, numbers: Iterable[int]) -> Iterator[int]:
        """The places in each of these entries."""
        row, bounds = self._read(), self.bounds
        return (int.from_bytes(row[bounds[n] : bounds[n + 1]]) for n in numbers)

    def times(self, blocks: Iterable[int]) -> Iterator[int]:
        """How many places are set in each entry, from the first one on, of what was made of
        blocks."""
        sizes = (end - start for start, end in pairwise(self._block_bounds()))
        row = b"".join(map(int.to_bytes, blocks, sizes))
        texts = map(row.__getitem__, map(slice, self.bounds, self.bounds[1:]))
        return map(int.bit_count, map(int.from_bytes, texts))

    def _block_bounds(self) -> list[int]:
        return [*self.bounds[:-1:_BLOCK], self.bounds[-1]]

    def _read(self) -> bytes:
        return bytes(self.file.get(self.at, self.bounds[-1]))


def read_rows(file: Any) -> dict[str, Row]:
    """The rows of the common words of a field."""
    entries, length = _HEAD.unpack(file.get(0, _HEAD.size))
    widths = array("I", file.get(_HEAD.size, 4 * entries))
    bounds = list(accumulate(widths, initial=0))
    at = _HEAD.size + 4 * entries
    words = file.get(at, length).decode().split("\n")
    begins = count(at + length, bounds[-1])
    return {
        word: Row(file=file, at=begin, bounds=bounds)
        for word, begin in zip(words, begins, strict=False)
    }
