"""Amounts of US dollars as releases write them: the value, and how exactly it is stated.

A grammar of our own: general libraries read "$4.5 million" as 4.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from enforcement.sums.written_sums import WrittenSum, signed_sums, spelled_sums

_QUALIFIER = re.compile(
    r"(?:(?P<above>(?:well[ ]|just[ ])?over|(?:(?:far|well|slightly|significantly)[ ])?more[ ]than"
    r"|in[ ]excess[ ]of|at[ ]least|upwards?[ ]of|exceed(?:ed|ing|s)?|greater[ ]than)"
    r"|(?P<below>nearly|almost|close[ ]to|up[ ]to|as[ ]much[ ]as|less[ ]than|under"
    r"|not[ ]more[ ]than)"
    r"|(?P<near>approximately|about|roughly|around|an?[ ]estimated|estimated|some|a[ ]total[ ]of"
    r"|totall?ing))\s?(?:US|U\.S\.)?\s?\Z",
    re.IGNORECASE,
)
_LONGEST_QUALIFIER = 30
#: Between a sum and the same one again: "one million dollars ($1,000,000)".
_AGAIN = re.compile(r"[ ]?[(\[](?:US|U\.S\.)?[ ]?\Z")
#: Texts without any of these state no dollars.
_CHEAP = ("$", "dollar", "usd")


@dataclass(frozen=True, kw_only=True, slots=True)
class DollarFigure:
    """An amount where it stands: `text[start:end]`, its qualifier ("more than") included."""

    usd: float
    #: One unit of the last digit stated: 100,000 for "$1.2 million", 0.01 for "$5.25".
    unit: float
    #: Where the exact amount lies, if this one is rounded: "above", "below" or "near"; else "".
    side: str
    start: int
    end: int
    #: Where the amount itself begins, after the qualifier.
    sign: int


def states_dollars(text: str) -> bool:
    """Whether there may be any amount of dollars in the text."""
    low = text.lower()
    return any(word in low for word in _CHEAP)


def dollar_figures(text: str) -> tuple[DollarFigure, ...]:
    """Every amount of dollars in the text, in its order; they do not overlap, and what is said in
    words and in figures, one after the other, is one."""
    return tuple(_figure(text, written) for written in dollar_sums(text))


def dollar_sums(text: str) -> Iterator[WrittenSum]:
    """The amounts of `dollar_figures` alone, without what is said of how exact they are."""
    signed = list(signed_sums(text))
    apart = (
        spelled
        for spelled in spelled_sums(text)
        if not any(taken.start < spelled.end and spelled.start < taken.end for taken in signed)
    )
    return _said_once(text, sorted((*signed, *apart), key=lambda written: written.start))


def _said_once(text: str, written: Iterable[WrittenSum]) -> Iterator[WrittenSum]:
    last: WrittenSum | None = None
    for each in written:
        if last and last.usd == each.usd and _AGAIN.fullmatch(text[last.end : each.start]):
            closing = text[each.end : each.end + 1] in (")", "]")
            last = last._replace(unit=min(last.unit, each.unit), end=each.end + closing)
            continue
        if last:
            yield last
        last = each
    if last:
        yield last


def _figure(text: str, written: WrittenSum) -> DollarFigure:
    start = written.start
    before = text[max(0, start - _LONGEST_QUALIFIER) : start]
    qualifier = _QUALIFIER.search(before)
    side = (qualifier.lastgroup or "") if qualifier else ""
    begin = start - len(before) + qualifier.start() if qualifier else start
    if qualifier and begin > 0 and text[begin - 1].isalpha():
        begin, side = start, ""
    return DollarFigure(
        usd=written.usd, unit=written.unit, side=side, start=begin, end=written.end, sign=start
    )
