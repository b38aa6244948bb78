"""What a text must mention to touch a topic: the words of a dated vocabulary, found verbatim.

The vocabulary is a TOML file in `enforcement/vocabulary`, or anywhere, so that following another
drug takes no code (docs/how-to/topics.md). Its own words count alone; street names count only near
a drug word and away from the things they also mean (the cereal, the nutrient).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from enforcement.vocabularies import Query, Vocabulary, load

# Publishers' editors and PDF tools leave these inside words: soft hyphen, zero-width space,
# non-joiner and joiner, word joiner, byte order mark.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_INSIDE = f"[{_INVISIBLE}\u00a0]*"
_BETWEEN = f"[\\s{_INVISIBLE}\"'\u2018\u2019\u201c\u201d\u2010-\u2013-]"
_WORD_START = r"(?<![^\W_])"
_WORD_END = f"(?:[{_INVISIBLE}]*s)?(?![{_INVISIBLE}]*[^\\W_])"
_WORD = re.compile(rf"[^\W_]+(?:[{_INVISIBLE}'\u2019]+[^\W_]+)*")


@dataclass(frozen=True, kw_only=True, slots=True)
class Term:
    """One word or phrase of a vocabulary."""

    #: As the vocabulary writes it.
    word: str
    #: What it is: substance, brand, analogue, slang …
    kind: str
    #: The day it entered the vocabulary; documents read earlier were judged without it.
    since: date
    #: Whether it counts only near a drug word.
    needs_neighbour: bool = False
    #: Words near which it means something else.
    traps: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """A term where it stands: `text[start:end]` is what the text says, character for character."""

    term: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Topic:
    """What to look for. Made by `topic`."""

    name: str
    #: Of the vocabulary's file, in lower-case hexadecimal.
    sha256: str
    #: What publishers are asked for.
    query: Query
    #: In the order of the groups of `pattern`: longer terms first.
    terms: tuple[Term, ...]
    #: Drug words and traps, in the order of the groups of `neighbour_pattern`.
    neighbours: tuple[str, ...]
    drug_words: frozenset[str]
    #: Words between a street name and a drug word or trap, at most.
    window: int

    @property
    def pattern(self) -> re.Pattern[str]:
        """One group a term; built at its first use, which takes a tenth of a second."""
        return _any_of(tuple(term.word for term in self.terms))

    @property
    def neighbour_pattern(self) -> re.Pattern[str]:
        """One group a neighbour."""
        return _any_of(self.neighbours)

    def mentions(self, text: str) -> list[Mention]:
        """Every mention, in the text's order; mentions do not overlap."""
        return list(self._found(text))

    def touches(self, text: str) -> bool:
        """Whether there is any mention."""
        return next(self._found(text), None) is not None

    def _found(self, text: str) -> Iterator[Mention]:
        surroundings: _Surroundings | None = None
        for found in self.pattern.finditer(_in_small_letters(text)):
            term = self.terms[(found.lastindex or 0) - 1]
            if term.needs_neighbour:
                surroundings = surroundings or _Surroundings.of(text, self)
                near = surroundings.near(*found.span())
                if near & term.traps or not near & self.drug_words:
                    continue
            yield Mention(term=term.word, kind=term.kind, start=found.start(), end=found.end())


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The drug words and traps of one text, by the number of the word at which they stand."""

    starts: Sequence[int]
    numbers: Sequence[int]
    words: Sequence[str]
    window: int

    @classmethod
    def of(cls, text: str, topic: Topic) -> _Surroundings:
        starts = [word.start() for word in _WORD.finditer(text)]
        numbers, words = [], []
        for found in topic.neighbour_pattern.finditer(_in_small_letters(text)):
            numbers.append(bisect_left(starts, found.start()))
            words.append(topic.neighbours[(found.lastindex or 0) - 1])
        return cls(starts, numbers, words, topic.window)

    def near(self, start: int, end: int) -> set[str]:
        """The words in the window on either side of text[start:end], itself left out."""
        first, after = bisect_left(self.starts, start), bisect_left(self.starts, end)
        low = bisect_left(self.numbers, first - self.window)
        high = bisect_left(self.numbers, after + self.window)
        return {
            word
            for number, word in zip(self.numbers[low:high], self.words[low:high], strict=True)
            if not first <= number < after
        }


@cache
def topic(name: str = "") -> Topic:
    """The topic of a vocabulary: one that ships, or a file by its path; the shipped default where
    none is named. Raises VocabularyError."""
    return _topic(*load(name))


def _topic(vocabulary: Vocabulary, digest: str) -> Topic:
    terms = sorted(_terms(vocabulary), key=lambda term: (-len(term.word), term.word))
    drug_words = {
        *vocabulary.near.words,
        *(term.word for term in terms if not term.needs_neighbour),
    }
    neighbours = sorted(
        drug_words.union(*(term.traps for term in terms)), key=lambda word: (-len(word), word)
    )
    return Topic(
        name=vocabulary.name,
        sha256=digest,
        query=vocabulary.query,
        terms=tuple(terms),
        neighbours=tuple(neighbours),
        drug_words=frozenset(drug_words),
        window=vocabulary.near.window,
    )


def _terms(vocabulary: Vocabulary) -> Iterator[Term]:
    for group in vocabulary.terms:
        for word in group.words:
            yield Term(word=word, kind=group.kind, since=group.since)
    for street in vocabulary.slang:
        for word in street.words:
            yield Term(
                word=word,
                kind="slang",
                since=street.since,
                needs_neighbour=True,
                traps=frozenset(street.traps),
            )


def _in_small_letters(text: str) -> str:
    """A text of the same length to be matched without regard to case, which `re` itself is slow
    at: the long s is one, and a letter that becomes two stays as it is."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter if len(low := letter.lower()) > 1 else low for letter in text)
    return small.replace("\u017f", "s")


@cache
def _any_of(ordered: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern with a group a word, for a text in small letters. No repeat may take what comes
    after it, and no match begins with one: the time it takes grows with the text's length and no
    faster."""
    initials = "".join(sorted({re.escape(word[0].lower()) for word in ordered}))
    alternatives = "|".join(f"({_loosely(word.lower())})" for word in ordered)
    return re.compile(f"{_WORD_START}(?=[{initials}])(?:{alternatives}){_WORD_END}")


def _loosely(word: str) -> str:
    """A word's pattern: see the head of the vocabulary for what is read over."""
    pieces = []
    for piece in re.findall(r" |-|[^ -]+", word):
        if piece == " ":
            pieces.append(f"{_BETWEEN}+")
        elif piece == "-":
            pieces.append(f"{_BETWEEN}*")
        else:
            pieces.append(_INSIDE.join(map(_letter, piece)))
    return "".join(pieces)


def _letter(letter: str) -> str:
    return "['\u2019]" if letter == "'" else re.escape(letter)
