"""The words of an index, and which of them a pattern stands for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase, digits

from tantivy import Query, Searcher

from search.index.plan import Field, Like, Misspelt
from search.language.patterns import fitting, literal_start
from search.language.spelling import edits
from search.tantivy_engine.hits import how_many
from search.tantivy_engine.schema import SCHEMA

#: What may stand in a word in the place of another letter.
_LETTERS = ascii_lowercase + digits


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
    known += _known(searcher, field, _with_another_letter(word, 0))
    return [other for other in dict.fromkeys(known) if other != word]


def likely_words(searcher: Searcher, leaf: Misspelt) -> dict[str, int]:
    """The words that a misspelt word may stand for and whose first two letters are its own, as
    those of most are, with the number of entries that have each: going through all words takes too
    long. If only one edit is allowed they begin with its third letter too, unless that is it."""
    word, begun = leaf.word, leaf.word[: 4 - leaf.edits]
    known = dict(searcher.terms_with_prefix(leaf.field, begun))
    if leaf.edits == 1:
        left_out, swapped = word[:2] + word[3:], word[:2] + word[3:4] + word[2:3] + word[4:]
        others = (left_out, swapped, *_with_another_letter(word, 2))
        known |= _known(searcher, leaf.field, others)
    return {other: known[other] for other, _ in _similar(word, known, leaf.edits)}


def _with_another_letter(word: str, at: int) -> Iterator[str]:
    """A word with a letter put in at a place, or another one there."""
    for letter in _LETTERS:
        yield word[:at] + letter + word[at:]
        yield word[:at] + letter + word[at + 1 :]


def _known(searcher: Searcher, field: Field, words: Iterable[str]) -> dict[str, int]:
    """Those of some words that an index has, with the number of entries that have each."""
    counts = {word: searcher.doc_freq(field, word) for word in words}
    return {word: count for word, count in counts.items() if count}


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
