"""The words of a text by which citations, numbers and sums are found in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from search.language.citing.named_numbers import named_numbers
from search.language.citing.signs import signs
from search.language.citing.stretches import (
    CitationReader,
    asked_citations,
    every_citation,
    stretches,
)
from search.language.citing.sums import sums
from search.language.tokens import tokenize
from search.query.passages.placed import LaidWords, Placed, PlacedWord, laid


def laid_canonical(text: str, is_wanted: Callable[[str], bool]) -> LaidWords:
    """The wanted words of a text, in which a citation stands by its canonical words."""
    tokens = tokenize(text, asked_citations)
    return laid(
        (it.text, Placed(it.position, it.start, it.end)) for it in tokens if is_wanted(it.text)
    )


def laid_cited(text: str, is_wanted: Callable[[str], bool]) -> LaidWords:
    """The wanted words of citations, of numbers and of sums, whose places mean nothing. What is
    mostly asked for is read first, since all of the grammar takes long to import."""
    for read in (asked_citations, every_citation):
        if found := laid(it for it in _cited_by(text, read) if is_wanted(it[0])):
            return found
    return {}


def _cited_by(text: str, read: CitationReader) -> Iterator[PlacedWord]:
    seen = signs(text)
    cited = ((one.start, one.end, one.cited) for one in stretches(text, read, seen))
    numbers = chain(named_numbers(text, seen), sums(text, seen))
    named = ((one.start, one.end, (one.word,)) for one in numbers)
    for n, (start, end, forms) in enumerate(chain(cited, named)):
        yield from ((word, Placed(n, start, end)) for word in forms)
