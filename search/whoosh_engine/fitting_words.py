"""The words of an index that a pattern or a misspelt word stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from search.index.plan import Like, Misspelt
from search.language.patterns import fitting, literal_start
from search.whoosh_engine.misspelt_words import LAST, spelled_like


def fitting_words(words: Sequence[str], leaf: Like | Misspelt) -> Iterable[str]:
    """Those of some words, which are in order, that it stands for, in order."""
    if isinstance(leaf, Misspelt):
        return spelled_like(words, leaf.word, leaf.edits)
    start = literal_start(leaf.pattern)
    first, after = bisect_left(words, start), bisect_left(words, start + LAST)
    return filter(fitting(leaf.pattern), words[first:after])
