"""Lengths of time as sentences of courts are written: years, months, weeks, days, in months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from enforcement.text.numerals import NUMBER_WORDS, number_value

#: In months; a month of thirty days.
_UNITS = {"year": 12.0, "yr": 12.0, "month": 1.0, "mo": 1.0, "week": 7 / 30, "day": 1 / 30}
_NUMBER = rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?|{NUMBER_WORDS}|an?(?=[ ](?:year|month|week|day|half)))"
_HALF = r"(?P<half>[ -](?:and[ -](?:an?|one)[ -]half|\d/\d)|[ ]?\u00bd)"
_LENGTH = re.compile(
    rf"(?<![\w$.,/])(?P<low>{_NUMBER})(?:[ ]\(\d{{1,3}}\))?{_HALF}?"
    rf"(?:(?P<join>[ ]?[-\u2013][ ]?|[ -]to[ -]|[ ]or[ ]"
    rf"|[ ]and[ ])(?:an?[ ])?(?P<high>{_NUMBER})(?:[ ]\(\d{{1,3}}\))?)?"
    r"[\s-]{0,3}(?:full[ ]|calendar[ ])?(?:(?P<unit>year|month|week|day)s?\b|(?P<short>yr"
    r"|mo)s?\b\.?)"
    r"(?P<after_half>[ ]and[ ]an?[ ]half)?(?!(?:\w|[\s-]old|[\s-]of[\s-]age|['\u2019]?s?[ ]ago))",
    re.IGNORECASE,
)
#: Between the parts of one length: "one year and one day", "three years, six months".
_CHAIN = re.compile(r"['\u2019]?(?:,? and |, | plus |-and-| & |\s)\Z", re.IGNORECASE)
_LIFE = re.compile(
    r"\blife(?:time)?[ ](?:in|imprisonment|sentence|term|without|behind|of[ ]supervised"
    r"|supervised)\b"
    r"|\b(?:to|of|receives?|received)[ ](?P<life>life)\b(?![ -]?(?:time|saving|threat|insurance))"
    r"|\blife(?=[ ](?:plus|and)[ ])",
    re.IGNORECASE,
)
_SERVED = re.compile(r"\btime(?:[ ]already)?[ -]served\b", re.IGNORECASE)
#: Months that stand for life.
LIFE = 9999


@dataclass(frozen=True, kw_only=True, slots=True)
class Duration:
    """A length of time where it stands."""

    #: None for a range ("two to six years"), which is no one length, and for a fortnight or less.
    months: int | None
    #: Months in one of the unit written: 12 for years.
    unit: float
    start: int
    end: int


def durations(text: str) -> tuple[Duration, ...]:
    """Every length of time in the text, in its order; ages and "years ago" are none."""
    stated = list(_chained(text))
    for match in _LIFE.finditer(text) if "life" in text.lower() else ():
        start = match.start("life") if match["life"] else match.start()
        stated.append(Duration(months=LIFE, unit=1.0, start=start, end=start + len("life")))
    for match in _SERVED.finditer(text):
        stated.append(Duration(months=0, unit=1.0, start=match.start(), end=match.end()))
    return tuple(sorted(stated, key=attrgetter("start")))


def _chained(text: str) -> Iterator[Duration]:
    last: re.Match[str] | None = None
    start, end, months, unit = 0, 0, 0.0, 0.0
    for match in _LENGTH.finditer(text):
        each = _UNITS[(match["unit"] or match["short"]).lower()]
        ranged = last is not None and last["high"] is not None
        joined = last is not None and each < unit and not ranged
        if joined and _CHAIN.fullmatch(text[end : match.start()]):
            end, months, unit = match.end(), months + _value(match) * each, each
            continue
        if last is not None:
            yield from _ended(text, last, start, end, months, unit)
        last, start, end = match, match.start(), match.end()
        months, unit = _value(match) * each, each
    if last is not None:
        yield from _ended(text, last, start, end, months, unit)


def _ended(
    text: str, last: re.Match[str], start: int, end: int, months: float, unit: float
) -> Iterator[Duration]:
    """One length; a range; or the two of "24 and 36 months", one a defendant."""
    if last["high"] is None:
        yield Duration(months=_whole(months), unit=unit, start=start, end=end)
        return
    high = (number_value(last["high"]) or 0.0) * unit
    both = last["join"] == " and " and text[max(0, start - 8) : start].lower() != "between "
    if both:
        yield Duration(months=_whole(months), unit=unit, start=start, end=last.end("low"))
    if both or high < months:  # "Example, 47, to 15 months" is no range
        yield Duration(months=_whole(high), unit=unit, start=last.start("high"), end=end)
    else:
        yield Duration(months=None, unit=unit, start=start, end=end)


def _value(match: re.Match[str]) -> float:
    """The (lower) number, in its unit."""
    low = number_value(match["low"]) or 0.0
    if match["half"] and "/" in match["half"]:
        above, below = match["half"].strip(" -").split("/")
        return low + int(above) / max(int(below), 1)
    return low + 0.5 if match["half"] or match["after_half"] else low


def _whole(months: float) -> int | None:
    """One year and one day is twelve months; a fortnight or less is no whole month."""
    return int(months + 0.5) or None
