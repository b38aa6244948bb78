"""How long a question may go on looking for where words stand."""

from __future__ import annotations

from dataclasses import dataclass

from search.index.engine import TooBroadError
from search.index.plan import Run, Within

#: So many words of entries are looked at: it takes up to two seconds, at 2 µs a word.
MOST_LOOKED_AT = 900_000
#: To find words near each other takes so many times as long as to find them in sequence.
_NEAR = 3


@dataclass(slots=True)
class Effort:
    """What a question has taken so far, in all segments together."""

    looked_at: int = 0

    def spend(self, leaf: Run | Within, words: int, entries: int) -> None:
        """Take so many entries into account, in each of which as many words are looked at. Raises
        TooBroadError where that is too much."""
        self.looked_at += words * entries * (_NEAR if isinstance(leaf, Within) else 1)
        if self.looked_at > MOST_LOOKED_AT:
            msg = "too many phrases of words that most documents have: leave some of them out"
            raise TooBroadError(msg)
