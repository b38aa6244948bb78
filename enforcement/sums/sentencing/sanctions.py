"""What a stated length of time is a sentence to: prison, probation, supervised release, detention
at home, or nothing of these."""

from __future__ import annotations

import re
from typing import NamedTuple

from enforcement.sums.sentencing.durations import Duration

_PART = re.compile(
    r"\b(?:(?P<suspended>suspended)"
    r"|(?P<home_detention>home[ ](?:confinement|detention|incarceration|arrest)|house[ ]arrest"
    r"|home[ ]and/or[ ]community[ ]confinement|(?:electronic|gps)[ ](?:home[ ])?monitoring"
    r"|location[ ]monitoring|(?:served|spent)[ ]at[ ]home)"
    r"|(?P<supervised_release>supervised[ -]release|supervision|parole)"
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
    r"(?:[\s,:]*(?:sentences?|terms?|will|be|lasts?|for|of|to|a|an|the|total|totall?ing|period|is|was|lasting"
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
    r"|totall?ing|than|up)[ ,:]+)*)\Z"
    r"|\b(?:serve|receives?|received|gets|imposed)[ ](?:(?:a|an|about|at|least|nearly|almost"
    r"|over|more|than|another|consecutive|terms|sentences|totall?ing)[ ])*\Z",
    re.IGNORECASE,
)
#: A name before a term, in a list of sentences: "Ada Example, 41, of Salem, 37 months; Bo …".
_BEHIND_NAME = re.compile(
    r"\b[A-Z][\w.'\u2019-]+(?:,?[ ]\(?(?:aged?[ ])?\d\d\)?)?"
    r"(?:,[ ](?:of[ ])?[A-Z][\w. -]{1,40}){0,2}"
    r"(?:(?:,(?:[ ]who[ ][^,;.]{1,60},)?(?:[ ]to)?|:|[ ]to|[ ]got|[ ][-\u2013\u2014])[ ]|[ ]\()\Z"
)
_ENDS_ITEM = re.compile(r"\s*(?:[;,.)]|and\b|for\b|\Z)")
_NO_PRISON_AFTER = re.compile(
    r"[\s-]*(?:as|to|of|old|in[ ]a[ ]row|later|earlier|before|ago)\b(?![ ]be|(?-i:[ ][A-Z]))",
    re.IGNORECASE,
)
_NO_PAROLE = re.compile(
    r"without[ ](?:the[ ])?(?:possibility[ ]of[ ]|chance[ ]of[ ]|eligibility[ ]for[ ])?parole",
    re.IGNORECASE,
)


class NamedSanction(NamedTuple):
    """What a length is a sentence to."""

    #: A sanction, `suspended`, or `none` of what a court can impose; None where nothing tells.
    kind: str | None
    #: How many characters behind the length tell it.
    end: int


def named_sanction(sentence: str, length: Duration, before: str, after: str) -> NamedSanction:
    """By the words after the length, else by those before it."""
    cut = _CUT.search(after)
    near = _NO_PAROLE.sub("", after[: cut.start()] if cut else after)
    first = next((it for it in _PART.finditer(near) if it.lastgroup != "term"), None)
    if first:
        return NamedSanction(first.lastgroup, first.end())
    return NamedSanction(_kind_before(sentence, length, before, near), 0)


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
