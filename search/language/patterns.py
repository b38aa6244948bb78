"""Words that are written like a pattern: `*` any letters or none, `?` one letter."""

from __future__ import annotations

import re
from collections.abc import Callable
from fnmatch import translate

_WILDCARD = re.compile(r"[*?]")


def fitting(pattern: str) -> Callable[[str], bool]:
    """Whether a word as a whole is written like a pattern; in time that grows with both alone."""
    match = re.compile(translate(pattern.replace("[", "[[]"))).match
    return lambda word: match(word) is not None


def literal_start(pattern: str) -> str:
    """The letters that every word begins with that is written like a pattern."""
    return _WILDCARD.split(pattern, maxsplit=1)[0]
