"""Which words tell what a document is about: those it says often and few others say at all."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from search.index.indexed_words import TITLE_WEIGHT
from search.language.function_words import FUNCTION_WORDS
from search.language.lanes import lanes
from search.language.words.stems import stem

#: So many words say enough of what a document is about.
MOST = 25
#: Of a long document, the words it says most often.
_LOOKED_AT = 1000
_SHORTEST = 3


@dataclass(frozen=True, kw_only=True, slots=True)
class TellingWord:
    """A family of words, and how the document mostly writes it."""

    family: str
    written: str


def telling_words(
    title: str, text: str, frequencies: Callable[[Sequence[str]], Sequence[int]], entries: int
) -> tuple[TellingWord, ...]:
    """The most telling words of a document, the first most; `frequencies` tells how many of the
    `entries` of an index have a word of each of these families.

    A word that no other document has leads to none, and one that all have to all.
    """
    written: dict[str, Counter[str]] = {}
    said: Counter[str] = Counter()
    for weight, part in ((TITLE_WEIGHT, title), (1, text)):
        for word in filter(_may_tell, lanes(part).written.split()):
            family = stem(word)
            said[family] += weight
            written.setdefault(family, Counter())[word] += 1
    families = [family for family, _ in said.most_common(_LOOKED_AT)]
    known = dict(zip(families, frequencies(families), strict=True))
    shared = [family for family in families if 1 < known[family] < entries]
    best = sorted(shared, key=partial(_tells, said, known, entries), reverse=True)[:MOST]
    return tuple(TellingWord(family=it, written=written[it].most_common(1)[0][0]) for it in best)


def _may_tell(word: str) -> bool:
    return word.isalpha() and len(word) >= _SHORTEST and word not in FUNCTION_WORDS


def _tells(
    said: Mapping[str, int], known: Mapping[str, int], entries: int, family: str
) -> tuple[float, str]:
    """How often it is said, which counts less and less, times how rare it is."""
    rarity = math.log(entries / known[family])
    return (1 + math.log(said[family])) * rarity, family
