"""Where the words of a text stand that are looked for, by the lanes in which an index has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, TypeAlias

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
from search.language.words.by_piece import ByPiece
from search.language.words.stems import stem
from search.language.words.written import WORD, folded, joined_matches, words
from search.query.passages.wanted_words import Lane


class Placed(NamedTuple):
    """A word at its place among the words of a text, and at characters [start, end) of it."""

    place: int
    start: int
    end: int


#: Each word, and where it stands, by its place.
LaidWords: TypeAlias = Mapping[str, Mapping[int, Placed]]
_Word: TypeAlias = tuple[str, Placed]

#: What is found in writing as a word, and as a family: most words of a text were met before.
_FOLDED = ByPiece(folded).__getitem__
_FAMILY = ByPiece(lambda written: stem(folded(written))).__getitem__


def laid_words(text: str, lane: Lane, is_wanted: Callable[[str], bool]) -> LaidWords:
    """The wanted words of a lane. In `cited` places mean nothing."""
    laid: dict[str, dict[int, Placed]] = {}
    for word, placed in _LANES[lane](text, is_wanted):
        laid.setdefault(word, {})[placed.place] = placed
    return laid


def _each(
    text: str, called: Callable[[str], str], is_wanted: Callable[[str], bool]
) -> Iterator[_Word]:
    """The words of a text, as each is called that was found in writing."""
    place = 0
    for match in WORD.finditer(text):
        if word := called(match[1]):
            if is_wanted(word):
                yield word, Placed(place, *match.span(1))
            place += 1


def _written(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    return _each(text, _FOLDED, is_wanted)


def _families(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    """The family of each word, and of joined words (`homebased` of `home-based`)."""
    yield from _each(text, _FAMILY, is_wanted)
    for match in joined_matches(text):
        parts = words(match[0])
        family = stem("".join(parts))
        if len(parts) > 1 and is_wanted(family):
            yield family, Placed(len(words(text[: match.start()])), *match.span())


def _canonical(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    for token in tokenize(text, asked_citations):
        if is_wanted(token.text):
            yield token.text, Placed(token.position, token.start, token.end)


def _cited(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    """The words of citations, of numbers and of sums. What is mostly asked for is read first, since
    all of the grammar takes long to import."""
    for read in (asked_citations, every_citation):
        found = [it for it in _cited_by(text, read) if is_wanted(it[0])]
        if found:
            yield from found
            return


def _cited_by(text: str, read: CitationReader) -> Iterator[_Word]:
    seen = signs(text)
    cited = ((one.start, one.end, one.cited) for one in stretches(text, read, seen))
    numbers = chain(named_numbers(text, seen), sums(text, seen))
    named = ((one.start, one.end, (one.word,)) for one in numbers)
    for n, (start, end, forms) in enumerate(chain(cited, named)):
        yield from ((word, Placed(n, start, end)) for word in forms)


_LANES: Mapping[Lane, Callable[[str, Callable[[str], bool]], Iterator[_Word]]] = {
    "written": _written,
    "stem": _families,
    "canonical": _canonical,
    "cited": _cited,
}
