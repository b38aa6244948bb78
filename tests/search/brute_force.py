"""What a plan means, worked out on the words of one document at a time, the slow and plain way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product

from search.index.indexed_words import indexed_words
from search.index.plan import (
    AllOf,
    AnyOf,
    AtPositions,
    BestOf,
    Everything,
    Field,
    Like,
    Misspelt,
    NoneOf,
    OfSource,
    Plan,
    Run,
    Term,
    Within,
)
from search.language.lanes import NO_WORD
from store.log.document import Document


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A document at a position, with its words."""

    position: int
    source: str
    words: Mapping[Field, Sequence[str]]


def entry(position: int, document: Document) -> Entry:
    """A document as an entry of the index; "" is a place without a word."""
    words: dict[Field, list[str]] = {
        field: ["" if word == NO_WORD else word for word in lane.split()]
        for field, lane in indexed_words(document).items()
    }
    return Entry(position=position, source=document.source, words=words)


def finds(plan: Plan, entry: Entry) -> bool:
    """Whether a plan finds an entry."""
    match plan:
        case Term(field=field, word=word):
            return word in entry.words[field]
        case Run(field=field, words=words):
            return bool(_starts(entry.words[field], words))
        case Within():
            return _within(plan, entry.words[plan.field])
        case Like(field=field, pattern=pattern):
            return any(is_like(word, pattern) for word in entry.words[field] if word)
        case Misspelt(field=field, word=word, edits=edits):
            return any(distance(word, other) <= edits for other in entry.words[field] if other)
        case OfSource(name=name, prefix=prefix):
            return entry.source.startswith(name) if prefix else entry.source == name
        case AtPositions(positions=positions):
            return entry.position in positions
        case Everything():
            return True
        case AllOf(parts=parts):
            return all(finds(part, entry) for part in parts)
        case AnyOf(parts=parts) | BestOf(parts=parts):
            return any(finds(part, entry) for part in parts)
        case NoneOf(part=part):
            return not finds(part, entry)


def is_like(word: str, pattern: str) -> bool:
    """Whether a word is written like a pattern."""
    if not pattern:
        return not word
    if pattern[0] == "*":
        return any(is_like(word[n:], pattern[1:]) for n in range(len(word) + 1))
    return bool(word) and pattern[0] in ("?", word[0]) and is_like(word[1:], pattern[1:])


@cache
def distance(one: str, other: str) -> int:
    """Letters put in, left out or changed, and neighbours swapped, none of them touched twice."""
    if not one or not other:
        return len(one) + len(other)
    ways = [
        distance(one[1:], other) + 1,
        distance(one, other[1:]) + 1,
        distance(one[1:], other[1:]) + (one[0] != other[0]),
    ]
    if one[:2] == other[1::-1] and len(one) > 1:
        ways.append(distance(one[2:], other[2:]) + 1)
    return min(ways)


def _starts(words: Sequence[str], run: Sequence[str]) -> list[int]:
    return [n for n in range(len(words)) if tuple(words[n : n + len(run)]) == tuple(run)]


def _within(plan: Within, words: Sequence[str]) -> bool:
    room = plan.words + sum(map(len, plan.runs))
    for starts in product(*(_starts(words, run) for run in plan.runs)):
        ends = [start + len(run) for start, run in zip(starts, plan.runs, strict=True)]
        ordered = sorted(zip(starts, ends, strict=True))
        apart = all(end <= start for (_, end), (start, _) in pairwise(ordered))
        if apart and max(ends) - min(starts) <= room:
            return True
    return False
