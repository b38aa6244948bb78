"""Splits text into tokens so that every written form of a citation gives the same ones.

A statute, regulation, register page or schedule (see `search.language.citing.stretches`) becomes
its canonical words at consecutive positions: `21 U.S.C. § 841(a)`, `Title 21, United States Code,
Section 841(a)` and `section 841(a) of title 21` are all `21 usc 841 a`. Likewise `Schedule 3`, and
the label symbol `C-III` of 21 CFR 1302.03, are `schedule iii`. In a list (`§§ 841(a)(1) and 846`)
the further ones stay as they are written, and so do all other citations.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from search.language.citing.stretches import (
    CitationReader,
    CitedStretch,
    asked_citations,
    every_citation,
    no_citations,
    stretches,
)
from search.language.words.written import WORD, folded

__all__ = [
    "Token",
    "asked_citations",
    "every_citation",
    "laid",
    "no_citations",
    "tokenize",
]


class Token(NamedTuple):
    """A word of a text."""

    #: Lower case, accents folded; never empty.
    text: str
    #: Its place among the words, from 0.
    position: int
    #: Where it stands in the text; of a word that is not written there, the citation it belongs to.
    start: int
    end: int


def tokenize(text: str, read: CitationReader = every_citation) -> list[Token]:
    """The words of a text with their offsets."""
    return laid(text, stretches(text, read))


def laid(text: str, cited: Iterable[CitedStretch]) -> list[Token]:
    """The words of a text in which this is cited, in order."""
    found: list[Token] = []
    at = position = 0
    for one in cited:
        plain = _words(text, at, one.start, position)
        canonical = _laid(text, one, position + len(plain))
        found += (*plain, *canonical)
        at, position = one.end, position + len(plain) + len(canonical)
    return found + _words(text, at, len(text), position)


def _words(text: str, start: int, end: int, position: int = 0) -> list[Token]:
    """The words as they are written in a stretch of the text, from a position on."""
    found: list[Token] = []
    for match in WORD.finditer(text, start, end):
        if word := folded(match[1]):
            found.append(Token(word, position, *match.span(1)))
            position += 1
    return found


def _laid(text: str, cited: CitedStretch, position: int) -> list[Token]:
    """The tokens of a citation or schedule."""
    written = _words(text, cited.start, cited.end, position)
    unwritten = _unwritten(cited.run, tuple(word.text for word in written))
    is_listed = 0 < unwritten < len(cited.run) and unwritten <= position
    if is_listed or not cited.replaces:
        return written
    places = {word.text: (word.start, word.end) for word in reversed(written)}
    if not {"usc", "cfr"} & places.keys():
        places |= _code_named(text, cited)
    whole = (cited.start, cited.end)
    return [
        Token(word, place, *places.get(word, whole))
        for place, word in enumerate(cited.run, position)
    ]


def _code_named(text: str, cited: CitedStretch) -> dict[str, tuple[int, int]]:
    """Where a citation has the name of its code, which is no word."""
    if not {"usc", "cfr"} & set(cited.run):
        return {}
    from enforcement.citations.federal_codes import CODE_NAME

    name = CODE_NAME.search(text, cited.start, cited.end)
    return {"usc" if name["usc"] else "cfr": name.span()} if name else {}


def _unwritten(run: tuple[str, ...], written: tuple[str, ...]) -> int:
    """How many canonical words are missing where the rest is what is written first: two in the
    `846` of `§§ 841 and 846`, which is `21 usc 846`."""
    return next(n for n in range(len(run) + 1) if run[n:] == written[: len(run) - n])
