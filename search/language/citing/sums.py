"""Sums of US dollars as words of the index: `$1.5 million` is `usd_1500000`, like $1,500,000."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Named(NamedTuple):
    """What stands at [start, end) of a text, and the word of the lane `cited` it is found by."""

    start: int
    end: int
    word: str


def sums(text: str) -> Iterator[Named]:
    """The sums of a text, each without its qualifier ("more than")."""
    if "$" not in text and "ollar" not in text and "USD" not in text:
        return
    from enforcement.sums.dollars import dollar_figures

    for figure in dollar_figures(text):
        yield Named(figure.sign, figure.end, f"usd_{figure.usd:.2f}".removesuffix(".00"))
