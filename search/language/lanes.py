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
from typing import NamedTuple

from search.language.citing.named_numbers import named_numbers
from search.language.citing.signs import signs_of, together
from search.language.citing.stretches import CitationReader, CitedStretch, every_citation, stretches
from search.language.citing.sums import sums
from search.language.tokens import laid
from search.language.words.by_piece import ByPiece
from search.language.words.stems import stem
from search.language.words.written import joined_words, plain_word, words


class Lanes(NamedTuple):
    """The words of a text, with blanks between them where each has a place."""

    written: str
    canonical: str
    stem: str
    cited: list[str]


#: A place without a word. No word is written so.
NO_WORD = "-"
#: Between what is not one text, so that no phrase reaches from one into the next.
GAP = " ".join([NO_WORD] * 64)


def lanes(text: str, read: CitationReader = every_citation) -> Lanes:
    """The words of a text, accents folded, in small letters; no word stands twice in `cited`."""
    told = list(map(_TOLD.__getitem__, text.split()))
    written = _spaced([words for words, _, _ in told])
    marks = [mark for _, _, mark in told if mark]
    seen = together(mark.signs for mark in marks)
    found = list(stretches(text, read, seen)) if seen else []
    return Lanes(
        written=written,
        canonical=_canonical(text, found, written),
        stem=apart(
            _spaced([families for _, families, _ in told]),
            _spaced(dict.fromkeys(chain.from_iterable(mark.joined for mark in marks))),
        ),
        cited=list(dict.fromkeys(_cited(text, found, seen))) if seen else [],
    )


def apart(*texts: str) -> str:
    """What there is of these, with gaps between them."""
    return f" {GAP} ".join(filter(None, texts))


def _spaced(words: Iterable[str]) -> str:
    return " ".join(filter(None, words))


class _Mark(NamedTuple):
    """What few pieces of a text have."""

    #: The families of its joined words.
    joined: list[str]
    #: Of what it may be a citation.
    signs: int


def _told(piece: str) -> tuple[str, str, _Mark | None]:
    """The words of a piece, with blanks between them, their families, and its mark."""
    if word := plain_word(piece):
        family, joined = stem(word), []
    else:
        found = words(piece)
        word, family = " ".join(found), " ".join(map(stem, found))
        joined = list(map(stem, joined_words(piece)))
    signs = signs_of(piece)
    mark = _Mark(joined, signs) if joined or signs else None
    # What is equal is kept once: so much is kept that each string less is a look less into memory.
    return _same(word, piece), _same(family, word), mark


def _same(one: str, other: str) -> str:
    return other if one == other else one


# One look a piece: no word holds a blank, and most of what stands between two is met again.
_TOLD = ByPiece(_told)


def _canonical(text: str, found: list[CitedStretch], written: str) -> str:
    """Empty where the text is laid as it is written."""
    if not any(one.replaces for one in found):
        return ""
    canonical = " ".join(token.text for token in laid(text, found))
    return canonical if canonical != written else ""


def _cited(text: str, found: list[CitedStretch], seen: int) -> Iterable[str]:
    yield from chain.from_iterable(one.cited for one in found)
    for named in (*named_numbers(text, seen), *sums(text, seen)):
        yield named.word
