"""Where in a text words may stand that are looked for: few of its parts have to be read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from search.language.words.by_piece import ByPiece
from search.language.words.written import fold_accents

#: Signs that may stand within what is one word, and are no letters of it.
_WITHIN_WORDS = ".,-'\u2010\u2011\u2018\u2019"
#: Others than ASCII's that stand between words: without them most texts are of ASCII alone.
_BETWEEN_WORDS = "\u00a0\u2013\u2014\u201c\u201d\u2022\u2026"
#: The only letter that is two when it is small.
_TWO_WHEN_SMALL = "\u0130"
_FOLDED = ByPiece(fold_accents).__getitem__


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


class Piece(NamedTuple):
    """A piece of a text, in the ways in which words are looked for in it."""

    text: str
    #: With a blank for each sign that parts words.
    parted: str
    #: That in small letters, sign by sign.
    small: str
    #: The text `without_signs`.
    plain: str


def piece_of(text: str) -> Piece:
    """A piece as it is looked at."""
    rest = parted(text)
    return Piece(text, rest, rest.replace(_TWO_WHEN_SMALL, "i").lower(), without_signs(text))


def parts_with(piece: Piece, hint: str) -> Iterator[tuple[int, str]]:
    """Where the parts of a piece that have a hint begin, and the parts, in order."""
    if not hint:
        return _parts(piece.parted)
    if hint.isascii() and piece.plain.count(hint) == piece.small.count(hint):
        return _parts_around(piece, hint)  # it stands nowhere but where it is written so
    plain = piece.plain.split(" ")
    return (part for part, said in zip(_parts(piece.parted), plain, strict=True) if hint in said)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for part in text.split(" "):
        yield start, part
        start += len(part) + 1


def _parts_around(piece: Piece, hint: str) -> Iterator[tuple[int, str]]:
    _, text, small, _ = piece
    at = small.find(hint)
    while at >= 0:
        start, end = small.rfind(" ", 0, at) + 1, small.find(" ", at)
        end = len(small) if end < 0 else end
        yield start, text[start:end]
        at = small.find(hint, end)
