"""A segment of the index: which of its entries a search may find.

An entry is visible at a position of the log if it had been written by then and not been replaced
and, unless history is asked for, not been superseded either.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.util.numeric import byte_to_length

from search.index.engine import Filters
from search.index.plan import Field
from search.whoosh_engine.schema import NUMBERS, PRECISIONS, day_number


class Segment:
    """A segment with its columns, each read when it is first needed.

    An entry is known by its number in the segment, and numbers ascend with the date.
    """

    def __init__(self, reader: Any, filters: Filters) -> None:
        self.reader = reader
        self.filters = filters
        self.columns: dict[str, Sequence[int]] = {}

    @cached_property
    def size(self) -> int:
        """How many entries the segment holds, deleted ones included."""
        return int(self.reader.doc_count_all())

    def column(self, name: str) -> Sequence[int]:
        """The numbers that a column holds, for each entry."""
        if name not in self.columns:
            self.columns[name] = self._read(name, NUMBERS[name])
        return self.columns[name]

    def lengths(self, field: Field) -> Sequence[int]:
        """How many words each entry has in a field, roughly, as a byte (see `LENGTHS`)."""
        name = f"_{field}_len"
        if name not in self.columns:
            self.columns[name] = self._read(name, "B")
        return self.columns[name]

    def total_words(self, field: Field) -> int:
        """How many words the visible entries have in a field, roughly."""
        lengths = self.lengths(field)
        seen = lengths if len(self.visible) == self.size else (lengths[n] for n in self.visible)
        return sum(LENGTHS[length] * entries for length, entries in Counter(seen).items())

    def id(self, number: int) -> str:
        """The id of an entry's document."""
        return str(self._ids[number].decode())

    def date_key(self, number: int) -> tuple[int, int]:
        """What entries are ordered by."""
        return self.column("published")[number], self.column("position")[number]

    def numbers(self, field: str, word: str) -> list[int]:
        """The entries that have a word in a field without counts."""
        if (field, word) not in self.reader:
            return []
        return list(self.reader.postings(field, word).all_ids())

    def counts(self, field: Field, word: str) -> dict[int, int]:
        """How often a word occurs in a field, by entry; deleted entries are there too."""
        return {number: count for number, count, _ in self._postings(field, word)}

    def places(self, field: Field, word: str) -> dict[int, bytes]:
        """Where a word stands in a field, by entry, as the schema's `Places` store it."""
        return {number: places for number, _, places in self._postings(field, word)}

    def words(self, field: str, prefix: str = "") -> Iterator[str]:
        """The words of a field that begin so, in order."""
        if not self.size:
            return
        start = prefix.encode()
        for name, word in self.reader.terms_from(field, prefix):
            if name != field or not word.startswith(start):
                return
            yield word.decode()

    @cached_property
    def visible(self) -> frozenset[int]:
        """The entries that an answer is given from, whatever else it is narrowed by."""
        seen = set(range(self.size)) - self._unseen
        return frozenset(seen.difference(self.reader.segment().deleted_docs()))

    @cached_property
    def passing(self) -> frozenset[int]:
        """The entries that fulfil the filters."""
        start, end = self._range()
        found = self.visible
        if (start, end) != (0, self.size):
            found = found.intersection(range(start, end))
        if sources := self.filters.sources:
            found = found.intersection(n for name in sources for n in self.numbers("source", name))
        for passes in self._tests():
            found = frozenset(filter(passes, found))
        return found

    def _postings(self, field: Field, word: str) -> Iterator[tuple[int, int, bytes]]:
        if (field, word) not in self.reader:
            return
        postings = self.reader.postings(field, word)
        while postings.is_active():
            yield postings.id(), int(postings.weight()), postings.value()
            postings.next()

    def _read(self, name: str, typecode: str) -> Sequence[int]:
        """A column, read at once: Whoosh's own readers read number by number."""
        values = array(typecode)
        file = W3Codec.column_filename(self.reader.segment(), name)
        storage = self.reader.storage()
        if storage.file_exists(file):
            with storage.open_file(file) as opened:
                values.frombytes(opened.read())
        if sys.byteorder == "little":
            values.byteswap()
        values.extend([0] * (self.size - len(values)))
        return values

    @cached_property
    def _ids(self) -> Any:
        return self.reader.column_reader("id", translate=False)

    def _range(self) -> tuple[int, int]:
        """The entries [start, end) whose dates are wanted."""
        since, until, on = self.filters.since, self.filters.until, self.filters.on
        if on is not None:
            since, until = date(on.year, 1, 1), date(on.year, 12, 31)
        start, end = 0, self.size
        if since is not None or until is not None:
            start = bisect_left(self.column("published"), day_number(since) or 1)
        if until is not None:
            end = bisect_right(self.column("published"), day_number(until))
        return start, end

    def _tests(self) -> Iterator[Callable[[int], bool]]:
        if (on := self.filters.on) is not None:
            yield lambda number: self._covers(number, on)
        if (positions := self.filters.positions) is not None:
            column, wanted = self.column("position"), frozenset(positions)
            yield lambda number: column[number] in wanted

    def _covers(self, number: int, day: date) -> bool:
        """Whether an entry's date, as exact as it is, may be that day. Its year is known to be."""
        dated = date.fromordinal(self.column("published")[number])
        match PRECISIONS[self.column("precision")[number]]:
            case "year":
                return True
            case "month":
                return dated.month == day.month
            case _:
                return dated == day

    @cached_property
    def _unseen(self) -> set[int]:
        """The entries that are hidden from every query: superseded, replaced, not yet written."""
        at, history = self.filters.at, self.filters.history
        if at is None:
            unseen = self.numbers("absent", "yes")
            return set(unseen if history else self.numbers("superseded", "yes") + unseen)
        names = ("position", "rewritten", "replaced", "until")
        rows = zip(*(self.column(name) for name in names), strict=True)
        return {
            number
            for number, (came, rewritten, replaced, until) in enumerate(rows)
            if came > at
            or rewritten > at
            or 0 < replaced <= at
            or (not history and 0 < until <= at)
        }


#: How many words a length stands for, by its byte: Whoosh keeps them roughly.
LENGTHS = tuple(byte_to_length(byte) for byte in range(256))
