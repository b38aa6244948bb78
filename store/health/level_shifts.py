"""Where the level of a source's weekly figures has changed: documents a week, and the shares of
them that have a title, a date, a text.

A series of weeks is cut into stretches of one level so that the likelihood, less a price for every
cut, is greatest: optimal partitioning (Jackson et al., An algorithm for optimal partitioning of
data on an interval, IEEE Signal Processing Letters 12, 2005), which PELT (Killick et al., JASA 107,
2012) computes faster where there are thousands of points. A year has 52. Counts are Poisson's, but
for their own dispersion; shares are binomial. Pure, and without imports that cost anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise
from math import inf, log
from typing import TypeAlias

#: So many, of so many; for counts, so many in so many weeks.
Ratio: TypeAlias = tuple[int, int]
#: The negative log-likelihood of a stretch at its own level.
Loss: TypeAlias = Callable[[int, int], float]

#: Weeks that are looked back on.
WINDOW = 52
#: A level counts as fallen once it is under this share of the one before, for so many weeks.
FALLEN, WEEKS = 0.5, 2


@dataclass(frozen=True, kw_only=True, slots=True)
class Week:
    """What was first seen of a source in a week; documents, and how many of them had what."""

    source: str
    #: Its Monday (UTC).
    monday: date
    documents: int
    titled: int
    dated: int
    texts: int


def fallen_levels(weeks: Sequence[Week], today: date) -> Iterator[str]:
    """What has fallen of late, in words for a person.

    `weeks` are those of one source in which anything was first seen, in their order. The first is
    left out, which brought all that was on offer, and of counts the present one, which is not over.
    """
    if len(weeks) < 2:
        return
    known = {week.monday: week for week in weeks[1:]}
    this = today - timedelta(days=today.weekday())
    length = min((this - weeks[0].monday).days // 7, WINDOW)
    mondays = [this - timedelta(weeks=ago) for ago in range(length, 0, -1)]
    counts = [(known[day].documents if day in known else 0, 1) for day in mondays]
    if fall := _fall(counts, _poisson(counts)):
        at, before, now = fall
        yield f"{now:.1f} documents a week since the week of {mondays[at]}, before {before:.1f}"
    for field, label in (("titled", "a title"), ("dated", "a date"), ("texts", "a text")):
        recent = [week for week in known.values() if week.monday >= mondays[0]]
        shares = [(getattr(week, field), week.documents) for week in recent]
        if fall := _fall(shares, _binomial):
            at, before, now = fall
            since = f"since the week of {recent[at].monday}"
            yield f"{now:.0%} have {label} {since}, before {before:.0%}"


def _fall(parts: Sequence[Ratio], loss: Loss) -> tuple[int, float, float] | None:
    """Where the present level began, the one before, and itself; None where it has not fallen."""
    cuts = level_starts(parts, loss)
    if len(cuts) < 2 or len(parts) - cuts[-1] < WEEKS:
        return None
    before, now = _level(parts[cuts[-2] : cuts[-1]]), _level(parts[cuts[-1] :])
    return (cuts[-1], before, now) if now < FALLEN * before else None


def level_starts(parts: Sequence[Ratio], loss: Loss) -> list[int]:
    """Where each stretch of one level begins; the first is 0."""
    sums = [
        (0, 0),
        *accumulate(parts, lambda total, part: (total[0] + part[0], total[1] + part[1])),
    ]
    # Two parameters a stretch, as in the Bayesian information criterion, at twice its price: a
    # series that never changes is to be cut once in a hundred years.
    price = 2 * log(max(len(parts), 2))
    best, begins = [-price], [0]
    for end in range(1, len(sums)):
        lowest, at = inf, 0
        for begin in range(end):
            stretch = loss(sums[end][0] - sums[begin][0], sums[end][1] - sums[begin][1])
            if best[begin] + stretch + price < lowest:
                lowest, at = best[begin] + stretch + price, begin
        best.append(lowest)
        begins.append(at)
    cuts = []
    end = len(parts)
    while end:
        end = begins[end]
        cuts.append(end)
    return cuts[::-1]


def _poisson(counts: Sequence[Ratio]) -> Loss:
    """The loss of counts that vary as these do: by their differences, which a few shifts of level
    hardly touch."""
    mean = _level(counts) if counts else 0.0
    steps = [(later[0] - earlier[0]) ** 2 for earlier, later in pairwise(counts)]
    dispersion = max(1.0, sum(steps) / len(steps) / 2 / mean) if steps and mean else 1.0

    def loss(count: int, weeks: int) -> float:
        return (count - count * log(count / weeks)) / dispersion if count else 0.0

    return loss


def _binomial(count: int, of: int) -> float:
    return -sum(part * log(part / of) for part in (count, of - count) if part)


def _level(parts: Sequence[Ratio]) -> float:
    count, of = sum(part[0] for part in parts), sum(part[1] for part in parts)
    return count / of if of else 0.0
