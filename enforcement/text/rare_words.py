"""How much of their wording two texts share, counted by how telling each word is.

A word that stands in every announcement tells nothing, a town or a trade name a lot: the weight of
a word is the logarithm of how seldom it is (Sparck Jones 1972). The frequencies are a fixed list,
so that two documents are as alike today as after a thousand others have come.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import repeat

from enforcement.text.word_lists import word_list

#: The weight of a word that is not in the list, which fewer than one text in 250 has.
RARE_WEIGHT = 6.0
_WORD = re.compile(r"[a-z]{3,}")


def distinct_words(text: str) -> frozenset[str]:
    """The words of a text without their plural endings, in small letters."""
    return frozenset(map(_singular, _WORD.findall(text.lower())))


def word_weight(word: str) -> float:
    """How telling a word is, from 0 to `RARE_WEIGHT`."""
    return _weights().get(word, RARE_WEIGHT)


def total_weight(some: frozenset[str]) -> float:
    """How telling some words are together."""
    return sum(map(_weights().get, some, repeat(RARE_WEIGHT)))


def rare_words(some: frozenset[str]) -> frozenset[str]:
    """Those of the words that few texts have."""
    return some.difference(_weights())


@cache
def _weights() -> Mapping[str, float]:
    lists = word_list("wording").items()
    return {word: float(weight) for weight, words in lists for word in words.split()}


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 4 and word[-1] == "s" and word[-2] not in "su" else word
