"""The fields of a tantivy index, and what stands in them for an entry."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from tantivy import Document, Filter, Index, Order, SchemaBuilder, TextAnalyzerBuilder, Tokenizer

from search.index.engine import order_number
from search.index.plan import Field
from search.language.lanes import NO_WORD

if TYPE_CHECKING:
    from search.index.entries import IndexEntry  # takes longer to import than a search may

#: Numbers of an entry that are looked up by entry.
COPIED = ("revision", "rewritten", "until", "replaced", "withdrawn")
#: In `marks`: what an entry that is seen now has none of.
SUPERSEDED, ABSENT = "superseded", "absent"
_ANALYZER = "words"


def _schema_builder() -> SchemaBuilder:
    builder = SchemaBuilder()
    for lane in get_args(Field):  # in one of citations, places mean nothing
        kept = "basic" if lane.endswith("cited") else "position"
        builder.add_text_field(lane, tokenizer_name=_ANALYZER, index_option=kept)
    for name in ("source", "key", "marks", "precision"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("position", fast=True, indexed=True)
    builder.add_integer_field("order", fast=True)
    for name in COPIED:
        builder.add_integer_field(name, fast=True)
    return builder


SCHEMA = _schema_builder().build()


def created(folder: Path) -> Index:
    """A new index in an empty folder; in each of its segments the newest entries come first."""
    return _analyzing(Index(SCHEMA, path=str(folder), sort_by_field="order", sort_order=Order.Desc))


def opened(folder: Path) -> Index:
    """The index in a folder. Raises what tantivy raises where it is damaged."""
    index = Index.open(str(folder))
    index.config_reader("manual", 0)
    return _analyzing(index)


def _analyzing(index: Index) -> Index:
    places = TextAnalyzerBuilder(Tokenizer.whitespace())
    index.register_tokenizer(_ANALYZER, places.filter(Filter.custom_stopword([NO_WORD])).build())
    return index


def tantivy_document(entry: IndexEntry, source: str, words: Mapping[Field, str]) -> Document:
    """What is indexed of an entry, given the words of its lanes."""
    marks = {SUPERSEDED: entry.until, ABSENT: entry.replaced}
    return Document(
        id=entry.id,
        source=source.lower(),
        key=entry_key(entry),
        marks=[mark for mark, position in marks.items() if position],
        precision=entry.precision,
        position=entry.position,
        order=order_number(entry.published_on, entry.position),
        **{name: getattr(entry, name) for name in COPIED},
        **{lane: there for lane, there in words.items() if there},
    )


def entry_key(entry: IndexEntry) -> str:
    """What only this entry has: a position, and that of the mask it was written anew for."""
    return f"{entry.position}.{entry.rewritten}"
