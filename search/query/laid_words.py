"""Where the words of a text stand that are looked for, by the lanes in which an index has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple, TypeAlias

from search.language.citing.named_numbers import named_numbers
from search.language.citing.stretches import asked_citations, every_citation, stretches
from search.language.citing.sums import sums
from search.language.tokens import tokenize
from search.language.words.stems import stem
from search.language.words.written import JOINED, WORD, folded, read_piece
from search.query.wanted_words import Lane


class Placed(NamedTuple):
    """A word at its place among the words of a text, and at characters [start, end) of it."""

    place: int
    start: int
    end: int


#: Each word, and where it stands, by its place.
LaidWords: TypeAlias = Mapping[str, Mapping[int, Placed]]
_Word: TypeAlias = tuple[str, Placed]


def laid_words(text: str, lane: Lane, is_wanted: Callable[[str], bool]) -> LaidWords:
    """The wanted words of a lane. In `cited` places mean nothing."""
    laid: dict[str, dict[int, Placed]] = {}
    for word, placed in _LANES[lane](text, is_wanted):
        laid.setdefault(word, {})[placed.place] = placed
    return laid


def _written(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    at = place = 0
    for piece in text.split(" "):
        words = read_piece(piece).words
        for n, word in enumerate(words):
            if is_wanted(word):
                start, end = _spans(piece)[n]
                yield word, Placed(place + n, at + start, at + end)
        at, place = at + len(piece) + 1, place + len(words)


def _families(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    """The family of each word, and of joined words (`homebased` of `home-based`)."""
    written = _written(text, lambda word: is_wanted(stem(word)))
    return chain(((stem(word), placed) for word, placed in written), _joined(text, is_wanted))


def _joined(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    at = place = 0
    for piece in text.split(" "):
        read = read_piece(piece)
        for n, family in enumerate(map(stem, read.joined)):
            if is_wanted(family):
                start, end = [match.span() for match in JOINED.finditer(piece)][n]
                before = sum(first < start for first, _ in _spans(piece))
                yield family, Placed(place + before, at + start, at + end)
        at, place = at + len(piece) + 1, place + len(read.words)


def _spans(piece: str) -> list[tuple[int, int]]:
    """Where the words of a piece of text stand."""
    return [match.span(1) for match in WORD.finditer(piece) if folded(match[1])]


def _canonical(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    for token in tokenize(text, asked_citations):
        if not token.implied and is_wanted(token.text):
            yield token.text, Placed(token.position, token.start, token.end)


def _cited(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    """The words of citations, of numbers and of sums."""
    cited = ((one.start, one.end, one.cited) for one in stretches(text, every_citation))
    named = ((one.start, one.end, (one.word,)) for one in (*named_numbers(text), *sums(text)))
    for n, (start, end, words) in enumerate(chain(cited, named)):
        for word in filter(is_wanted, words):
            yield word, Placed(n, start, end)


_LANES: Mapping[Lane, Callable[[str, Callable[[str], bool]], Iterator[_Word]]] = {
    "written": _written,
    "stem": _families,
    "canonical": _canonical,
    "cited": _cited,
}
