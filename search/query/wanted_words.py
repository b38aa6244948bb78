"""What the words of a text must be for a part of a query to stand there."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from search.language.lanes import lanes
from search.language.spelling import edits
from search.language.tokens import asked_citations, tokenize
from search.language.tree import Fuzzy, Near, Pattern, Text, TextField
from search.language.words.stems import stem
from search.language.words.written import fold_accents

Leaf: TypeAlias = Text | Near | Pattern | Fuzzy
#: Whether a word, in small letters and without accents, is one that is looked for.
WordTest: TypeAlias = Callable[[str], bool]

#: Signs that may stand within what is one word, and are no letters of it.
_WITHIN_WORDS = str.maketrans("", "", ".,-'\u2010\u2011\u2018\u2019")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"[1-9]\d*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """Stretches of words, a test for each word, which stand in any order with at most `between`
    other words between them in all."""

    #: Which leaf of the query it is.
    leaf: int
    stretches: tuple[tuple[WordTest, ...], ...]
    between: int = 0
    #: Whether the words are those that citations are laid by.
    canonical: bool = False
    #: What is in every text that has it, as `without_signs` gives the text; perhaps nothing.
    hint: str = ""


def of_field(leaves: Sequence[Leaf], field: TextField) -> list[Leaf]:
    """The leaves that are looked for in the title, the number or, for None, the text."""
    return [leaf for leaf in leaves if leaf.field in (None, field)]


def wanted(leaves: Sequence[Leaf]) -> list[Wanted]:
    """What is looked for of each leaf: one or several ways to write it."""
    return [way for n, leaf in enumerate(leaves) for way in _ways(leaf, n)]


def without_signs(text: str) -> str:
    """A text in small letters, without accents and what may be left out within a word."""
    plain = text.lower() if text.isascii() else " ".join(map(fold_accents, text.split()))
    return plain.translate(_WITHIN_WORDS)


def _ways(leaf: Leaf, n: int) -> Iterator[Wanted]:
    match leaf:
        case Text():
            yield from _text(leaf, n)
        case Near(parts=parts, words=between):
            stretches = tuple(filter(None, map(_stretch, parts)))
            hint = max(map(_hint, parts), key=len, default="")
            yield Wanted(leaf=n, stretches=stretches, between=between, hint=hint)
        case Pattern(text=text):
            hint = max(map(fold_accents, _LETTERS.findall(text)), key=len, default="")
            yield Wanted(leaf=n, stretches=((_pattern(text),),), hint=hint)
        case Fuzzy(text=text, edits=at_most):
            yield Wanted(leaf=n, stretches=((_spelled_like(fold_accents(text), at_most),),))


def _text(text: Text, n: int) -> Iterator[Wanted]:
    if stretch := _stretch(text):
        yield Wanted(leaf=n, stretches=(stretch,), hint=_hint(text))
    yield from _cited(text, n)


def _stretch(text: Text) -> tuple[WordTest, ...]:
    """The words as they are written, or of one word without quotes its family."""
    if family := _family(text):
        return (cache(lambda word: stem(word) == family),)
    return _exact(lanes(text.text).written)


def _hint(text: Text) -> str:
    """What all its forms have in common: a family's words differ in the last letters (`dying` is of
    the family `die`), and what has a digit may be written in many ways."""
    if family := _family(text):
        return family[:-1] if len(family) > 3 else family[:1]
    return max(filter(str.isalpha, lanes(text.text).written), key=len, default="")


def _family(text: Text) -> str:
    """The family that is meant; empty where the words themselves are."""
    words = lanes(text.text).written
    alone = len(words) == 1 and not text.quoted and text.field != "number"
    return stem(words[0]) if alone else ""


def _cited(text: Text, n: int) -> Iterator[Wanted]:
    """What is cited, in whatever form it is written, by its canonical words."""
    words = lanes(text.text)
    run = [token.text for token in tokenize(text.text, asked_citations) if not token.implied]
    if words.cited or (run != words.written and run):
        hint = max(_DIGITS.findall(" ".join(run)), key=len, default="")
        yield Wanted(leaf=n, stretches=(_exact(run),), canonical=True, hint=hint)


def _exact(words: Sequence[str]) -> tuple[WordTest, ...]:
    return tuple(word.__eq__ for word in words)


def _pattern(text: str) -> WordTest:
    """Whether a word is written so; the expression never goes back over the word."""
    folded = "".join(part if part in "*?" else fold_accents(part) for part in text)
    fits = re.compile(fnmatch.translate(folded)).match
    return lambda word: fits(word) is not None


def _spelled_like(text: str, at_most: int) -> WordTest:
    return cache(lambda word: edits(text, word, at_most) is not None)
