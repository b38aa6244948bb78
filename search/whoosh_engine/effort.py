"""How long a question may go on looking for where words stand."""

from __future__ import annotations

from dataclasses import dataclass

from search.index.engine import TooBroadError
from search.index.plan import Run, Within
from search.whoosh_engine.places import may_overlap

#: So many words of entries are looked at: it takes up to two seconds, at a microsecond a word.
MOST_LOOKED_AT = 1_500_000
#: How many times as long it takes to find words near each other as in sequence, and where some may
#: lie over one another.
_NEAR, _OVER = 2, 20


@dataclass(slots=True)
class Effort:
    """What a question has taken so far, in all segments together."""

    looked_at: int = 0

    def spend(self, leaf: Run | Within, entries: int) -> None:
        """Take so many entries into account that are looked at. Raises TooBroadError where that is
        too much."""
        self.looked_at += _cost(leaf) * entries
        if self.looked_at > MOST_LOOKED_AT:
            msg = "too many phrases of words that most documents have: leave some of them out"
            raise TooBroadError(msg)


def _cost(leaf: Run | Within) -> int:
    """What it takes to look for it in one entry."""
    if isinstance(leaf, Run):
        return len(leaf.words)
    return sum(map(len, leaf.runs)) * (_OVER if may_overlap(leaf) else _NEAR)
