"""The words of a text as they are written and their families, part by part between blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Literal, NamedTuple

from search.language.words.by_piece import ByPiece
from search.language.words.stems import stem
from search.language.words.written import WORD, folded, joined_matches, words
from search.query.passages.likely_parts import Part, parted
from search.query.passages.placed import LaidWords, Placed, PlacedWord, laid

WordLane = Literal["written", "stem"]


class _Laid(NamedTuple):
    """The words of a part, each with its place and its characters in it."""

    words: tuple[PlacedWord, ...]
    #: How many places they have.
    places: int


def laid_text(text: str, lane: WordLane, is_wanted: Callable[[str], bool]) -> LaidWords:
    """The wanted words of a text, at their places among all of its words."""
    return laid(_of_text(text, _READ[lane], is_wanted))


def laid_parts(
    parts: Iterable[Part], lane: WordLane, is_wanted: Callable[[str], bool]
) -> LaidWords:
    """The wanted words of some parts of a text. Their places only tell that they are different."""
    return laid(_of_parts(parts, _READ[lane], is_wanted))


def _of_text(
    text: str, read: Callable[[str], _Laid], is_wanted: Callable[[str], bool]
) -> Iterator[PlacedWord]:
    place = start = 0
    for part in parted(text).split(" "):
        found, places = read(part)
        for word, at in found:
            if is_wanted(word):
                yield word, at.moved(place, start)
        place += places
        start += len(part) + 1


def _of_parts(
    parts: Iterable[Part], read: Callable[[str], _Laid], is_wanted: Callable[[str], bool]
) -> Iterator[PlacedWord]:
    for part in parts:
        for word, at in read(part.written).words:
            if is_wanted(word):
                yield word, at.moved(part.start, part.start)


def _written(text: str, called: Callable[[str], str]) -> Iterator[PlacedWord]:
    """The words of a text, as each is called that was found in writing."""
    place = 0
    for match in WORD.finditer(text):
        if word := called(match[1]):
            yield word, Placed(place, *match.span(1))
            place += 1


def _joined(text: str) -> Iterator[PlacedWord]:
    """The families of joined words (`homebased` of `home-based`)."""
    for match in joined_matches(text):
        parts = words(match[0])
        if len(parts) > 1:
            place = len(words(text[: match.start()]))
            yield stem("".join(parts)), Placed(place, *match.span())


def _words(text: str) -> _Laid:
    found = tuple(_written(text, folded))
    return _Laid(found, len(found))


def _families(text: str) -> _Laid:
    found = tuple(_written(text, lambda written: stem(folded(written))))
    return _Laid((*found, *_joined(text)), len(found))


#: Most parts of a text that may have what is looked for were met before.
_kept = partial(ByPiece, most=20_000)
_READ = {"written": _kept(_words).__getitem__, "stem": _kept(_families).__getitem__}
