"""Sums with a sign: "$1.2 million", "$3\u00bd million", "US$750,000", "USD 2-3 million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import prod
from typing import NamedTuple

from enforcement.text.numerals import SCALES, number_value
from enforcement.text.word_lists import word_list

_SCALES = {
    **SCALES,
    "k": SCALES["thousand"],
    **dict.fromkeys(("mil", "m", "mm", "mn"), SCALES["million"]),
    **dict.fromkeys(("bn", "b"), SCALES["billion"]),
}
# No part of a longer number: "$1.500.000" and "$12,34" are not understood.
_FIGURE = r"(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)(?![.,]?\d)"
_SCALE = (
    r"(?:[\s-]{0,3}(?:hundred[\s-]thousand|million|billion|trillion|thousand)\b"
    r"|[ ]?(?:mil|mm|mn|bn)\b|[kmb]\b|[ ](?-i:M|K|B)\b(?!\.))"
)
#: A fraction is one of a scale: "$3 1/2 million".
_FRACTION = rf"[ -]?(?:\u00bd|\u00bc|\u00be|(?<![\d/])[1-9]/[1-9]|and[ -]an?[ -]half)(?={_SCALE})"
_JOIN = r"[ ]?(?:-|\u2013|\u2014|to|and|or)[ ]?"
_SIGNED = re.compile(
    rf"(?:\bUSD[ ]?\$?|\$)[ ]{{0,2}}(?P<figure>{_FIGURE}(?:{_FRACTION})?|(?:\u00bd|\u00bc|\u00be))"
    rf"(?:(?P<scale>{_SCALE})"
    rf"|(?:[ ]?[-\u2013][ ]?|[ ]to[ ])(?P<upper>{_FIGURE})(?P<upper_scale>{_SCALE}))?",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"\A{_JOIN}\Z", re.IGNORECASE)
#: Thousands in the European way, or dollars to a tenth of a cent: it is not known which.
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
#: Longer than any currency's name before a sum.
_CURRENCY_REACH = 8


class WrittenSum(NamedTuple):
    """US dollars where they are written: `text[start:end]`."""

    usd: float
    #: One unit of the last digit stated: 100,000 for "$1.2 million", 0.01 for "$5.25".
    unit: float
    start: int
    end: int


def signed_sums(text: str) -> Iterator[WrittenSum]:
    """Those with a dollar sign; "$2 to $3 million" and "$2-3 million" are two, both in millions."""
    matches = list(_SIGNED.finditer(text))
    for place, match in enumerate(matches):
        following = matches[place + 1] if place + 1 < len(matches) else None
        scale = match["scale"] or match["upper_scale"] or _shared_scale(text, match, following)
        if _is_foreign(text, match.start(), match.end()):
            continue
        if not scale and _AMBIGUOUS.fullmatch(match["figure"]):
            continue
        end = match.end() if match["upper"] is None else match.end("figure")
        yield _sum(match["figure"], _factor(scale), match.start(), end)
        if match["upper"] is not None:
            yield _sum(match["upper"], _factor(scale), match.start("upper"), match.end())


def _shared_scale(text: str, match: re.Match[str], following: re.Match[str] | None) -> str | None:
    """The scale of the sum that follows, if it is the upper end of a range."""
    if following is None or not following["scale"]:
        return None
    between = text[match.end() : following.start()]
    ranges = len(between) < 8 and _RANGE.match(between)
    return following["scale"] if ranges and (number_value(match["figure"]) or 0) < 1000 else None


def _factor(scale: str | None) -> float:
    """What "hundred thousand", "M" or nothing multiplies a number by."""
    return prod(_SCALES[word] for word in (scale or "").lower().replace("-", " ").split())


def _sum(written: str, factor: float, start: int, end: int) -> WrittenSum:
    value = number_value(written) or 0.0
    if value >= 1_000_000 and "," in written:
        factor = 1.0  # "$8,153,727 million" is a slip of the pen
    return WrittenSum(round(value * factor, 2), _unit(written, value, factor), start, end)


def _unit(written: str, value: float, factor: float) -> float:
    """One unit of the last digit stated."""
    _, _, decimals = written.partition(".")
    if decimals.strip("0").isdigit():
        return float(factor * 10.0 ** -len(decimals))
    return last_digit(value * factor)


def last_digit(usd: float) -> float:
    """One unit of the last digit that is not 0: zeros at the end state nothing."""
    cents = str(round(100 * usd))
    return 10.0 ** (len(cents) - len(cents.rstrip("0"))) / 100


def _is_foreign(text: str, sign: int, end: int) -> bool:
    """Whether the sum whose dollar sign stands at `sign`, and which ends at `end`, is of another
    currency than that of the United States."""
    before, after = _currencies()
    return bool(before.search(text, max(0, sign - _CURRENCY_REACH), sign) or after.match(text, end))


@cache
def _currencies() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before the sign of such a sum, and what after it."""
    lists = word_list("currencies")
    codes, short_forms, monies = (
        "|".join(lists[name].split()) for name in ("codes", "short_forms", "monies")
    )
    nations = "|".join(lists["nations"].strip().split("\n"))
    before = rf"\b(?:(?!USD?\Z)[A-Z]{{1,3}}|(?:{short_forms})\.?|(?:{codes})[ ])\Z"
    after = rf"""[ ]?\(?(?:{codes})\b
        |[ ](?:{monies})\b
        |[ ](?:in[ ])?(?:{nations.replace(" ", "[ ]")})
          (?:[ ](?:dollars|funds|currency|money)\b|(?=[.,;:)]|\Z)
            # but "a $2 million Canadian pharmacy scheme"
            |(?=[ ](?:to|in|for|on|and|or|from|by|as|at|over|of)\b))"""
    return re.compile(before), re.compile(after, re.VERBOSE)
