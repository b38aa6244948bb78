"""Where in a text words may stand that are looked for: few of its parts have to be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from search.language.words.by_piece import ByPiece
from search.language.words.written import fold_accents

#: Signs that may stand within what is one word, and are no letters of it.
_WITHIN_WORDS = ".,-'"
#: Others that are taken for these: most texts are of ASCII alone without them.
_ALIKE = {"\u2010": "-", "\u2011": "-", "\u2019": "'"}
#: Others than ASCII's that stand between words.
_BETWEEN_WORDS = "\u00a0\u00ae\u2013\u2014\u2018\u201c\u201d\u2022\u2026\u2122"
_WRITTEN_AS = {**_ALIKE, **dict.fromkeys(_BETWEEN_WORDS, " ")}
#: The only letter that is two when it is small.
_TWO_WHEN_SMALL = "\u0130"
#: Where a hint is in so many places, all parts of a piece are as soon looked at.
_MANY = 100
_FOLDED = ByPiece(fold_accents).__getitem__


class Piece(NamedTuple):
    """A piece of a text, in the ways in which words are looked for in it."""

    text: str
    #: With a blank for each sign that parts words, and as many signs.
    parted: str
    #: That in small letters, as many as there are capitals.
    small: str
    #: That without accents and what may be left out within a word. It has as many parts between
    #: blanks.
    plain: str


def piece_of(text: str) -> Piece:
    """A piece as it is looked at."""
    parted = text
    if not text.isascii():
        for sign, written in _WRITTEN_AS.items():
            parted = parted.replace(sign, written)
    small = parted.replace(_TWO_WHEN_SMALL, "i").lower()
    plain = small.replace("\u00a7", "section")
    for sign in _WITHIN_WORDS:
        plain = plain.replace(sign, "")
    if not plain.isascii():
        plain = " ".join(map(_FOLDED, plain.split(" ")))
    return Piece(text, parted, small, plain)


def parts_with(piece: Piece, hint: str) -> list[tuple[int, str]]:
    """Where the parts of a piece that have a hint begin, and the parts, in order."""
    count = piece.plain.count(hint) if hint else _MANY
    if hint.isascii() and count < _MANY:
        written = [*_parts_around(piece, hint)] if count else []
        if len(written) == count:  # it stands nowhere else
            return written
    plain = piece.plain.split(" ")
    return [part for part, said in zip(_parts(piece.parted), plain, strict=True) if hint in said]


def _parts(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in text.split(" "):
        yield start, part
        start += len(part) + 1


def _parts_around(piece: Piece, hint: str) -> Iterator[tuple[int, str]]:
    """The parts in which a hint is written as it is."""
    _, text, small, _ = piece
    at = small.find(hint)
    while at >= 0:
        start, end = small.rfind(" ", 0, at) + 1, small.find(" ", at)
        end = len(small) if end < 0 else end
        yield start, text[start:end]
        at = small.find(hint, end)
