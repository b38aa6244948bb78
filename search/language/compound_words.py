"""Runs of words that are asked for so often that each is a word of the index too.

A citation as a phrase would mean going through the postings of words that stand in every other
document (`usc`, `21`, `a`, `1`). The run `21 usc 841 a 1` is therefore indexed as one word as well,
with the runs it begins with, and `schedule iii` likewise: exactly where a phrase would find them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

#: The word a run is known by, how many words stand before it, and how long the run may be.
_KNOWN_BY = {"usc": (1, 5), "cfr": (1, 5), "fr": (1, 3), "schedule": (0, 2)}


def compound_words(words: Iterable[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """The runs among words given with their positions, each with that of its first word."""
    words = list(words)
    if not any(word in _KNOWN_BY for word, _ in words):
        return
    at: dict[int, set[str]] = defaultdict(set)
    for word, place in words:
        at[place].add(word)
    for place, there in list(at.items()):
        for word in there & _KNOWN_BY.keys():
            before, longest = _KNOWN_BY[word]
            start = place - before
            found = list(at.get(start, ())) if before else [word]
            for length in range(2, longest + 1):
                after = {word} if length == before + 1 else at.get(start + length - 1, ())
                found = [f"{run} {last}" for run in found for last in after]
                if length > before + 1:
                    yield from ((run, start) for run in found)


def as_compound_word(words: Sequence[str]) -> str | None:
    """The word of the index that stands for a phrase; None where none does."""
    for place in (0, 1):
        before, longest = (
            _KNOWN_BY.get(words[place], (None, 0)) if place < len(words) else (None, 0)
        )
        if before == place and before + 2 <= len(words) <= longest:
            return " ".join(words)
    return None
