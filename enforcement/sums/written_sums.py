"""Sums of US dollars where they are written, with a sign or with the word.

"$1.2 million", "$3\u00bd million", "USD 2-3 million"; "two million five hundred thousand dollars",
"half of a million dollars", "500,000 dollars", "750,000 USD", "five dollars and ten cents".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import prod
from typing import NamedTuple

from enforcement.text.numerals import NUMBER_WORDS, SCALES, is_number_word, number_value
from enforcement.text.word_lists import word_list

_SCALES = {
    **SCALES,
    "k": SCALES["thousand"],
    **dict.fromkeys(("mil", "m", "mm", "mn"), SCALES["million"]),
    **dict.fromkeys(("bn", "b"), SCALES["billion"]),
}
# No part of a longer number: "$1.500.000", "$1 500 000" and "$12,34" are not understood.
_FIGURE = (
    r"(?:\d{1,3}(?![\d.,]?\d)(?!\s\d{3}(?!\d))|\d+(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|\d{4,}|\.\d+)"
    r"(?![.,]?\d)"
)
_SCALE = (
    r"(?:[\s-]{0,3}(?:hundred[\s-]thousand|million|billion|trillion|thousand)\b"
    r"|[ ]?(?:mil|mm|mn|bn)\b|[kmb]\b|[ ](?-i:M|K|B)\b(?!\.))"
)
#: A fraction is one of a scale: "$3 1/2 million".
_FRACTION = rf"[ -]?(?:\u00bd|\u00bc|\u00be|(?<![\d/])[1-9]/[1-9]|and[ -]an?[ -]half)(?={_SCALE})"
_JOIN = r"[ ]?(?:-|\u2013|\u2014|to|and|or)[ ]?"
#: One of two letters comes first and is then looked at again, since a search for a letter is fast.
_SIGNED = re.compile(
    r"[$Uu](?:(?<=\$)|(?<!\w.)(?i:SD)[ ]?\$?)[ ]{0,2}"
    rf"(?i:(?P<figure>{_FIGURE}(?:{_FRACTION})?|(?:\u00bd|\u00bc|\u00be))"
    rf"(?:(?P<scale>{_SCALE})"
    rf"|(?:[ ]?[-\u2013][ ]?|[ ]to[ ])(?P<upper>{_FIGURE})(?P<upper_scale>{_SCALE}))?)"
)
_RANGE = re.compile(rf"\A{_JOIN}\Z", re.IGNORECASE)
#: Thousands in the European way, or dollars to a tenth of a cent: it is not known which.
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
#: Longer than any currency's name before a sum.
_CURRENCY_REACH = 8
_DOLLARS = re.compile(
    r"[ Uu-](?:(?<=[ -])(?i:(?:(?:U\.?S\.?|United[ ]States|American)[ ])?dollars?\b)"
    r"|(?:(?<=[ ])[Uu]|(?<=\d[Uu]))(?i:SD)\b)"
)
#: How far back a number in words is followed; none is longer.
_NUMBER_REACH = 140
_WORD = re.compile(r"[^\s(\[\"\u201c\u2013\u2014]+")
_HUNDREDTHS = re.compile(r"[ ]and[ ](?P<cents>\d\d|no|xx)/100\Z", re.IGNORECASE)
_CENTS = re.compile(rf"[ ]and[ ](?P<cents>\d{{1,2}}|{NUMBER_WORDS})[ ]cents?\b", re.IGNORECASE)
#: "two-thirds of a million", "several hundred thousand": how many that is, is not understood.
_UNCLEAR = re.compile(
    r"(?:thirds?|fifths?|eighths?|tenths?|percent|%|few|several|couple|many|dozens?|score)"
    r"[ -](?:of[ -])?\Z",
    re.IGNORECASE,
)


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


def spelled_sums(text: str) -> Iterator[WrittenSum]:
    """Those with the word "dollars" or the code USD after them, each from its first word on."""
    low = text.lower()
    if "dollar" not in low and "usd" not in low:
        return
    for dollars in _DOLLARS.finditer(text):
        floor = max(0, dollars.start() - _NUMBER_REACH)
        hundredths = _HUNDREDTHS.search(text, floor, dollars.start())
        number = _number_before(text, floor, hundredths.start() if hundredths else dollars.start())
        if number is None or (text[dollars.start()] == "-" and number[1].startswith("a ")):
            continue  # "a million-dollar business" states no sum
        after = _CENTS.match(text, dollars.end())
        cents = hundredths or after
        value = number[0] + (number_value(cents["cents"]) or 0.0) / 100 if cents else number[0]
        start = dollars.start() - len(number[1])
        yield WrittenSum(value, last_digit(value), start, (after or dollars).end())


def _number_before(text: str, floor: int, end: int) -> tuple[float, str] | None:
    """The number that ends at `end`, the longest that is one, and how it is written."""
    words = list(_WORD.finditer(text, floor, end))
    first = len(words)
    while first and is_number_word(words[first - 1].group()):
        first -= 1
    if first < len(words) and _UNCLEAR.search(text, floor, words[first].start()):
        return None
    for at, word in enumerate(words[first:]):
        if at > 1 and words[first + at - 1].group().lower() == "point":
            return None  # "two hundred point five million"
        written = text[word.start() : end]
        begin = word.group().lower()
        if begin in ("and", "of") or written.lower() in ("a", "an"):
            continue
        value = None if begin.rstrip(",") in SCALES else number_value(written)
        if value is not None:
            return value, written
    return None


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
    after = rf"""[ ]?\(?(?:{codes})\b(?![ ]?[$\d])  # not "$2 million (CAD 3 million)"
        |[ ](?:{monies})\b
        |[ ](?:in[ ]|\()?(?:{nations.replace(" ", "[ ]")})
          (?:[ ](?:dollars|funds|currency|money)\b|(?=[.,;:)]|\Z)
            # but "a $2 million Canadian pharmacy scheme"
            |(?=[ ](?:to|in|for|on|and|or|from|by|as|at|over|of)\b))"""
    return re.compile(before), re.compile(after, re.VERBOSE)
