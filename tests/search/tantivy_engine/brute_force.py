"""What a plan finds, told by going through the words of every document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise, product

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
from search.language.patterns import fitting
from search.language.spelling import edits


def is_found(plan: Plan, words: Mapping[Field, Sequence[str]], source: str, position: int) -> bool:
    """Whether a plan finds an entry with these words."""

    def holds(part: Plan) -> bool:
        return is_found(part, words, source, position)

    match plan:
        case Term(field=field, word=word):
            return word in words[field]
        case Run(field=field, words=run):
            return bool(_starts(run, words[field]))
        case Within(field=field, runs=runs, words=between):
            return _is_within(runs, between, words[field])
        case Like(field=field, pattern=pattern):
            return any(map(fitting(pattern), filter(None, words[field])))
        case Misspelt(field=field, word=word, edits=most):
            return any(edits(word, other, most) is not None for other in words[field] if other)
        case OfSource(name=name, prefix=prefix):
            return source.startswith(name) if prefix else source == name
        case AtPositions(positions=positions):
            return position in positions
        case Everything():
            return True
        case AllOf(parts=parts):
            return all(map(holds, parts))
        case AnyOf(parts=parts) | BestOf(parts=parts):
            return any(map(holds, parts))
        case NoneOf(part=part):
            return not holds(part)


def _starts(run: Sequence[str], words: Sequence[str]) -> list[int]:
    return [n for n in range(len(words)) if tuple(words[n : n + len(run)]) == tuple(run)]


def _is_within(runs: Sequence[Sequence[str]], between: int, words: Sequence[str]) -> bool:
    for starts in product(*(_starts(run, words) for run in runs)):
        laid = sorted((start, start + len(run)) for start, run in zip(starts, runs, strict=True))
        apart = all(end <= later for (_, end), (later, _) in pairwise(laid))
        gaps = laid[-1][1] - laid[0][0] - sum(len(run) for run in runs)
        if apart and gaps <= between:
            return True
    return False
