"""How good a ranking is, and how sure a difference is."""

from __future__ import annotations

import random
import statistics
from collections.abc import Collection, Sequence
from math import log2

#: Places of a ranking that count: the first page.
PAGE = 10


def ndcg(ranking: Sequence[str], relevant: Collection[str]) -> float:
    """nDCG@10 with gains of 0 and 1: from 0 (nothing found) to 1 (all that is relevant first)."""
    discounts = [1 / log2(place + 2) for place in range(PAGE)]
    gained = (d for id, d in zip(ranking, discounts, strict=False) if id in relevant)
    return sum(gained) / sum(discounts[: len(relevant)])


def bootstrap(differences: Sequence[float], draws: int = 5000) -> tuple[float, float]:
    """The range that holds the mean of paired differences in 95 of 100 resamples."""
    chance = random.Random(20260301)
    means = sorted(
        statistics.fmean(chance.choices(differences, k=len(differences))) for _ in range(draws)
    )
    return means[draws * 25 // 1000], means[draws * 975 // 1000 - 1]
