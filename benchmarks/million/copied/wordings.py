"""The words of each copy of the real documents: pure.

A copy says the same with other rare words and other names, so that words and people become more as
the laws fitted to the real ones say. A word gives way to one of its length, since what was read
stands at offsets of the text.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.million.copied.growth import Growth

#: Words in more of the real documents stand in every copy.
RARE = 10
#: Shorter ones have too few others of their length.
SHORTEST = 4
#: How much less often a word that is in more documents is made anew: by this power of them.
_LESS = 2.0
_TRIES = 20
_DIGITS = "0123456789"


@dataclass(frozen=True, kw_only=True, slots=True)
class RealWords:
    """The real ones, and how they grow."""

    #: How many documents have each word.
    documents: Mapping[str, int]
    #: Last names of people that something was done to; some are rare words, some are not.
    last_names: frozenset[str]
    #: Of the words, and of people by their number.
    words: Growth
    people: Growth
    #: How many documents there are.
    count: int
    #: Words that stand in every copy, however rare.
    kept: frozenset[str] = frozenset()


class Wordings:
    """The words of copy after copy; the first says what the real ones say."""

    def __init__(self, real: RealWords, *, seed: int) -> None:
        self._real = real
        self._seed = seed
        self._known = set(real.documents)
        names = {it for it in real.last_names - real.kept if _varies(it)}
        rare = (
            it
            for it, many in real.documents.items()
            if many <= RARE and _varies(it) and it not in real.kept and it not in names
        )
        self._rare, self._names = sorted(rare), sorted(names)
        #: The words that came of each rare word, and in how many copies each is.
        self._pools: dict[str, dict[str, int]] = {it: {it: 1} for it in self._rare}
        self._invented = _Inventing(self._rare + self._names)
        self._new_names: list[str] = []

    @property
    def varied(self) -> frozenset[str]:
        """The words that another may stand for."""
        return frozenset((*self._rare, *self._names))

    def copies(self, count: int) -> Iterator[dict[str, str]]:
        """For each copy, the words that stand for others in it."""
        yield {}
        for number in range(1, count):
            yield self._copy(number, random.Random(f"{self._seed} {number}"))

    def _copy(self, number: int, chance: random.Random) -> dict[str, str]:
        wanted = self._new(self._real.words, number)
        new_names = round(wanted * len(self._names) / max(1, len(self._rare) + len(self._names)))
        said = self._varied_words(wanted - new_names, chance)
        self._invent_names(new_names, chance)
        return {**said, **self._other_names(number, chance)}

    def _new(self, growth: Growth, number: int) -> float:
        """How many new ones a copy brings, of the real number of them."""
        count = self._real.count
        return growth((number + 1) * count) - growth(number * count)

    def _varied_words(self, wanted: float, chance: random.Random) -> dict[str, str]:
        weights = [self._real.documents[it] ** -_LESS for it in self._rare]
        share = wanted / max(1e-9, sum(weights))
        said = {}
        for word, weight in zip(self._rare, weights, strict=True):
            pool = self._pools[word]
            if chance.random() < share * weight:
                other = self._fresh(word, chance)
            else:
                other = chance.choices([*pool], [*pool.values()])[0]
            pool[other] = pool.get(other, 0) + 1
            if other != word:
                said[word] = other
        return said

    def _invent_names(self, wanted: int, chance: random.Random) -> None:
        for name in chance.choices(self._names, k=wanted) if self._names else ():
            self._new_names.append(self._fresh(name, chance))

    def _other_names(self, number: int, chance: random.Random) -> dict[str, str]:
        """People of a copy are others, of whatever last name, but for those that come again."""
        real = self._real
        again = 1 - self._new(real.people, number) / max(1e-9, real.people(real.count))
        others: defaultdict[int, list[str]] = defaultdict(list)
        come = [name for name in self._names if chance.random() >= again]
        for name in (*come, *self._new_names):
            others[len(name)].append(name)
        for names in others.values():
            chance.shuffle(names)
        return {name: others[len(name)].pop() for name in come}

    def _fresh(self, word: str, chance: random.Random) -> str:
        for _ in range(_TRIES):
            if (made := self._invented(word, chance)) not in self._known:
                self._known.add(made)
                return made
        return word


class _Inventing:
    """Makes a word of the beginning of another and its own end, so that it is written as such words
    are."""

    def __init__(self, words: Iterable[str]) -> None:
        self._beginnings = [it for it in words if not it.isdigit()] or ["word"]

    def __call__(self, word: str, chance: random.Random) -> str:
        if word.isdigit():
            return "".join(chance.choices(_DIGITS, k=len(word)))
        at = chance.randint(2, max(2, len(word) - 2))
        beginning = chance.choice(self._beginnings)[:at]
        return beginning + word[len(beginning) :]


def _varies(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and (word.isalpha() or word.isdigit())


def written_as(word: str, like: str) -> str:
    """A word in capital and small letters as another of its length."""
    if like.islower() or like.isdigit():
        return word
    both = zip(word, like, strict=True)
    return "".join(new.upper() if old.isupper() else new for new, old in both)
