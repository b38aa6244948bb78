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
    for at, place, piece in _pieces(text):
        for n, word in enumerate(read_piece(piece).words):
            if is_wanted(word):
                yield word, _placed(piece, n, at, place)


def _families(text: str, is_wanted: Callable[[str], bool]) -> Iterator[_Word]:
    """The family of each word, and of joined words (`homebased` of `home-based`)."""
    for at, place, piece in _pieces(text):
        read = read_piece(piece)
        for n, word in enumerate(map(stem, read.words)):
            if is_wanted(word):
                yield word, _placed(piece, n, at, place)
        for n, word in enumerate(map(stem, read.joined)):
            if is_wanted(word):
                start, end = [match.span() for match in JOINED.finditer(piece)][n]
                before = sum(first < start for first, _ in _spans(piece))
                yield word, Placed(place + before, at + start, at + end)


def _pieces(text: str) -> Iterator[tuple[int, int, str]]:
    """What stands between blanks: where it begins, how many words are before it, and itself."""
    at = place = 0
    for piece in text.split(" "):
        yield at, place, piece
        at, place = at + len(piece) + 1, place + len(read_piece(piece).words)


def _placed(piece: str, n: int, at: int, place: int) -> Placed:
    start, end = _spans(piece)[n]
    return Placed(place + n, at + start, at + end)


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
