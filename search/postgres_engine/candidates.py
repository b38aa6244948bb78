"""Which of what was found is scored, where it is too much to score all of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from heapq import nlargest
from itertools import accumulate
from typing import Final

from search.index.plan import AllOf, AnyOf, Plan, without_places
from search.postgres_engine.filters import Span
from search.postgres_engine.question import Question

#: So many entries are scored at most, and at least.
_MOST, _LEAST = 5_000, 800
#: For each word that is scored PostgreSQL reads a vector, which takes some seven microseconds, and
#: five more to find the entry: so many.
_LOOKS = 8_000
#: So many entries are gathered by the rarest parts of what an entry need not have all of; where
#: these give fewer than enough, the newest of the next part too.
_GATHERED, _ENOUGH = 40_000, 5_000

#: In so many entries it is looked where words stand, of those that have the words; for a page by
#: date in fewer first, which mostly are enough.
_STEPS: Final = (10_000,)
_STEPS_BY_DATE: Final = (1_500, 3_000)
#: A word is in many entries that more than one in so many have.
_OFTEN = 10


@dataclass(frozen=True)
class Having:
    """Which entries have which parts of a plan, by order numbers."""

    parts: Mapping[Plan, Collection[int]]
    #: Whether the more frequent parts were looked for only among what has one of the rarer ones.
    partly: bool

    @cached_property
    def all(self) -> frozenset[int]:
        """The order numbers of all of them."""
        return frozenset().union(*self.parts.values())

    def note(self) -> str | None:
        """That some are left out, where it is so."""
        if not self.partly:
            return None
        return (
            f"the most frequent of the words are looked for in {len(self.all):,} documents only:"
            " those that have no other are neither counted nor ranked"
        )


def having(question: Question, parts: Iterable[Plan], *, within: Plan | None = None) -> Having:
    """Which entries have which of these parts, and are found by a plan: all of them where that is
    not too many, else those that have one of the rarest parts."""
    asked = {part: AllOf(parts=(within, part)) if within else part for part in parts}
    counts = {part: question.count(plan) for part, plan in asked.items()}
    by_rarity = sorted(asked, key=counts.__getitem__)
    few = sum(total <= _GATHERED for total in accumulate(map(counts.__getitem__, by_rarity)))
    rare, frequent = by_rarity[:few], by_rarity[few:]
    found: dict[Plan, Collection[int]] = {
        part: question.hits(asked[part]).gathered("ordered") for part in rare if counts[part]
    }
    newest: list[int] = []
    if frequent and sum(map(len, found.values())) < _ENOUGH:
        following = frequent[0]
        newest = question.hits(asked[following]).first(_GATHERED, counts[following])
    known = frozenset(newest).union(*found.values())
    for part in frequent:
        has = question.hits(AllOf(parts=(asked[part], AnyOf(parts=tuple(rare)))))
        among = {*has.gathered("ordered")} if found else set[int]()
        if newest:
            since = Span(first=newest[-1])
            among.update(question.hits(asked[part]).gathered("ordered", since))
        found[part] = known & among
    return Having(parts=found, partly=bool(frequent))


@dataclass(frozen=True, kw_only=True, slots=True)
class Looked:
    """What was found, all of it gathered."""

    #: The order numbers, ascending.
    ordered: Sequence[int]
    #: That not all were looked at, where it is so.
    note: str | None = None


def looked_for(
    question: Question, plan: Plan, wanted: int | None, *, newest_first: bool, by_date: bool
) -> Looked:
    """What a plan finds. Where words stand PostgreSQL has to see in each entry that has them: so it
    is all only where that is asked for (`wanted` is None), or where these are not too many; else it
    is looked in the newest or the oldest of them."""
    to_see = question.open_places(plan)
    steps = _STEPS_BY_DATE if by_date else _STEPS
    words = AnyOf(parts=tuple(without_places(leaf) for leaf in to_see))
    having = AllOf(parts=(without_places(plan), words))
    at_most = question.at_most(having)
    if to_see and wanted is not None and at_most > steps[-1]:
        # All that have the words may be far fewer than have the rarest of them: they are looked for
        # at one end only where that is in many. One more tells that there are more.
        often = at_most if at_most * _OFTEN > question.reached.entries else 0
        ends = question.hits(having).first(steps[-1] + 1, often, newest_first=newest_first)
        if len(ends) > steps[-1]:
            lasts = {step: ends[step - 1] for step in steps}
            looked, found = _found(question, plan, wanted, lasts, newest_first=newest_first)
            which = "newest" if newest_first else "oldest"
            return Looked(ordered=sorted(found), note=_looked_in(which, looked, at_most))
    return Looked(ordered=question.hits(plan).ordered())


def _found(
    question: Question, plan: Plan, wanted: int, lasts: Mapping[int, int], *, newest_first: bool
) -> tuple[int, list[int]]:
    """Among so many entries from one end on a plan finds these; more are looked at where these are
    fewer than wanted. `lasts` has the last of so many, for each step."""
    found: list[int] = []
    seen: int | None = None
    for step, last in lasts.items():
        part = _between(seen, last, newest_first=newest_first)
        found += replace(question, within=part).hits(plan).ordered()
        if len(found) >= wanted:
            return step, found
        seen = last
    return max(lasts), found


def _between(seen: int | None, last: int, *, newest_first: bool) -> Span:
    """What lies from one end on behind what was seen, up to the last."""
    if newest_first:
        return Span(last, seen)
    return Span(None if seen is None else seen + 1, last + 1)


def _looked_in(which: str, looked: int, at_most: int) -> str:
    return (
        f"where words stand was looked up in the {which} {looked:,} documents that have them,"
        f" of at most {at_most:,}: give days, or ask for all, to find more"
    )


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
    parts: Mapping[Plan, Collection[int]], says: Callable[[Plan], float], count: int
) -> list[int]:
    """The order numbers of so many entries whose parts together say most, the newest of those that
    say the same. Of parts that say less than others only as many are looked at as it takes to have
    enough, since what has but these is not among the best."""
    told: defaultdict[int, float] = defaultdict(float)
    for part in sorted(parts, key=says, reverse=True):
        weight = says(part)
        known = parts[part] if len(told) < count else told.keys() & parts[part]
        for number in known:
            told[number] += weight
    return nlargest(count, told, key=lambda number: (told[number], number))
