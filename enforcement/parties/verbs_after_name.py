"""What the verbs behind a name make of it: "X, 44, of Reno, was sentenced", "X agreed to pay"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from enforcement.parties.action_verbs import Verb
from enforcement.parties.party_standing import Standing

_START = attrgetter("start")
#: Characters between a subject and its verb, and verbs that are tried, at most.
_FAR, _TRIED = 280, 4
#: Characters of a place directly behind a name: "X of Reno was sentenced".
_PLACE = 45
#: Characters of a degree: ", D.O.".
_DEGREE = 16
#: What may stand between a subject and its verb.
_AUXILIARY = re.compile(
    r"""(?:\A|(?<=[\s,]))(?:(?:was|were|is|are|be|been|being|has|have|had|will|would|shall|also
    |today|yesterday|recently|previously|later|now|each|both|all|then|jointly|separately|formally
    |voluntarily|knowingly|allegedly|who|which|and|to|earlier|ultimately|subsequently|already|first
    |currently|not|entered|found|collectively|together|respectively|just|did|scheduled|expected)\s
    )+\Z""",
    re.VERBOSE,
)
_APPOSED = re.compile(
    r"[,;(\-\u2013]|(?:and|who|of|d/b/a|a/k/a|doing|also|formerly|which|from)\b|&"
)
#: A verb of another clause.
_FINITE = re.compile(r"(?<!who)(?<!which)(?<!that)\s(?:was|were|is|are|has|have)\s")
#: "… and nine other employees" before the verb.
_OTHERS = re.compile(
    r"\sand\s(?:[a-z'-]+\s){0,6}(?:others?|employees|people|defendants|individuals"
    r"|owners?|wife|husband|son|daughter|company|clinic|subsidiaries|affiliates|entities)\Z"
)
_SAYING = re.compile(r"\b(?:announce[sd]?|said)\b")


def predicated(low: str, end: int, told: Sequence[Verb]) -> Standing:
    """The standing of the name that ends at `end`, by the verbs of its sentence in their order."""
    best = Standing.UNKNOWN
    first = bisect_left(told, end, key=_START)
    for verb in told[first : first + _TRIED]:
        gap = low[end : verb.start]
        if len(gap) > _FAR or _SAYING.search(gap):
            break
        if _reaches(gap):
            if verb.telling:
                return Standing.PARTY
            best = Standing.DOER
    return best


def _reaches(gap: str) -> bool:
    """Whether nothing but auxiliaries and appositions part a subject from its verb."""
    rest = _AUXILIARY.sub("", gap).strip()
    if not rest:
        return True
    if _APPOSED.match(rest) is None or _FINITE.search(rest):
        return False
    return (
        _OTHERS.search(rest) is not None
        or rest[-1] in ',);"\u201d-\u2013'
        or rest[-1].isdigit()
        or (rest[-1] == "." and len(rest) < _DEGREE)
        or (rest.startswith(("of ", "from ")) and len(rest) < _PLACE)
    )
