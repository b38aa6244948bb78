"""The words of an index that a pattern or a misspelt word stands for."""

from __future__ import annotations

from collections.abc import Iterator

from search.index.plan import AllOf, AnyOf, BestOf, Like, Misspelt, NoneOf, Plan
from search.language.patterns import fitting, literal_start
from search.language.spelling import edits
from search.whoosh_engine.segment import Segment


def fitting_words(segment: Segment, leaf: Like | Misspelt) -> Iterator[str]:
    """The words of a segment that it stands for, in order."""
    if isinstance(leaf, Misspelt):
        for word in segment.words(leaf.field):
            if edits(leaf.word, word, leaf.edits) is not None:
                yield word
        return
    yield from filter(fitting(leaf.pattern), segment.words(leaf.field, literal_start(leaf.pattern)))


def patterns(plan: Plan) -> set[Like | Misspelt]:
    """The patterns and misspelt words in a plan."""
    match plan:
        case AllOf(parts=parts) | AnyOf(parts=parts) | BestOf(parts=parts):
            return {leaf for part in parts for leaf in patterns(part)}
        case NoneOf(part=part):
            return patterns(part)
        case Like() | Misspelt():
            return {plan}
        case _:
            return set()
