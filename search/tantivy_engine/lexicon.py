"""The words of an index, and which of them a pattern stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from tantivy import Query, Searcher

from search.index.plan import Field, Like, Misspelt
from search.language.patterns import fitting, literal_start
from search.language.spelling import edits
from search.tantivy_engine.hits import how_many
from search.tantivy_engine.schema import SCHEMA


def fitting_words(searcher: Searcher, leaf: Like) -> dict[str, int]:
    """The words that fit a pattern, with the number of entries that have each."""
    fits = fitting(leaf.pattern)
    known = searcher.terms_with_prefix(leaf.field, literal_start(leaf.pattern))
    return {word: found for word, found in known if fits(word)}


def similar_words(searcher: Searcher, field: Field, word: str, most: int) -> list[tuple[str, int]]:
    """The other words that are at most so many edits away, with how many edits it takes."""
    alike = Query.fuzzy_term_query(SCHEMA, field, word, distance=most)
    if not how_many(searcher, alike):
        return []  # saves going through words
    return list(_similar(word, _likely(searcher, field, word), most))


def _likely(searcher: Searcher, field: Field, word: str) -> list[str]:
    """The other words that begin alike, or would but for a first letter that is put in, swapped,
    left out or wrong: going through all words takes too long."""
    starts = dict.fromkeys((word[:1], word[1:2]))
    known = [other for start in starts for other, _ in searcher.terms_with_prefix(field, start)]
    begun = (letter + rest for letter in ascii_lowercase for rest in (word, word[1:]))
    known += (other for other in begun if searcher.doc_freq(field, other))
    return [other for other in dict.fromkeys(known) if other != word]


def likely_words(searcher: Searcher, leaf: Misspelt) -> dict[str, int]:
    """The words that a misspelt word may stand for and that begin like it, as most do, with the
    number of entries that have each: going through all words takes too long."""
    known = dict(searcher.terms_with_prefix(leaf.field, leaf.word[:2]))
    return {other: known[other] for other, _ in _similar(leaf.word, known, leaf.edits)}


def _similar(word: str, others: Iterable[str], most: int) -> Iterator[tuple[str, int]]:
    letters, length = set(word), len(word)
    for other in [it for it in others if length - most <= len(it) <= length + most]:
        # A letter put in or left out makes for one that the other has not, a changed one for two.
        differing = 2 * most - abs(len(other) - length)
        if len(letters.symmetric_difference(other)) > differing:  # most words fail here, at once
            continue
        needed = edits(word, other, most)
        if needed is not None:
            yield other, needed
