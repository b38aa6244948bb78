"""Organizations that are sued by what they are, and named elsewhere.

"A complaint against Tarn Health Inc. and its pharmacy affiliate": where the text goes on to tell of
"the affiliated pharmacy, Alba Rx LLC", Alba Rx LLC is sued.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_DESCRIBED = re.compile(
    r"""\b(?:(?:complaint|(?:law)?suit|charges|claims|action|indictment|allegations)\s
            (?:(?:filed|brought|today)\s){0,2}against|sued|sues|charged)\s
        (?P<whom>[^;]{1,300})""",
    re.VERBOSE,
)
_ITS = re.compile(
    r"(?:,|\band)\s(?:its|their|an?)\s((?:(?!and\b|its\b)[a-z-]+\s){0,3}(?:affiliate|subsidiary|parent|pharmacy|company"
    r"|firm|laboratory|clinic|distributor|supplier|manufacturer|contractor|hospital))\b"
)
#: "Two companies agreed to pay … The companies \u2013 Orlo Inc. and Tarn LLC \u2013".
_SEVERAL = re.compile(
    r"""\b(?:two|three|four|five|six|seven|eight|several)\s(?:[a-z-]+\s){0,3}?
    (compan(?:y|ie)|firm|hospice|hospital|clinic|laborator(?:y|ie)|pharmac(?:y|ie)|provider|supplier|agenc(?:y|ie)
      |business(?:e)?|practice|manufacturer|nursing\shome|entit(?:y|ie))s\b
    [^.;]{0,220}?\b(?:agreed?\sto\s(?:re)?pay|(?:will|to)\s(?:re)?pay|(?:have|has)\s(?:paid|settled|entered\sinto)
      |(?:were|was|been)\s(?:sued|fined|charged|indicted|excluded))\b""",
    re.VERBOSE,
)
_NAMED = re.compile(r"\bthe\s(?:[a-z-]+\s){0,2}([a-z]+)s(?:,|\s[-\u2013\u2014]{1,2}|\u2014|:)\s?\Z")
#: Where the list of those who are sued ends.
_LIST_ENDS = re.compile(
    r"(?<!\binc)(?<!\bcorp)(?<!\bco)(?<!\bltd)(?<!l\.c)\.\s"
    r"|\b(?:alleging|accusing|for|who|which|that|claiming|seeking)\b"
)
_APPOSED = re.compile(r"\b(?:the|its|their)\s((?:[a-z-]+\s){0,3}[a-z-]+),\s\Z")
#: They tell no organization from another.
_VAGUE = frozenset(("compan", "firm"))
_STEM = 6


class Description(NamedTuple):
    """Characters [start, end) of the text that stand for an organization without its name."""

    start: int
    end: int
    #: The beginnings of its words.
    stems: frozenset[str]


def described_defendants(low: str) -> tuple[Description, ...]:
    """Where organizations beside a defendant are described; `low` is the text in lower case."""
    several = tuple(
        Description(it.start(), it.end(1), frozenset((it[1],)))
        for it in (_SEVERAL.finditer(low) if "s agree" in low or " pa" in low else ())
    )
    if not any(word in low for word in ("against ", "sued ", "sues ", "charged ")):
        return several
    lists = {it.start("whom"): _list_of(it["whom"]) for it in _DESCRIBED.finditer(low)}
    return several + tuple(
        Description(at + it.start(1), at + it.end(1), _stems(it[1]))
        for at, whom in lists.items()
        for it in _ITS.finditer(whom)
    )


def description_of(low: str, lead: int, described: Sequence[Description]) -> Description | None:
    """Which of those `described` the words before the name at `lead` describe again."""
    if not described:
        return None
    if named := _NAMED.search(low, max(0, lead - 60), lead):
        return next((it for it in described if it.end < lead and {named[1]} == it.stems), None)
    apposed = _APPOSED.search(low, max(0, lead - 80), lead)
    if not apposed:
        return None
    stems = _stems(apposed[1])
    return next((it for it in described if stems <= it.stems and not stems <= _VAGUE), None)


def _list_of(whom: str) -> str:
    ends = _LIST_ENDS.search(whom)
    return whom[: ends.start()] if ends else whom


def _stems(words: str) -> frozenset[str]:
    """ "pharmacy affiliate" and "affiliated pharmacy" have the same."""
    return frozenset(word[:_STEM] for word in words.split())
