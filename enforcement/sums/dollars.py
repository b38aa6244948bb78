"""Amounts of US dollars as releases write them: the value, and how exactly it is stated.

A grammar of our own: general libraries read "$4.5 million" as 4.5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod

from enforcement.text.numerals import NUMBER_WORDS, SCALES, number_value

_SCALES = {
    **SCALES,
    "k": SCALES["thousand"],
    **dict.fromkeys(("mil", "m", "mm"), SCALES["million"]),
    **dict.fromkeys(("bn", "b"), SCALES["billion"]),
}
_FIGURE = r"(?:\d+(?:,\d{3})*(?:\.\d+)?|\.\d+)"
_SCALE = (
    r"(?:[\s-]{0,3}(?:hundred[\s-]thousand|million|billion|trillion|thousand)\b"
    r"|[ ]?(?:mil|mm|bn)\b|[kmb]\b|[ ](?-i:M|K|B)\b(?!\.))"
)
_JOIN = r"[ ]?(?:-|\u2013|\u2014|to|and|or)[ ]?"
_SIGNED = re.compile(
    rf"\$[ ]{{0,2}}(?P<figure>{_FIGURE})(?:(?P<scale>{_SCALE})"
    rf"|(?:[ ]?[-\u2013][ ]?|[ ]to[ ])(?P<upper>{_FIGURE})(?P<upper_scale>{_SCALE}))?",
    re.IGNORECASE,
)
_DOLLARS = re.compile(r"[ -]dollars?\b", re.IGNORECASE)
#: What stands before the word "dollars" when it is a number; looked for in the last 60 characters.
_SPELLED = re.compile(
    rf"(?<![\w$.,])(?P<head>half[ ]an?|an?[ ]half|an?|{_FIGURE}|{NUMBER_WORDS})"
    r"(?P<scales>(?:[ -](?:hundred|thousand|million|billion|trillion))*)\Z",
    re.IGNORECASE,
)
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
_RANGE = re.compile(rf"\A{_JOIN}\Z", re.IGNORECASE)


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


def dollar_figures(text: str) -> tuple[DollarFigure, ...]:
    """Every amount of dollars in the text, in its order; they do not overlap."""
    signed = list(_signed(text)) if "$" in text else []
    spelled = _spelled(text) if "ollar" in text or "OLLAR" in text else ()
    apart = (
        figure
        for figure in spelled
        if not any(taken.start < figure.end and figure.sign < taken.end for taken in signed)
    )
    return tuple(sorted((*signed, *apart), key=lambda figure: figure.start))


def _signed(text: str) -> Iterator[DollarFigure]:
    """Those with a dollar sign; "$2 to $3 million" and "$2-3 million" are two, both in millions."""
    matches = list(_SIGNED.finditer(text))
    for place, match in enumerate(matches):
        following = matches[place + 1] if place + 1 < len(matches) else None
        scale = _scale(match["scale"] or match["upper_scale"])
        if not match["scale"] and following is not None and following["scale"]:
            between = text[match.end() : following.start()]
            if (
                len(between) < 8
                and _RANGE.match(between)
                and (number_value(match["figure"]) or 0) < 1000
            ):
                scale = _scale(following["scale"])
        end = match.end() if match["upper"] is None else match.end("figure")
        yield _figure(text, match["figure"], scale, match.start(), end)
        if match["upper"] is not None:
            upper = _scale(match["upper_scale"])
            yield _figure(text, match["upper"], upper, match.start("upper"), match.end())


def _spelled(text: str) -> Iterator[DollarFigure]:
    """Those with the word: "two million dollars", "half a million dollars", "500,000 dollars"."""
    for match in _DOLLARS.finditer(text):
        before = text[max(0, match.start() - 60) : match.start()]
        spelled = _SPELLED.search(before)
        if spelled is None or spelled["head"].lower().startswith("hundred"):
            continue
        head = spelled["head"].lower()
        scale = _scale(spelled["scales"])
        if head in ("a", "an") and (scale == 1 or match.group()[0] == "-"):
            continue  # "a dollar amount", "a million-dollar
        start = match.start() - len(before) + spelled.start()
        written = "0.5" if "half" in head else "1" if head in ("a", "an") else spelled["head"]
        yield _figure(text, written, scale, start, match.end())


def _scale(written: str | None) -> float:
    """What "hundred thousand", "M" or nothing multiplies a number by."""
    return prod(_SCALES[word] for word in (written or "").lower().replace("-", " ").split())


def _figure(text: str, written: str, scale: float, start: int, end: int) -> DollarFigure:
    value = number_value(written) or 0.0
    if value >= 1_000_000 and "," in written:
        scale = 1.0  # "$8,153,727 million" is a slip of the pen
    before = text[max(0, start - _LONGEST_QUALIFIER) : start]
    qualifier = _QUALIFIER.search(before)
    side = (qualifier.lastgroup or "") if qualifier else ""
    begin = start - len(before) + qualifier.start() if qualifier else start
    if qualifier and begin > 0 and text[begin - 1].isalpha():
        begin, side = start, ""
    return DollarFigure(
        usd=round(value * scale, 2),
        unit=_unit(written, scale),
        side=side,
        start=begin,
        end=end,
        sign=start,
    )


def _unit(written: str, scale: float) -> float:
    """One unit of the last digit stated; zeros at the end of a whole number state nothing."""
    whole, _, decimals = written.replace(",", "").partition(".")
    if decimals.strip("0"):
        return float(scale * 10.0 ** -len(decimals))
    digits = whole if whole.isdigit() else "1"
    return float(scale * 10.0 ** (len(digits) - len(digits.rstrip("0"))))
