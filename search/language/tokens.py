"""Splits text into tokens so that every written form of a citation gives the same ones.

No word is a stop word. A citation (read by `enforcement.citations.citations`) becomes its canonical
words at consecutive positions: `21 U.S.C. § 841(a)`, `Title 21, United States Code, Section 841(a)`
and `section 841(a) of title 21` are all `21 usc 841 a`. Likewise `Schedule 3`, and the label symbol
`C-III` of 21 CFR 1302.03, are `schedule iii`.

For a statute, regulation, register page or schedule the canonical words replace the written ones,
which are added from the same position as *implied* tokens, for the index only, so that a literal
quotation matches too. In a list (`§§ 841(a)(1) and 846`), and for all other citations, the
canonical words are the implied ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple

from search.language.citing.stretches import (
    CitationReader,
    Stretch,
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
    "query_words",
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
    #: For the index alone: a query has no use for it.
    implied: bool = False


def tokenize(text: str, read: CitationReader = every_citation) -> list[Token]:
    """The words of a text with their offsets, the implied ones included."""
    return laid(text, stretches(text, read))


def laid(text: str, cited: Iterable[Stretch]) -> list[Token]:
    """The words of a text in which this is cited, in order."""
    found: list[Token] = []
    at = position = 0
    for one in cited:
        plain = _words(text, at, one.start, position)
        primary, implied = _laid(text, one, position + len(plain))
        found += (*plain, *primary, *implied)
        at, position = one.end, position + len(plain) + len(primary)
    return found + _words(text, at, len(text), position)


def query_words(text: str) -> list[str]:
    """The words a query asks for by this text, one after the other."""
    return [token.text for token in tokenize(text, asked_citations) if not token.implied]


def _words(text: str, start: int, end: int, position: int = 0) -> list[Token]:
    """The words as they are written in a stretch of the text, from a position on."""
    found: list[Token] = []
    for match in WORD.finditer(text, start, end):
        if word := folded(match[1]):
            found.append(Token(word, position, *match.span(1)))
            position += 1
    return found


def _laid(text: str, span: Stretch, position: int) -> tuple[list[Token], list[Token]]:
    """The tokens of a citation or schedule, and those that are implied beside them."""
    written = _words(text, span.start, span.end, position)
    places = {word.text: (word.start, word.end) for word in reversed(written)}
    run = span.runs[0]
    if ("usc" in run or "cfr" in run) and not ("usc" in places or "cfr" in places):
        places |= _code_named(text, span)
    unwritten = _unwritten(run, tuple(word.text for word in written))
    listed = 0 < unwritten < len(run) and unwritten <= position
    start = position - unwritten if listed else position
    whole = (span.start, span.end)
    canonical, *further = (
        [Token(word, n, *places.get(word, whole)) for n, word in enumerate(words, start)]
        for words in span.runs
    )
    primary = canonical if span.replaces and not listed else written
    at_hand = {word[:2] for word in primary}
    beside = {word[:2]: word for word in chain(written, canonical, *further)}
    return primary, [
        Token(*word[:4], implied=True) for at, word in beside.items() if at not in at_hand
    ]


def _code_named(text: str, span: Stretch) -> dict[str, tuple[int, int]]:
    """Where a citation has the name of its code, which is no word."""
    from enforcement.citations.federal_codes import CODE_NAME

    name = CODE_NAME.search(text, span.start, span.end)
    return {"usc" if name["usc"] else "cfr": name.span()} if name else {}


def _unwritten(run: tuple[str, ...], written: tuple[str, ...]) -> int:
    """How many canonical words are missing where the rest is what is written first: two in the
    `846` of `§§ 841 and 846`, which is `21 usc 846`."""
    return next(n for n in range(len(run) + 1) if run[n:] == written[: len(run) - n])
