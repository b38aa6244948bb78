"""The words of an index that a pattern or a misspelt word stands for."""

from __future__ import annotations

from collections.abc import Sequence

from search.index.plan import Like, Misspelt
from search.language.patterns import fitting, literal_start
from search.whoosh_engine.misspelt_words import spelled_like


def fitting_words(words: Sequence[str], leaf: Like | Misspelt) -> Sequence[str]:
    """Those of some words, which are in order, that it stands for, in order. Of a pattern, these
    begin as it does (see `beginning`)."""
    if isinstance(leaf, Misspelt):
        return spelled_like(words, leaf.word, leaf.edits)
    if leaf.pattern == beginning(leaf) + "*":
        return words
    return list(filter(fitting(leaf.pattern), words))


def beginning(leaf: Like | Misspelt) -> str:
    """What all words begin with that it may stand for."""
    return literal_start(leaf.pattern) if isinstance(leaf, Like) else ""
