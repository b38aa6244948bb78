"""The words of a text as they are written and their families, part by part between blanks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Literal, NamedTuple, TypeAlias

from search.language.words.by_piece import ByPiece
from search.language.words.stems import stem
from search.language.words.written import WORD, folded, joined_matches, words
from search.query.passages.placed import LaidWords, Placed, PlacedWord, laid

WordLane = Literal["written", "stem"]
#: Characters [start, end) of a text.
Spans: TypeAlias = tuple[tuple[int, int], ...]


class _Laid(NamedTuple):
    """The words of a part, each with its place and its characters in it."""

    words: tuple[PlacedWord, ...]
    #: How many places they have.
    places: int


def spans(part: str, lane: WordLane, is_wanted: Callable[[str], bool]) -> Spans:
    """Where in a part of a text wanted words stand."""
    return tuple((at.start, at.end) for word, at in _READ[lane](part).words if is_wanted(word))


def laid_text(text: str, lane: WordLane, is_wanted: Callable[[str], bool]) -> LaidWords:
    """The wanted words of a text, in which blanks alone part words, at their places."""
    return laid(_of_text(text, _READ[lane], is_wanted))


def around(text: str, start: int, lane: WordLane, words: int) -> tuple[int, int]:
    """From where to where a text goes that has the part beginning at `start`, and on either side so
    many words where there are as many."""
    read, end = _READ[lane], _end(text, start)
    left = right = words
    while left > 0 and start > 0:
        start, before = text.rfind(" ", 0, start - 1) + 1, start - 1
        left -= read(text[start:before]).places
    while right > 0 and end < len(text):
        after, end = end + 1, _end(text, end + 1)
        right -= read(text[after:end]).places
    return start, end


def _end(text: str, at: int) -> int:
    blank = text.find(" ", at)
    return len(text) if blank < 0 else blank


def _of_text(
    text: str, read: Callable[[str], _Laid], is_wanted: Callable[[str], bool]
) -> Iterator[PlacedWord]:
    place = start = 0
    for part in text.split(" "):
        found, places = read(part)
        for word, at in found:
            if is_wanted(word):
                yield word, at.moved(place, start)
        place += places
        start += len(part) + 1


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
