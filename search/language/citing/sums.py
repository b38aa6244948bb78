"""Sums of US dollars as words of the index: `$1.5 million` is `usd_1500000`, like $1,500,000."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from search.language.citing.signs import Sign


class CitedWord(NamedTuple):
    """What stands at [start, end) of a text, and the word of the lane `cited` it is found by."""

    start: int
    end: int
    word: str


def sums(text: str, seen: int) -> Iterator[CitedWord]:
    """The sums of a text in which these signs were seen, each without its qualifier ("more
    than")."""
    if not seen & Sign.SUM:
        return
    from enforcement.sums.dollars import dollar_sums

    for one in dollar_sums(text):
        yield CitedWord(one.start, one.end, f"usd_{one.usd:.2f}".removesuffix(".00"))
