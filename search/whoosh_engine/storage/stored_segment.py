"""A segment of the index as it lies in its files, read piece by piece and each piece at once."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.reading import TermNotFound
from whoosh.util.numeric import byte_to_length

from search.index.plan import Field
from search.whoosh_engine.storage.common_words import ROWS, Row, read_rows
from search.whoosh_engine.storage.posting_lists import (
    PostingList,
    lists_of,
    read_list,
    read_lists,
)
from search.whoosh_engine.storage.schema import NUMBERS

#: How many words a length stands for, by its byte: Whoosh keeps them roughly.
LENGTHS = tuple(byte_to_length(byte) for byte in range(256))


class StoredSegment:
    """The files of a segment. An entry is known by its number, and numbers ascend with the date."""

    def __init__(self, reader: Any) -> None:
        self.reader = reader
        self.size = int(reader.doc_count_all())
        self._columns: dict[str, Sequence[int]] = {}
        self._lists: dict[tuple[str, str], PostingList | None] = {}
        self._rows: dict[str, Mapping[str, Row]] = {}
        self._closing = ExitStack()
        self._listings: dict[str, bytes] = {}
        self._words: dict[tuple[str, str], list[str]] = {}

    def column(self, name: str) -> Sequence[int]:
        """The numbers that a column holds, for each entry."""
        if name not in self._columns:
            self._columns[name] = self._read_column(name, NUMBERS[name])
        return self._columns[name]

    def lengths(self, field: Field) -> Sequence[int]:
        """How many words each entry has in a field, roughly, as a byte (see `LENGTHS`)."""
        name = f"_{field}_len"
        if name not in self._columns:
            self._columns[name] = self._read_column(name, "B")
        return self._columns[name]

    def id(self, number: int) -> str:
        """The id of an entry's document."""
        return str(self._ids[number].decode())

    def deleted(self) -> Sequence[int]:
        """The entries that are deleted."""
        return list(self.reader.segment().deleted_docs())

    def postings(self, field: str, word: str) -> PostingList | None:
        """The entries that have a word in a field, deleted ones too; None where none has."""
        if (field, word) not in self._lists:
            self._lists[field, word] = self._read_list(field, word)
        return self._lists[field, word]

    def numbers(self, field: str, word: str) -> Sequence[int]:
        """The entries that have a word in a field, deleted ones too."""
        found = self.postings(field, word)
        return found.numbers if found else ()

    def postings_of_any(
        self, field: Field, beginning: str, words: Collection[str]
    ) -> Iterator[PostingList]:
        """The posting lists of some words that begin alike, of a field that is listed. They are
        stored in the order of words, so that all are read at once: 3,900 in 25 ms, and in 120 ms
        one by one."""
        if every := self.words(field, beginning):
            first, last = self._begin(field, every[0]), self._begin(field, every[-1])
            lists = read_lists(self._postings_file, first, last)
            yield from lists_of(lists, map(frozenset(words).__contains__, every))

    def frequency(self, field: str, word: str) -> int:
        """How many entries have a word in a field, deleted ones too."""
        return int(self.reader.doc_frequency(field, word))

    def words(self, field: str, beginning: str = "") -> list[str]:
        """The words of a field that is listed (see `LISTED` of the codec) that begin so, in
        order."""
        if (field, beginning) not in self._words:
            self._words[field, beginning] = _lines(self._listing(field), beginning)
        return self._words[field, beginning]

    def close(self) -> None:
        """Let go of the files."""
        self._closing.close()

    def _read_list(self, field: str, word: str) -> PostingList | None:
        try:
            begin = self._begin(field, word)
        except TermNotFound:
            return None
        found = read_list(self._postings_file, begin)
        if found.is_in_row:
            found.row = self._rows_of(field)[word]
        return found

    def _rows_of(self, field: str) -> Mapping[str, Row]:
        """The rows of the common words of a field."""
        if field not in self._rows:
            file = self.reader.segment().open_file(self.reader.storage(), f".{field}{ROWS}")
            self._rows[field] = read_rows(self._closing.enter_context(file))
        return self._rows[field]

    def _begin(self, field: str, word: str) -> int:
        """Where the posting list of a word begins."""
        start, _ = self.reader.term_info(field, word).extent()
        return int(start)

    def _listing(self, field: str) -> bytes:
        if field not in self._listings:
            name = self.reader.segment().make_filename(f".{field}")
            self._listings[field] = self._read(name)
        return self._listings[field]

    def _read_column(self, name: str, typecode: str) -> Sequence[int]:
        values = array(typecode)
        values.frombytes(self._read(W3Codec.column_filename(self.reader.segment(), name)))
        if sys.byteorder == "little":
            values.byteswap()
        values.frombytes(bytes(values.itemsize * (self.size - len(values))))
        return values

    def _read(self, name: str) -> bytes:
        """A file as a whole; nothing where there is none."""
        storage = self.reader.storage()
        if not storage.file_exists(name):
            return b""
        with storage.open_file(name) as file:
            return bytes(file.get(0, storage.file_length(name)))

    @cached_property
    def _postings_file(self) -> Any:
        segment, storage = self.reader.segment(), self.reader.storage()
        return self._closing.enter_context(segment.open_file(storage, W3Codec.POSTS_EXT))

    @cached_property
    def _ids(self) -> Any:
        return self.reader.column_reader("id", translate=False)


def _lines(listing: bytes, beginning: str) -> list[str]:
    """The lines that begin so, of some that are in order."""
    lines, start = b"\n" + listing, b"\n" + beginning.encode()
    first, last = lines.find(start), lines.rfind(start)
    if first < 0 or not listing:
        return []
    end = lines.find(b"\n", last + 1)
    return lines[first + 1 : end if end > 0 else None].decode().split("\n")
