"""Where in a text words may stand that are looked for: few of its parts have to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from search.language.words.by_piece import ByPiece
from search.language.words.written import fold_accents

#: Signs that may stand within what is one word, and are no letters of it.
_WITHIN_WORDS = ".,-'\u2010\u2011\u2018\u2019"
#: Others than ASCII's that stand between words: without them most texts are of ASCII alone.
_BETWEEN_WORDS = "\u00a0\u2013\u2014\u201c\u201d\u2022\u2026"
_FOLDED = ByPiece(fold_accents).__getitem__


class Part(NamedTuple):
    """A part of a text between two blanks or signs that part words, and where it begins."""

    start: int
    written: str


def parted(text: str) -> str:
    """A text with a blank for each sign that parts words."""
    if not text.isascii():
        for sign in _BETWEEN_WORDS:
            text = text.replace(sign, " ")
    return text


def without_signs(text: str) -> str:
    """A text in small letters, without accents and what may be left out within a word. It has as
    many parts between blanks as the text."""
    text = parted(text)
    for sign in _WITHIN_WORDS:
        text = text.replace(sign, "")
    text = text.replace("\u00a7", "section")
    return text.lower() if text.isascii() else " ".join(map(_FOLDED, text.split(" ")))


def parts_with(text: str, plain: str, hints: Iterable[str]) -> Iterator[Part]:
    """The parts of a text that have one of the hints, of which none is empty, in order; `plain` is
    the text `without_signs`."""
    rest = parted(text)
    start = before = 0
    for number in sorted({number for hint in hints for number in _parts_that_have(plain, hint)}):
        further = rest.split(" ", number - before)[-1]
        start += len(rest) - len(further)
        yield Part(start, further.partition(" ")[0])
        rest, before = further, number


def _parts_that_have(plain: str, hint: str) -> Iterator[int]:
    """Which parts, counted from 0, have a hint."""
    number = end = 0
    while (at := plain.find(hint, end)) >= 0:
        number += plain.count(" ", end, at)
        yield number
        end = plain.find(" ", at)
        if end < 0:
            return
