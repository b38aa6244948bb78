"""How alike two texts are: bottom-k sketches of their shingles (Broder 1997, MinHash's sibling with
one hash function), which estimate the share of four-word runs that two texts have in common."""

from __future__ import annotations

import re
from typing import TypeAlias
from zlib import crc32

Sketch: TypeAlias = tuple[int, ...]

#: Hashes kept of a text: the estimate's error is about 1/sqrt(SIZE).
SIZE = 96
_RUN = 4
_WORD = re.compile(r"\w+")


def sketch(text: str, *, first: int | None = None) -> Sketch:
    """The smallest hashes of the runs of four words, rising; empty where there are no words.

    With `first`, of so many words from the beginning only.
    """
    words = _WORD.findall(text.casefold())[:first]
    if not words:
        return ()
    runs = zip(*(words[at:] for at in range(min(_RUN, len(words)))), strict=False)
    return tuple(sorted({crc32(" ".join(run).encode()) for run in runs})[:SIZE])


def likeness(first: Sketch, second: Sketch) -> float:
    """An estimate of the Jaccard index of two texts' runs, from 0 to 1."""
    shared = {*first}.intersection(second)
    if not shared:
        return 0.0
    union = sorted({*first, *second})[:SIZE]
    return len(shared.intersection(union)) / len(union)
