"""Which of what was found is scored, where it is too much to score all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest

from search.index.plan import AllOf, AnyOf, Plan

#: So many entries are scored at most, and at least.
_MOST, _LEAST = 5_000, 800
#: For each word that is scored PostgreSQL reads a vector, which takes some seven microseconds, and
#: five more to find the entry: so many.
_LOOKS = 8_000


def most_scored(words: int) -> int:
    """How many entries are scored by so many words."""
    return max(_LEAST, min(_MOST, _LOOKS // max(1, words)))


def loose_parts(plan: Plan) -> tuple[Plan, ...]:
    """The parts of which an entry may have some and others not."""
    match plan:
        case AnyOf(parts=parts):
            return parts
        case AllOf(parts=parts):
            return tuple(loose for part in parts for loose in loose_parts(part))
        case _:
            return ()


def most_telling(
    parts: Sequence[Plan],
    says: Callable[[Plan], float],
    found: Callable[[Plan], Iterable[int]],
    count: int,
) -> list[int]:
    """The order numbers of so many entries whose parts together say most, the newest of those that
    say the same; `found` gives those that a part finds. Of parts that say less than others only as
    many are looked for as it takes to have enough, since what has but these is not among the best.
    """
    told: defaultdict[int, float] = defaultdict(float)
    for part in sorted(parts, key=says, reverse=True):
        weight = says(part)
        if len(told) < count:
            for number in found(part):
                told[number] += weight
        else:
            for number in found(part):
                if number in told:
                    told[number] += weight
    return nlargest(count, told, key=lambda number: (told[number], number))
