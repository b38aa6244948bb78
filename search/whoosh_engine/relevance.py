"""How well an entry fits: BM25 over the entries that an answer is given from, and no others.

Whoosh counts what an index happens to hold: superseded entries, those written after the position
asked about, even deleted ones. Here a word is as rare as it is among the entries that may be found,
so that an answer has the same order at any later time and in any other index of the same log. The
length of a text is measured against a fixed one for the same reason.

Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), section 3.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import log
from typing import Any

from whoosh.scoring import BaseScorer, WeightingModel, WeightScorer

from search.whoosh_engine.segment import Segment

#: How soon a further occurrence counts less, and how much longer texts count less.
_K1, _B = 1.2, 0.75
#: The usual number of words: of press releases with their titles, of titles, of numbers.
_USUAL = {"text": 400, "title": 10, "number": 3}


class Relevance(WeightingModel):  # type: ignore[misc]
    """The weights of words in the answers that these segments give together."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.segments = segments
        self.known: dict[tuple[str, bytes], float] = {}

    def scorer(self, searcher: Any, field: str, word: bytes, qf: int = 1) -> BaseScorer:
        """What Whoosh asks to score the postings of a word in one segment with."""
        if field not in _USUAL:
            return WeightScorer(1.0)
        return _Scorer(self, searcher, field, word)

    def rarity(self, field: str, word: bytes) -> float:
        """How much finding a word says: the inverse frequency of documents."""
        if (field, word) not in self.known:
            frequency = sum(segment.frequency(field, word) for segment in self.segments)
            self.known[field, word] = log(self.entries / (frequency + 1)) + 1
        return self.known[field, word]

    @cached_property
    def entries(self) -> int:
        """How many entries the answer is given from; at least one."""
        return sum(segment.count() for segment in self.segments) or 1


class _Scorer(BaseScorer):  # type: ignore[misc]
    """Scores the postings of a word; how rare it is is counted when the first is asked for."""

    def __init__(self, relevance: Relevance, searcher: Any, field: str, word: bytes) -> None:
        self.relevance = relevance
        self.length = searcher.reader().doc_field_length
        self.field = field
        self.word = word
        self.shortest = _K1 * (1 - _B)
        self.longer = _K1 * _B / _USUAL[field]

    @cached_property
    def most(self) -> float:
        """What a word that is repeated without end comes to."""
        return self.relevance.rarity(self.field, self.word) * (_K1 + 1)

    def supports_block_quality(self) -> bool:
        return False

    def score(self, matcher: Any) -> float:
        weight: float = matcher.weight()
        length: int = self.length(matcher.id(), self.field, 1)
        return self.most * weight / (weight + self.shortest + self.longer * length)
