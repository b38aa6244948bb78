"""What the words before a name make of it: "charged X", "settlement with X", "owner of X"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.parties.action_verbs import (
    ACTED_ON,
    BYSTANDERS,
    GOVERNED,
    PASSED_OVER,
    PASSIVE,
    PRIVATE,
    STRANGE,
)
from enforcement.parties.names import Sort
from enforcement.parties.party_standing import Standing
from enforcement.text.word_lists import HEADS, ROLES, STOPS

_PIECE = re.compile(r"[^\s,;:()\"\u201c\u201d]+|[,;:()\"\u201c\u201d]")
_TWO_DIGITS = re.compile(r"\d\d")
_HOUSES = HEADS | {"business", "businesses", "corporation", "corporations", "agency", "facility"}
_DETERMINERS = frozenset(("the", "a", "an", "its", "his", "her", "two", "three", "four", "five"))
#: "as well as", "together with": they only join, read from their end.
_ADDING = {("as", "well"), ("with", "together"), ("with", "along")}
#: Words that are read back from a name, at most.
_FAR = 12


def governed(left: str, *, title: bool, sort: Sort) -> Standing:
    """The standing of a name behind `left`, the end of its sentence up to it.

    The words are read back from the name until one decides; what may stand in between is what
    describes a person or a house ("charged former police officer X").
    """
    pieces = _PIECE.findall(left)[::-1]
    if pieces[:1] in (["a"], ["an"], ["A"], ["An"]):
        return Standing.STRANGER  # "a Boise doctor", "an Acme employee"
    # "owner of a clinic, Acme Health": what is behind the comma is that clinic
    housed = sort != "person" and pieces[:1] == [","] and "".join(pieces[1:2]) in _HOUSES
    comma = aside = described = False
    for number, piece in enumerate(pieces[:_FAR]):
        word = piece.lower()
        further = pieces[number + 1 : number + 9]
        if aside or piece == ")":
            aside = piece != "("
            continue
        if piece == "," and not comma:
            if _TWO_DIGITS.fullmatch("".join(further[:1])):
                return Standing.STRANGER  # the place behind an age
            comma = True
            continue
        described = described or word in ROLES or word in _HOUSES
        decided = _by(word, further, comma=comma, housed=housed)
        if decided is not None:
            return decided
        if word in ("and", "or") and not described:
            return _listed(further, commas=sort == "word")
        if title and word in STOPS and word not in _DETERMINERS:
            return Standing.UNKNOWN
        if piece in ",;:(" or not (title or described or _common(piece)):
            return Standing.UNKNOWN
    return Standing.UNKNOWN


def _by(word: str, further: Sequence[str], *, comma: bool, housed: bool) -> Standing | None:
    """What one word before the name decides, `further` the words before it, nearest first."""
    if word in ACTED_ON:
        passive = word.endswith("ed") and "".join(further[:1]).lower() in PASSIVE
        return Standing.UNKNOWN if passive else Standing.PARTY
    if (word, *further[:1]) in _ADDING:
        return Standing.UNKNOWN
    if word in STRANGE:
        if _leads(word, further):
            return Standing.PARTY
        return Standing.STRANGER if housed or not comma else Standing.UNKNOWN
    if word in BYSTANDERS:
        return Standing.STRANGER
    return _told(further) if word == "that" else None


def _leads(preposition: str, further: Sequence[str]) -> bool:
    """Whether the words before a preposition lead through it to one acted against."""
    nouns = GOVERNED.get(preposition)
    for number, piece in enumerate(further if nouns else ()):
        word = piece.lower()
        if nouns and word in nouns:
            return not any(other.lower() in PRIVATE for other in further[number + 1 : number + 3])
        if word not in PASSED_OVER:
            return False
    return False


def _told(further: Sequence[str]) -> Standing:
    """What "… that X" makes of X: "allegations that", not "announced that"."""
    alleged = ("alleg", "claim", "accus", "contend")
    if any(piece.lower().startswith(alleged) for piece in further[:3]):
        return Standing.PARTY
    return Standing.UNKNOWN


def _listed(further: Sequence[str], *, commas: bool) -> Standing:
    """What stands before the name that "and" joins another to: "of Alexandria and X"."""
    for number, piece in enumerate(further[:7]):
        word = piece.lower()
        if word in STRANGE:
            leads = _leads(word, further[number + 1 :])
            return Standing.PARTY if leads else Standing.STRANGER
        if (piece != "," or not commas) and (not piece[0].isupper() or word in STOPS):
            return Standing.UNKNOWN
    return Standing.UNKNOWN


def _common(piece: str) -> bool:
    """Whether the piece is no capitalised word."""
    return (
        piece[0].islower()
        or piece[0] in '"\u201c\u201d-\u2013&'
        or "year-old" in piece
        or piece == "The"
    )
