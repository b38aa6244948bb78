"""The rows of the search index as templates, and copies of them in its tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import msgspec
import psycopg

from benchmarks.million.copied.templates import Copy, Places, Template, TemplateWriter
from search.index.engine import order_number
from search.index.indexed_words import indexed_words
from search.language.words.stems import stem
from search.postgres_engine.storage import tables
from search.postgres_engine.storage.laying import Laid, laid
from store.decoding.json_decoders import converted
from store.log.document import Document

_LEXEME = re.compile(r"'((?:[^']|'')*)'")
#: Lanes of words as they are written, and of families (`search.postgres_engine.storage.lexemes`).
_WRITTEN, _FAMILIES, _OURS = "wWkKN", "sS", "o"
_TOGETHER = 4000


@dataclass(frozen=True, kw_only=True, slots=True)
class LaidDocument:
    """A real document as the index has it."""

    position: int
    day: date | None
    #: Its id, precision and numbers of words, then its vectors, as the columns have them.
    laid: Laid
    id: str
    precision: str

    def words(self) -> set[str]:
        """As they are written."""
        found = _LEXEME.findall(self.laid.written)
        return {it[1:] for it in found if it.startswith("w")}


def laid_documents(connection: psycopg.Connection, most: int | None = None) -> list[LaidDocument]:
    """All documents of a store, in the order of the log, or the first of them."""
    query = "SELECT position, payload FROM events WHERE type = 'DocumentPublished'"
    rows = connection.execute(f"{query} ORDER BY position LIMIT %s".encode(), (most,))
    return [_laid(position, payload) for position, payload in rows]


def _laid(position: int, payload: str) -> LaidDocument:
    document = converted(msgspec.json.decode(payload)["document"], Document)
    return LaidDocument(
        position=position,
        day=document.published_on,
        laid=laid(document.source, indexed_words(document)),
        id=document.id,
        precision=document.precision,
    )


class Families:
    """Which varied word the family of a word goes with."""

    def __init__(self, words: Mapping[str, int], varied: Collection[str]) -> None:
        common = {stem(word) for word in words if word not in varied}
        by_number = sorted(varied, key=lambda word: (words.get(word, 0), word))
        self._words = {stem(word): word for word in by_number}
        for family in common & self._words.keys():
            del self._words[family]

    def word(self, family: str) -> str | None:
        """A varied word of a family all of whose words vary."""
        return self._words.get(family)


@dataclass(frozen=True, kw_only=True, slots=True)
class IndexRow:
    """The row of a document in each copy."""

    position: int
    day: date | None
    rest: Template

    def of_copy(self, copy: Copy, values: Sequence[str]) -> tuple[int, str]:
        """The year of its partition, and the row."""
        day = self.day + timedelta(copy.days) if self.day else None
        position = self.position + copy.positions
        start = f"f\t{order_number(day, position)}\t{position}\t0\t0\t0\t0\t0\t"
        return tables.year_of(day), start + self.rest(values)


def index_row(document: LaidDocument, places: Places, families: Families) -> IndexRow:
    """The row of a document, with places for what differs."""
    writer, of = TemplateWriter(places), document.laid
    writer.text(document.id)
    numbers = (of.stem_words, of.title_words, of.number_words)
    writer.literal("\t".join(("", document.precision, *map(str, numbers), "")))
    _write_vector(writer, of.stem, places, families)
    writer.literal("\t")
    _write_vector(writer, of.written, places, families)
    writer.literal("\t\\N\n")  # pieces of the few long ones are left out
    return IndexRow(position=document.position, day=document.day, rest=writer.made())


def _write_vector(writer: TemplateWriter, vector: str, places: Places, families: Families) -> None:
    end = 0
    for found in _LEXEME.finditer(vector):
        lane, word = found[1][:1], found[1][1:]
        writer.literal(_escaped(vector[end : found.start()]) + "'" + lane)
        if lane in _WRITTEN and places.is_varied(word):
            writer.place("word", word)
        elif lane in _FAMILIES and (varied := families.word(word)):
            writer.place("stem", varied)
        elif lane in _WRITTEN or lane in _FAMILIES or lane in _OURS:
            writer.literal(_escaped(word))
        else:
            writer.text(_escaped(word))
        writer.literal("'")
        end = found.end()
    writer.literal(_escaped(vector[end:]))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\")
