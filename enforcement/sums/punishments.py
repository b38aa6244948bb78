"""What a stated length of time is a sentence to, and whether it was imposed at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import get_args

from enforcement.sums.durations import Duration, durations
from enforcement.sums.imposed import is_imposed
from enforcement.sums.sentence_terms import (
    Punishment,
    Sanction,
    is_joined,
    is_new,
    is_of_another_sentence,
    joining,
    times,
)
from enforcement.text.numerals import NUMBER_WORDS, number_value

#: Sentences without any of the first or any of the second state no punishment.
_TIMES = ("year", "month", "week", " day", "-day", "life", "time served", "yr", " mo")
_TRIGGERS = (
    "sentenc", "prison", "jail", "incarcerat", "probation", "supervis", "confine", "detention",
    "custody", "house arrest", "penitentiary", "community control", "serve", "gets ", "received",
    "behind bars",
)  # fmt: skip
_PART = re.compile(
    r"\b(?:(?P<suspended>suspended)"
    r"|(?P<home_detention>home[ ](?:confinement|detention|incarceration|arrest)|house[ ]arrest"
    r"|home[ ]and/or[ ]community[ ]confinement|(?:electronic|gps)[ ](?:home[ ])?monitoring"
    r"|location[ ]monitoring|(?:served|spent)[ ]at[ ]home)|(?P<supervised_release>supervised[ -]release|supervision|parole)"
    r"|(?P<probation>probation(?:ary[ ](?:time[ ])?period|ary)?|community[ ]control"
    r"|conditional[ ]discharge)"
    r"|(?P<none>halfway[ ]house|re-?entry|residential|shock"
    r"|community[ ](?:confinement|corrections?|service)|work[ ]release"
    r"|exclu(?:sion|ded?)|licen[sc]e|integrity|drug[ ]court|deferred|bann?(?:ed)?|schemes?|period"
    r"(?![ ]of[ ](?:prison|imprison|incarc|supervis|probation|home))|fraud|investigation)"
    r"|(?P<prison>(?:im)?prison(?:ment|ed)?|jail(?:ed)?|incarcerat(?:ion|ed)|custody|penitentiary"
    r"|behind[ ]bars|(?:house|division|department|bureau)s?[ ]of[ ]corrections?|detention"
    r"|confinement|to[ ]serve)|(?P<term>sentences?|terms?))\b",
    re.IGNORECASE,
)
#: Where the words that belong to a length end. "Three years of probation, to include …"
_CUT = re.compile(
    r"[,;]|\b(?:and|for|followed|plus|with|on[ ](?:each|one|two|three|four|five|the|count"
    r"|charges|his|her)|to[ ]be[ ]followed|after|by|while|due)\b",
    re.I,
)
#: What may stand between "probation" and "five years": "on probation for a period of".
_LEADS = re.compile(
    r"(?:[\s,:]*(?:sentences?|terms?|for|of|to|a|an|the|total|totall?ing|period|is|was|lasting"
    r"|at|several|concurrent|consecutive|two|three|each"
    r"|least|nearly|almost|over|more|than|about|another|first|in|serve)\b)*[\s,:]*\Z",
    re.IGNORECASE,
)
_DIRECT = re.compile(
    r"\b(?:(?:re-?)?sentenced|sentences?|sentencing|serve|serving|receives?|received|gets|imposed)\b"
    r"(?:[ ,]+(?!for\b|with\b|after\b|following\b)[^ ,;]+(?=[ ,])){0,12}?[ ,:]+"
    r"(?:(?:to|of|serve)\b[ ]?"
    r"(?:(?:serve|a|an|the|another|total|terms?|of|sentences?|consecutive|concurrent|additional"
    r"|nearly|almost|over|more|just|about|statutory|maximum|at|least|each|prison|two|three|combined"
    r"|than|up)[ ,:]+)*)\Z"
    r"|\b(?:serve|receives?|received|gets|imposed)[ ](?:(?:a|an|about|at|least|nearly|almost"
    r"|over|more|than|another|consecutive)[ ])*\Z",
    re.IGNORECASE,
)
#: A name before a term, in a list of sentences: "Ada Example, 41, of Salem, 37 months; Bo …".
_BEHIND_NAME = re.compile(
    r"\b[A-Z][\w.'\u2019-]+(?:,?[ ]\(?(?:aged?[ ])?\d\d\)?)?"
    r"(?:,[ ](?:of[ ])?[A-Z][\w. -]{1,40}){0,2}"
    r"(?:(?:,(?:[ ]who[ ][^,;.]{1,60},)?(?:[ ]to)?|:|[ ]to|[ ]got|[ ][-\u2013\u2014])[ ]|[ ]\()\Z"
)
#: A length in figures that repeats the one in words: "thirty months (30 months)".
_IN_FIGURES = re.compile(r"(?:\A\s*|\b[a-z\d]\w*[ ]?|[^\w ][ ]?)\(\s*\Z")
_ENDS_ITEM = re.compile(r"\s*(?:[;,.)]|and\b|for\b|\Z)")
_NO_PRISON_AFTER = re.compile(
    r"[\s-]*(?:as|to|of|old|in[ ]a[ ]row|later|earlier|before|ago)\b(?![ ]be)", re.IGNORECASE
)
#: No court pronounces more in one sentence; what follows is not read.
_MOST = 100
#: How far back a word is looked for that says that a sentence is a new one.
_LEAD = 250
_PARTS: dict[str, Sanction] = {part: part for part in get_args(Sanction)} | {"suspended": "prison"}
_SUSPENDED_TERM = re.compile(
    r"\bsuspended[ ](?:\w+[ ]){0,2}(?:sentences?|terms?)[ ]of[ ]\Z", re.IGNORECASE
)
_SUSPENDED_WHOLE = re.compile(
    r"[^.;]{0,70}?[ ,](?:all(?:[ ]of[ ]which)?[ ]|but[ ]|fully[ ]|which[ ]|was[ ]|were[ ]|then[ ])*"
    r"suspended\b(?![ ](?:after|from|all|for[ ]all))",
    re.IGNORECASE,
)
#: "All but one year suspended", "suspended after 18 months", "to serve one year": what is left.
_KEPT = re.compile(
    r"\b(?:all[ ]but|suspend(?:ed|ing|able)?[ ]after|to[ ]serve|with[ ]the[ ]first)"
    r"(?:[ ](?:the|first))*[ ]\Z",
    re.IGNORECASE,
)
#: "Twenty years to serve one in prison": the unit is not said again.
_TO_SERVE = re.compile(
    rf"[ ,]+to[ ]serve[ ](?P<number>\d{{1,2}}|{NUMBER_WORDS})(?=[ ](?:in|with|on)\b|[,.;])", re.I
)
_OF_WHICH = re.compile(r"[ ]of[ ](?:it|which|that|them|those)\b")
_COUNTED = re.compile(
    r"\b(?:representing|credit[ ](?:for|of)|less|minus)[ ](?:the[ ])?\Z"
    # "Their sentences range from probation to 46 months": which of them is whose, is not told.
    r"|\brang(?:e[sd]?|ing)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_SPLIT_BEFORE = re.compile(r"\bsplit[ ](?:sentence|term)[ ]of[ ](?:an?[ ])?\Z", re.IGNORECASE)
#: Behind the first part of a split sentence: "a split sentence of six months in jail and six on …".
_PART_OF_SPLIT = re.compile(
    r"[\w-]+[ -](?:\(\d{1,3}\)[ ])?(?:year|month|week|day)s?['\u2019]?[ ]"
    r"(?:(?:in|of)[ ])?(?:\w+[ ]){0,2}?(?:prison|jail|custody|imprisonment|incarceration)"
    r",?[ ](?:and|followed|plus|with)\b",
    re.IGNORECASE,
)
_SPLIT_AFTER = re.compile(
    r"[ -]?split[ ](?:sentence|term)\b"
    r"|,?[ ](?:to[ ]be[ ])?(?:evenly[ ])?split\b[^.;]{0,20}\bprison[ ]and\b",
    re.IGNORECASE,
)
#: Words of a count, or a crime, between two terms: "24 months on count one and 36 months on count
#: two", "18 months for the fraud and 24 months for".
_NEXT_COUNT = re.compile(
    r"[^.;]{0,40}\b(?:on|for)[ ](?:(?:the[ ])?(?:\w+[ ])?counts?\b[^.;]{0,60}|(?:[\w-]+[ ]?){1,6})"
    r"(?:,|\band|\bplus)[ ](?:to[ ])?\Z",
    re.IGNORECASE,
)
_NO_PAROLE = re.compile(
    r"without[ ](?:the[ ])?(?:possibility[ ]of[ ]|chance[ ]of[ ]|eligibility[ ]for[ ])?parole",
    re.IGNORECASE,
)
_PARTS_FOLLOW = re.compile(r"\s*(?:[:,;(]|-|\u2013|\u2014)|.{0,20}\bsplit\b", re.IGNORECASE)
_ROUGH = re.compile(r"\b(?:more[ ]than|nearly|almost|over|about|close[ ]to)[ ](?:an?[ ])?\Z", re.I)
_ALL_SUSPENDED = re.compile(
    r"\b(?:execution|imposition)\b[^.]{0,60}\bsuspended\b|\bsentences?\b[^.]{0,20}\b(?:was|were)"
    r"[ ](?:suspended|stayed)\b"
    r"|\bsuspended[ ](?:the|that|those|his|her|their|all|execution|imposition)\b"
    r"|\bstayed[ ](?:the|that|his|her|execution[ ]of)[ ](?:\w+[ ]){0,2}(?:sentence|term)s?\b",
    re.IGNORECASE,
)


def suspended_from(sentence: str) -> int | None:
    """Where the sentence says that the prison terms before are suspended or stayed, if it does."""
    if "uspen" not in sentence and "stayed" not in sentence:
        return None
    suspended = _ALL_SUSPENDED.search(sentence)
    return suspended.start() if suspended else None


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
    return tuple(_without_whole(sentence, imposed))


def _without_whole(sentence: str, imposed: Sequence[Punishment]) -> Sequence[Punishment]:
    """Without a first length that the others are the parts of: "a split sentence of ten months:
    five in prison and five in home detention"."""
    if len(imposed) < 2:
        return imposed
    whole, *parts = imposed
    between = sentence[whole.end : parts[0].start]
    adding = whole.months == sum(part.months or 0 for part in parts)
    in_parts = adding and len({part.part for part in parts}) > 1 and _PARTS_FOLLOW.match(between)
    return parts if in_parts or _is_split(sentence, whole.start, whole.end) else imposed


def _is_split(sentence: str, start: int, end: int) -> bool:
    """Whether a length is that of a split sentence, only some of which is prison."""
    before = sentence[max(0, start - 40) : start]
    if _SPLIT_BEFORE.search(before):
        return not _PART_OF_SPLIT.match(sentence, start)
    return _SPLIT_AFTER.match(sentence, end) is not None


def _read(
    sentence: str, length: Duration, before: str, after: str, imposed: Sequence[Punishment]
) -> Punishment | None:
    """What the length is a sentence to, by the words after it, else by those before it."""
    if _COUNTED.search(before):
        return None
    rough = _ROUGH.search(before) is not None
    served = _TO_SERVE.match(after)
    if served is not None:
        months = int((number_value(served["number"]) or 0) * length.unit + 0.5)
        end = length.end + served.end()
        return Punishment(part="prison", months=months, rough=False, start=length.start, end=end)
    cut = _CUT.search(after)
    near = _NO_PAROLE.sub("", after[: cut.start()] if cut else after)
    kinds = (match for match in _PART.finditer(near) if match.lastgroup != "term")
    first = next(kinds, None)
    kind = first.lastgroup if first else _kind_before(sentence, length, before, near)
    suspended = _SUSPENDED_WHOLE.match(after) or _SUSPENDED_TERM.search(before)
    if kind == "suspended" or (kind == "prison" and suspended):
        kind = "prison" if _KEPT.search(before) else "suspended"
    elif kind is None and (_KEPT.search(before) or _goes_on(before, imposed)):
        kind = "prison"
    part = _PARTS.get(kind or "")
    if part is None:
        return None
    split = part == "prison" and _is_split(sentence, length.start, length.end)
    return Punishment(
        part=part,
        months=None if split or kind == "suspended" else length.months,
        rough=rough or split,
        start=length.start,
        end=length.end + (first.end() if first else 0),
        joining=joining(sentence, before, after),
        times=times(before, after),
        new=is_new(sentence[max(0, length.start - _LEAD) : length.start]),
    )


def _goes_on(before: str, imposed: Sequence[Punishment]) -> bool:
    """Whether a length is one more prison term: "and a consecutive 24 months for theft"."""
    last = imposed[-1].part if imposed else ""
    return last == "prison" and bool(is_joined(before) or _NEXT_COUNT.match(before))


def _kind_before(sentence: str, length: Duration, before: str, near: str) -> str | None:
    kinds = [match for match in _PART.finditer(before) if match.lastgroup != "term"]
    if kinds and _LEADS.match(before, kinds[-1].end()):
        return kinds[-1].lastgroup
    direct = _DIRECT.search(sentence[max(0, length.start - 160) : length.start])
    if direct is not None and not _NO_PRISON_AFTER.match(near):
        return "prison"
    if _BEHIND_NAME.search(before) and _ENDS_ITEM.match(sentence, length.end):
        return "prison"
    stands_for = re.match(r"[\s-]*(?:\w+[\s-]){0,2}(?:sentences?|terms?)\b(?![ ]of)", near)
    return "prison" if stands_for or before.strip() in ("and", ",", ", and") else None


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
        return [*imposed[:-1], replace(last, months=rest) if within else last, punishment]
    if _KEPT.search(before) or after.startswith(" to serve"):
        return [*imposed[:-1], replace(last, months=punishment.months, end=punishment.end)]
    if punishment.months is not None or length.months is None or last.months is None:
        return [*imposed, punishment]
    rest = last.months - length.months
    if rest < 0:
        return imposed
    return [*imposed[:-1], replace(last, months=rest or None, end=punishment.end)]
