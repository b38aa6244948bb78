"""Lengths of time as sentences of courts are written: years, months, weeks, days, in months."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from enforcement.claims import LIFE
from enforcement.text.numerals import NUMBER_WORDS, number_value

#: In months; a month of thirty days.
_WEEK, _DAY = 7 / 30, 1 / 30
_UNITS = {"year": 12.0, "yr": 12.0, "month": 1.0, "mo": 1.0, "week": _WEEK, "day": _DAY}
_DAYS_OF_A_YEAR = 365
_NUMBER = (
    rf"(?:\d{{1,3}}(?:\.\d{{1,2}})?|{NUMBER_WORDS}|an?(?=[ -](?:year|month|week|day|half))"
    r"|(?<=the[ ])first(?=[ ]year[ ](?:on|in|of|under|at)\b))"
)
#: Of "sentenced to year and a day", where the year has no number.
_LEFT_OUT = r"(?=year[ -]and[ -](?:an?|one)[ -]day\b)"
_HALF = r"(?P<half>[ -](?:and[ -](?:an?|one)[ -]half|\d/\d)|[ ]?[\u00bd\u00bc\u00be\u2153\u2154])"
_FRACTION_SIGNS = {"\u00bc": 0.25, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}
#: Between the two ends of a range, besides "to": "not less than three nor more than six".
_UP_TO = (
    r",?[ ](?:nor|and|but|or)[ ]"
    r"(?:(?:(?:not|no)[ ])?(?:more|greater|longer)[ ]than|at[ ]most|up[ ]to|a[ ]maximum[ ]of)[ ]"
)
_LENGTH = re.compile(
    rf"(?<![\w$.,/])(?P<low>{_NUMBER}|{_LEFT_OUT})(?:[ ]\(\d{{1,3}}\))?{_HALF}?"
    rf"(?:(?P<join>[ ]?[-\u2013][ ]?|[ -]to[ -]|[ ]or[ ]"
    rf"|[ ]and[ ]|{_UP_TO})(?:an?[ ])?(?P<high>{_NUMBER})(?:[ ]\(\d{{1,3}}\))?)?"
    r"[\s-]{0,3}(?:full[ ]|calendar[ ])?(?:(?P<unit>year|month|week|day)s?\b|(?P<short>yr"
    r"|mo)s?\b\.?)"
    r"(?P<after_half>[ ]and[ ]an?[ ]half)?(?!(?:\w|[\s-]old|[\s-]of[\s-]age|['\u2019]?s?[ ]ago))",
    re.IGNORECASE,
)
#: Between the parts of one length: "one year and one day", "three years, six months".
_CHAIN = re.compile(r"['\u2019]?(?:,? and |, | plus |-and-| & | \+ |\s)\Z", re.IGNORECASE)
_TO_HIGHER = re.compile(rf"{_UP_TO}|[ ]?(?:to|-|\u2013)[ ]?")
_LIFE = re.compile(
    r"\blife(?:time)?[ ](?:in|imprisonment|sentences?|terms?|without|behind|of[ ]supervised"
    r"|supervised)\b"
    r"|\brest[ ]of[ ](?:his|her|their)[ ](?:natural[ ])?(?P<rest>life|lives)\b"
    r"|\b(?:to|of|receives?|received)[ ](?P<life>life)\b(?![ -]?(?:time|saving|threat|insurance))"
    r"|\blife(?=[ ](?:plus|and)[ ])",
    re.IGNORECASE,
)
_SERVED = re.compile(
    r"\btime(?:[ ]already)?[ -]served\b"
    r"|\bthe[ ]time[ ](?:he|she|they)[ ](?:has|had|have)[ ](?:already[ ])?(?:served|spent)\b",
    re.IGNORECASE,
)
#: A number without its unit, which a length before it has: "five in prison", "six suspended".
_UNITLESS = re.compile(
    rf"""(?<![\w$.,/-])(?P<number>\d{{1,3}}|half|{NUMBER_WORDS})
    (?=[ ](?:(?:of[ ](?:them|those|it|which)[ ])?(?:to[ ]be[ ])?(?:served[ ]|spent[ ])?
        (?:in|on|under|at|of)[ ](?:a[ ]|the[ ]|federal[ ]|state[ ]|county[ ]){{0,2}}
        (?:prison|jail|custody|confinement|imprisonment|incarceration|home|house|probation|supervis
        |electronic|parole)
      |(?:of[ ](?:them|those|which)[ ])?(?:(?:was|were|are|is|being)[ ])?suspended\b
      |to[ ]serve\b
      |(?:on|for)[ ](?:the[ ])?(?:\w+[ ])?counts?\b))""",
    re.IGNORECASE | re.VERBOSE,
)
#: The last word of a clause: "one to 16 months; the other, who pleaded guilty, to eight."
_BARE = re.compile(
    rf"(?:\b(?:sentenced|received|gets?|got)(?:[ ]to)?|,[ ]to)[ ]"
    rf"(?P<number>\d{{1,3}}|{NUMBER_WORDS})"
    r"(?=[.;]|\Z)",
    re.IGNORECASE,
)
_LEADS_TO_UNITLESS = re.compile(
    r"(?:[,:;(]|\b(?:with|and|but|to|including|include|serve|serving|spend|of|is|are|just|only|first"
    r"|last))\s*\Z",
    re.IGNORECASE,
)
_UNITLESS_WORDS = (
    *("suspended", " prison", " custody", " home", " count", "to serve", " jail"),
    *(", to ", "sentenced to ", "received ", " got ", " gets "),
)
#: Numbers before the two of "10, 20 and 30 months", one a defendant.
_LISTED = re.compile(rf"(?<![\w$.,/])(?:{_NUMBER},[ ])+\Z", re.IGNORECASE)
_ONE_LISTED = re.compile(_NUMBER, re.IGNORECASE)
#: How far back such numbers are looked for.
_LONGEST_LIST = 60


@dataclass(frozen=True, kw_only=True, slots=True)
class Duration:
    """A length of time where it stands."""

    #: None for a range ("two to six years"), which is no one length, and for a fortnight or less.
    months: int | None
    #: Months in one of the unit written: 12 for years.
    unit: float
    start: int
    end: int
    #: In words, where `months` only come near it: "12 months and 1 day", "45 days", "2.5 months".
    exactly: str = ""


def durations(text: str) -> tuple[Duration, ...]:
    """Every length of time in the text, in its order; ages and "years ago" are none."""
    stated = [*_chained(text), *_life_and_served(text)]
    stated.sort(key=attrgetter("start"))
    ranged = list(_with_ranges(text, stated))
    if ranged and any(word in text for word in _UNITLESS_WORDS):
        ranged = sorted((*ranged, *_unitless(text, ranged)), key=attrgetter("start"))
    return tuple(ranged)


def _life_and_served(text: str) -> Iterator[Duration]:
    low = text.lower()
    for match in _LIFE.finditer(text) if "life" in low or "lives" in low else ():
        named = match.lastgroup
        start = match.start(named) if named else match.start()
        yield Duration(months=LIFE, unit=1.0, start=start, end=start + len("life"))
    for match in _SERVED.finditer(text) if " time" in low or low.startswith("time") else ():
        yield Duration(months=0, unit=1.0, start=match.start(), end=match.end())


def _with_ranges(text: str, stated: Iterable[Duration]) -> Iterator[Duration]:
    """With "two years to five years" and "15 years to life" as the one range that each is."""
    last: Duration | None = None
    for length in stated:
        between = text[last.end : length.start] if last else ""
        rising = last and not (length.months or LIFE) < (last.months or 0)
        if (
            last
            and rising
            and (
                _TO_HIGHER.fullmatch(between)
                or (
                    between == " and "
                    and text[max(0, last.start - 8) : last.start].lower() == "between "
                )
            )
        ):
            last = replace(last, months=None, end=length.end)
            continue
        if last:
            yield last
        last = length
    if last:
        yield last


def _unitless(text: str, stated: Sequence[Duration]) -> Iterator[Duration]:
    """Numbers that go by the unit of the length before them: "of ten months, five in prison"."""
    at = 0
    for start, end in _unitless_numbers(text, stated[0].end):
        while at + 1 < len(stated) and stated[at + 1].start < start:
            at += 1
        length, written = stated[at], text[start:end].lower()
        if start < length.end or (written == "half" and not length.months):
            continue
        half = written == "half"
        number = (length.months or 0) / 2 if half else number_value(written) or 0.0
        months = _whole(number if half else number * length.unit)
        yield Duration(months=months, unit=length.unit, start=start, end=end)


def _unitless_numbers(text: str, begin: int) -> list[tuple[int, int]]:
    """Where such numbers stand, in order."""
    led = (
        match.span("number")
        for match in _UNITLESS.finditer(text, begin)
        if _LEADS_TO_UNITLESS.search(text, max(begin, match.start() - 20), match.start())
    )
    bare = (match.span("number") for match in _BARE.finditer(text, begin))
    return sorted({*led, *bare})


def _chained(text: str) -> Iterator[Duration]:
    last: re.Match[str] | None = None
    start, end, unit = 0, 0, 0.0
    counts: dict[float, float] = {}
    for match in _LENGTH.finditer(text):
        each = _UNITS[(match["unit"] or match["short"]).lower()]
        ranged = last is not None and last["high"] is not None
        joined = last is not None and each < unit and not ranged
        if joined and _CHAIN.fullmatch(text[end : match.start()]):
            end, unit, counts[each] = match.end(), each, _value(match)
            continue
        if last is not None:
            yield from _ended(text, last, start, end, counts)
        last, start, end, unit = match, match.start(), match.end(), each
        counts = {each: _value(match)}
    if last is not None:
        yield from _ended(text, last, start, end, counts)


def _ended(
    text: str, last: re.Match[str], start: int, end: int, counts: Mapping[float, float]
) -> Iterator[Duration]:
    """One length; a range; or the two of "24 and 36 months", one a defendant. `counts` says how
    many of each unit, the last unit last."""
    months, unit = sum(count * each for each, count in counts.items()), [*counts][-1]
    if last["high"] is None:
        exactly = _exactly(counts)
        yield Duration(months=_whole(months), unit=unit, start=start, end=end, exactly=exactly)
        return
    high = (number_value(last["high"]) or 0.0) * unit
    both = last["join"] == " and " and text[max(0, start - 8) : start].lower() != "between "
    if both:
        yield from _listed(text, start, unit)
        yield Duration(months=_whole(months), unit=unit, start=start, end=last.end("low"))
    if both or high < months:  # "Example, 47, to 15 months" is no range
        yield Duration(months=_whole(high), unit=unit, start=last.start("high"), end=end)
    else:
        yield Duration(months=None, unit=unit, start=start, end=end)


def _listed(text: str, start: int, unit: float) -> Iterator[Duration]:
    """The numbers listed before the last two: "10, 20 and 30 months, respectively"."""
    floor = max(0, start - _LONGEST_LIST)
    listed = _LISTED.search(text, floor, start)
    for number in _ONE_LISTED.finditer(text, listed.start(), start) if listed else ():
        months = _whole((number_value(number.group()) or 0.0) * unit)
        yield Duration(months=months, unit=unit, start=number.start(), end=number.end())


def _value(match: re.Match[str]) -> float:
    """The (lower) number, in its unit; one where it is left out: "to year and a day"."""
    low = 1.0 if match["low"].lower() in ("first", "") else number_value(match["low"]) or 0.0
    if match["half"] and "/" in match["half"]:
        above, below = match["half"].strip(" -").split("/")
        return low + int(above) / max(int(below), 1)
    if match["after_half"]:
        return low + 0.5
    return low + _FRACTION_SIGNS.get((match["half"] or "")[-1:], 0.5 if match["half"] else 0.0)


def _exactly(counts: Mapping[float, float]) -> str:
    """A length in words, where it is no whole number of months."""
    days, weeks = counts.get(_DAY, 0.0), counts.get(_WEEK, 0.0)
    months = sum(count * each for each, count in counts.items() if each >= 1)
    if [*counts] == [_DAY] and days % _DAYS_OF_A_YEAR in (0, 1):  # "366 days": a year and a day
        months, days = 12 * (days // _DAYS_OF_A_YEAR), days % _DAYS_OF_A_YEAR
    if not days and not weeks and abs(months - round(months)) < 0.01:
        return ""
    parts = ((months, "month"), (weeks, "week"), (days, "day"))
    return " and ".join(f"{n:g} {unit if n == 1 else f'{unit}s'}" for n, unit in parts if n)


def _whole(months: float) -> int | None:
    """One year and one day is twelve months; a fortnight or less is no whole month."""
    return int(months + 0.5) or None
