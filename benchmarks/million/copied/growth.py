"""How the number of distinct things grows with the documents, as Heaps' law has it: pure."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: The law is fitted to what there is from this share of the documents on, in so many places.
_FROM, _PLACES = 1 / 8, 12


@dataclass(frozen=True, kw_only=True, slots=True)
class Growth:
    """Of n documents there are `at_one` times n to the power of `power` distinct things."""

    at_one: float
    power: float

    def __call__(self, documents: float) -> float:
        return self.at_one * math.pow(documents, self.power)


def fitted(documents: Sequence[Iterable[str]], *, seed: int) -> Growth:
    """The law that the things in these documents follow, taken in a drawn order."""
    order = list(documents)
    random.Random(seed).shuffle(order)
    count = len(order)
    places = {round(count * _FROM ** (1 - at / (_PLACES - 1))) for at in range(_PLACES)}
    seen: set[str] = set()
    points = []
    for number, things in enumerate(order, 1):
        seen.update(things)
        if number in places and seen:
            points.append((math.log(number), math.log(len(seen))))
    power, offset = _line(points)
    return Growth(at_one=math.exp(offset), power=power)


def _line(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """Slope and offset of the line nearest to points, by least squares."""
    if len(points) < 2:
        return 1.0, points[0][1] - points[0][0] if points else 0.0
    mean_x = sum(x for x, _ in points) / len(points)
    mean_y = sum(y for _, y in points) / len(points)
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread
    return slope, mean_y - slope * mean_x
