"""The words of a text in lanes, one word a place in each, as an index takes them.

`written` has the words as they stand; `canonical`, where a law, a register page or a schedule is
cited, the same text with these laid by their canonical words; `cited` one word for each citation,
number, sum and schedule and for each of its ancestors, in no order. `stem` has the family of each
word of `written`, at the same places, so that phrases and distances can be asked of families; and
after a gap the families of joined words (`homebased` of `home-based`).
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import NamedTuple, TypeAlias

from search.language.citing.named_numbers import named_numbers
from search.language.citing.signs import signs_of, together
from search.language.citing.stretches import CitationReader, CitedStretch, every_citation, stretches
from search.language.citing.sums import sums
from search.language.tokens import laid
from search.language.words.by_piece import ByPiece
from search.language.words.stems import stem
from search.language.words.written import joined_words, words

_Words: TypeAlias = tuple[str, ...]


class Lanes(NamedTuple):
    """The words of a text; "" is a place without a word."""

    written: list[str]
    canonical: list[str]
    stem: list[str]
    cited: list[str]


#: Between what is not one text, so that no phrase reaches from one into the next.
GAP = [""] * 64


def lanes(text: str, read: CitationReader = every_citation) -> Lanes:
    """The words of a text, accents folded, in small letters; no word stands twice in `cited`."""
    pieces = list(map(_PIECES.__getitem__, text.split()))
    each, families, marks = zip(*pieces, strict=True) if pieces else ((), (), ())
    written, marked = list(chain.from_iterable(each)), list(filter(None, marks))
    further = _once(chain.from_iterable(joined for joined, _ in marked))
    seen = together(signs for _, signs in marked)
    found = list(stretches(text, read, seen))
    return Lanes(
        written=written,
        canonical=_canonical(text, found, written),
        stem=[*chain.from_iterable(families), *(GAP if further else ()), *further],
        cited=_once(_cited(text, found, seen)),
    )


def _piece(piece: str) -> tuple[_Words, _Words, tuple[_Words, int] | None]:
    """Its words and their families; of few pieces the families of joined words, and signs."""
    written, joined, signs = tuple(words(piece)), joined_words(piece), signs_of(piece)
    marks = (tuple(map(stem, joined)), signs) if joined or signs else None
    return written, tuple(map(stem, written)), marks


#: No word holds a blank, and most of what stands between two is met again and again.
_PIECES = ByPiece(_piece)


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _canonical(text: str, found: list[CitedStretch], written: list[str]) -> list[str]:
    """Empty where the text is laid as it is written."""
    if not any(one.replaces for one in found):
        return []
    canonical = [token.text for token in laid(text, found)]
    return canonical if canonical != written else []


def _cited(text: str, found: list[CitedStretch], seen: int) -> Iterable[str]:
    yield from chain.from_iterable(one.cited for one in found)
    for named in (*named_numbers(text, seen), *sums(text, seen)):
        yield named.word
