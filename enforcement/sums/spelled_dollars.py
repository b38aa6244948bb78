"""Sums with the word: "two million five hundred thousand dollars", "half of a million dollars",
"500,000 dollars", "750,000 USD", "five thousand dollars and ten cents"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from enforcement.sums.signed_dollars import WrittenSum, last_digit
from enforcement.text.numerals import NUMBER_WORDS, SCALES, is_number_word, number_value

_DOLLARS = re.compile(
    r"[ -](?:(?:U\.?S\.?|United[ ]States|American)[ ])?dollars?\b|(?:(?<=\d)|[ ])USD\b",
    re.IGNORECASE,
)
#: How far back a number in words is followed; none is longer.
_REACH = 140
_WORD = re.compile(r"[^\s(\[\"\u201c\u2013\u2014]+")
_HUNDREDTHS = re.compile(r"[ ]and[ ](?P<cents>\d\d|no|xx)/100\Z", re.IGNORECASE)
_CENTS = re.compile(rf"[ ]and[ ](?P<cents>\d{{1,2}}|{NUMBER_WORDS})[ ]cents?\b", re.IGNORECASE)
#: "two-thirds of a million", "several hundred thousand": how many that is, is not understood.
_UNCLEAR = re.compile(
    r"(?:thirds?|fifths?|eighths?|tenths?|percent|%|few|several|couple|many|dozens?|score)"
    r"[ -](?:of[ -])?\Z",
    re.IGNORECASE,
)


def spelled_sums(text: str) -> Iterator[WrittenSum]:
    """Those with the word "dollars" or the code USD after them, each from its first word on."""
    for dollars in _DOLLARS.finditer(text):
        floor = max(0, dollars.start() - _REACH)
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
    for word in words[first:]:
        written = text[word.start() : end]
        begin = word.group().lower()
        if begin in ("and", "of") or written.lower() in ("a", "an"):
            continue
        value = None if begin.rstrip(",") in SCALES else number_value(written)
        if value is not None:
            return value, written
    return None
