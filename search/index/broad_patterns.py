"""How many words of an index the patterns of a plan may stand for, the same for every engine."""

from __future__ import annotations

from collections.abc import Mapping

from search.index.engine import MOST_WORDS, TooBroadError
from search.index.plan import AllOf, AnyOf, BestOf, Like, Misspelt, NoneOf, Plan


def patterns(*plans: Plan) -> set[Like | Misspelt]:
    """The patterns and misspelt words in plans."""
    found: set[Like | Misspelt] = set()
    for plan in plans:
        match plan:
            case AllOf(parts=parts) | AnyOf(parts=parts) | BestOf(parts=parts):
                found |= patterns(*parts)
            case NoneOf(part=part):
                found |= patterns(part)
            case Like() | Misspelt():
                found.add(plan)
    return found


def refuse_broad(words: Mapping[Like | Misspelt, int]) -> None:
    """Raise TooBroadError where patterns stand for too many words together."""
    if sum(words.values()) > MOST_WORDS:
        broadest = max(words, key=words.__getitem__)
        written = broadest.pattern if isinstance(broadest, Like) else _misspelt(broadest)
        msg = f"{written} stands for {words[broadest]:,} words: give more letters of it"
        raise TooBroadError(msg)


def _misspelt(leaf: Misspelt) -> str:
    return f"{leaf.word}~{leaf.edits}"
