"""The punishments that a sentence states as imposed: lengths of time, and what they are to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from enforcement.sums.sentencing.durations import Duration, durations
from enforcement.sums.sentencing.imposed import is_imposed
from enforcement.sums.sentencing.sanctions import named_sanction
from enforcement.sums.sentencing.sentence_terms import (
    Punishment,
    Sanction,
    is_joined,
    is_new,
    is_of_another_sentence,
    joining,
    times,
)
from enforcement.sums.sentencing.split_sentences import is_split, without_whole
from enforcement.sums.sentencing.suspended import is_kept, is_suspended, to_serve

#: Sentences without any of the first or any of the second state no punishment.
_TIMES = ("year", "month", "week", " day", "-day", "life", "time served", "yr", " mo")
_TRIGGERS = (
    "sentenc", "prison", "jail", "incarcerat", "probation", "supervis", "confine", "detention",
    "custody", "house arrest", "penitentiary", "community control", "serve", "gets ", "received",
    "behind bars",
)  # fmt: skip
#: A length in figures that repeats the one in words: "thirty months (30 months)".
_IN_FIGURES = re.compile(r"(?:\A\s*|\b[a-z\d]\w*[ ]?|[^\w ][ ]?)\(\s*\Z")
#: No court pronounces more in one sentence; what follows is not read.
_MOST = 100
#: How far back a word is looked for that says that a sentence is a new one.
_LEAD = 250
_PARTS: dict[str, Sanction] = {part: part for part in get_args(Sanction)} | {"suspended": "prison"}
_OF_WHICH = re.compile(r"[ ]of[ ](?:it|which|that|them|those)\b")
_COUNTED = re.compile(
    r"\b(?:representing|credit[ ](?:for|of)|less|minus)[ ](?:the[ ])?\Z"
    # A board's probation is no court's.
    r"|\blicen[sc]es?[ ](?:(?:be|is|was|were|and|will)[ ]){0,3}(?:placed|put)[ ]on[ ]probation[ ]"
    r"for[ ](?:a[ ]period[ ]of[ ])?\Z"
    # "Their sentences range from probation to 46 months": which of them is whose, is not told.
    r"|\brang(?:e[sd]?|ing)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
#: Words of a count, or a crime, between two terms: "24 months on count one and 36 months on count
#: two", "18 months for the fraud and 24 months for".
_NEXT_COUNT = re.compile(
    r"[^.;]{0,40}\b(?:on|for)[ ](?:(?:the[ ])?(?:\w+[ ])?counts?\b[^.;]{0,60}"
    r"|[\w-]+(?:[ ][\w-]+){0,5}[ ]?)"
    r"(?:,|\band|\bplus)[ ](?:to[ ])?\Z",
    re.IGNORECASE,
)
#: A name, and at once his term: "Ada Example received 21 months, Bo Sample 15 months".
_NEXT_NAME = re.compile(r"(?:,|\band)[ ](?:and[ ])?(?:[A-Z][\w.'\u2019-]{1,20}[ ]){2,4}\Z")
#: "Not more than 23 months" is a range, from nothing up.
_AT_MOST = re.compile(r"\bno(?:t)?[ ](?:more|longer|greater)[ ]than[ ]\Z", re.IGNORECASE)
_ROUGH = re.compile(r"\b(?:more[ ]than|nearly|almost|over|about|close[ ]to)[ ](?:an?[ ])?\Z", re.I)


def may_punish(text: str) -> bool:
    """Whether the text has any of the words that a punishment is told with."""
    low = text.lower()
    return any(time in low for time in _TIMES) and any(word in low for word in _TRIGGERS)


def punishments(sentence: str, *, continued: bool = False) -> tuple[Punishment, ...]:
    """The punishments a sentence states as imposed, in its order.

    `continued` says that the sentence before stated some, so that "He will be on supervised release
    for three years" goes on with them.
    """
    if not may_punish(sentence):
        return ()
    stated = durations(sentence)[:_MOST]
    imposed: list[Punishment] = []
    for place, length in enumerate(stated):
        begin = stated[place - 1].end if place else 0
        stop = stated[place + 1].start if place + 1 < len(stated) else len(sentence)
        before = sentence[max(begin, length.start - 90) : length.start]
        after = sentence[length.end : min(stop, length.end + 120)]
        if _IN_FIGURES.search(before) or is_of_another_sentence(before, after):
            continue
        if not is_imposed(sentence, length, after, continued):
            continue
        imposed = _joined(
            imposed, _read(sentence, length, before, after, imposed), length, before, after
        )
    return tuple(without_whole(sentence, imposed))


def _read(
    sentence: str, length: Duration, before: str, after: str, imposed: Sequence[Punishment]
) -> Punishment | None:
    """What the length is a sentence to, by the words after it, else by those before it."""
    if _COUNTED.search(before):
        return None
    rough = _ROUGH.search(before) is not None
    if served := to_serve(length, after):
        months, end = served
        return Punishment(part="prison", months=months, rough=False, start=length.start, end=end)
    kind, told = named_sanction(sentence, length, before, after)
    if kind == "suspended" or (kind == "prison" and is_suspended(before, after)):
        kind = "prison" if is_kept(before) else "suspended"
    elif kind is None and (is_kept(before) or _goes_on(before, imposed)):
        kind = "prison"
    part = _PARTS.get(kind or "")
    if part is None:
        return None
    split = part == "prison" and is_split(sentence, length.start, length.end)
    at_most = _AT_MOST.search(before) is not None
    untold = split or at_most or kind == "suspended"
    return Punishment(
        part=part,
        months=None if untold else length.months,
        rough=rough or split,
        start=length.start,
        end=length.end + told,
        joining=joining(sentence, before, after),
        times=times(before, after),
        new=is_new(sentence[max(0, length.start - _LEAD) : length.start]),
        exactly="" if untold or rough else length.exactly,
    )


def _goes_on(before: str, imposed: Sequence[Punishment]) -> bool:
    """Whether a length is one more prison term: "and a consecutive 24 months for theft"."""
    last = imposed[-1].part if imposed else ""
    return last == "prison" and bool(
        is_joined(before) or _NEXT_COUNT.match(before) or _NEXT_NAME.search(before)
    )


def _joined(
    imposed: list[Punishment],
    punishment: Punishment | None,
    length: Duration,
    before: str,
    after: str,
) -> list[Punishment]:
    """The punishments with one more; what is suspended comes off the prison term before it, and so
    does what is served at home ("six months of which will be in home confinement")."""
    if punishment is None:
        return imposed
    last = imposed[-1] if imposed and imposed[-1].part == "prison" else None
    if last is None:
        return [*imposed, punishment]
    if punishment.part != "prison":
        rest = (last.months or 0) - (punishment.months or 0)
        within = punishment.part == "home_detention" and _OF_WHICH.match(after) and rest > 0
        kept = replace(last, months=rest, exactly="") if within else last
        return [*imposed[:-1], kept, punishment]
    if is_kept(before) or after.startswith(" to serve"):
        return [
            *imposed[:-1],
            replace(last, months=punishment.months, exactly=punishment.exactly, end=punishment.end),
        ]
    if punishment.months is not None or length.months is None or last.months is None:
        return [*imposed, punishment]
    rest = last.months - length.months
    if rest < 0:
        return imposed
    return [*imposed[:-1], replace(last, months=rest or None, exactly="", end=punishment.end)]
