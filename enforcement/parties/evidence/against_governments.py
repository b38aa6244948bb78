"""Whether an action is taken against a state, county or city: it is sued, it pays, or the nation
settles with it.

What else is said of one ("the State of Vermont entered into a settlement", "arrested in Tarn
County") tells where something happened or who acts.
"""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"""\b(?:(?:law)?suits?|complaint|claims?|action|judgment|verdict|allegations)\s
        (?:(?:filed|brought|claims|act)\s){0,2}(?:against|with)\s(?:the\s)?\Z
    |\b(?:sued|sues|suing|against)\s(?:the\s)?\Z""",
    re.VERBOSE,
)
#: The nation settles: "The Justice Department today announced an agreement with".
_SETTLED = re.compile(
    r"""\b(?:department(?:\sof\sjustice)?|united\sstates(?:\sattorney)?|u\.s\.(?:\sattorney)?|attorney['\u2019]s\soffice
        |government|division|office)\s
    (?:(?:today|has|have|also|yesterday|recently|announced|that|it)\s){0,6}
    (?:announce[sd]?|reache[sd]|enter(?:s|ed)(?:\sinto)?|sign(?:s|ed)|secure[sd]?)\s(?:an?|the)\s
    (?:[a-z-]+\s){0,3}(?:agreement|settlement|decree|resolution)\swith\s(?:the\s)?\Z""",
    re.VERBOSE,
)
#: It ends a matter, unlike an agreement to work together.
_ENDS_MATTER = re.compile(
    r"[^.;]{0,60}\b(?:resolv|settl|alleg|investigation|claims|violat|lawsuit|discriminat|complaint|case\b)"
)
#: No noun follows that the name only describes: "sued Tarn County police".
_ALONE = re.compile(
    r"""\Z|['\u2019]?[.,;:)]|\s[(\u2013-]|\s(?:for|over|in|on|after|that|and|to|by|alleging|launched|filed|brought
    |was|were|is|has|under|from|seeking|claiming|dismissed|related|because|when|who|which)\b""",
    re.VERBOSE,
)
_PAYS = re.compile(
    r"""(?:\sd/b/a\s[^.;,]{3,60}?)?(?:,\s[a-z]{4,13}(?:\s[a-z]{4,13})?)?
    (?:\s\([^()]{1,30}\)(?:,\s[a-z]{4,13}(?:\s[a-z]{4,13})?(?=,))?)?,?\s(?:(?:has|have|will|to|must|also|agrees?|agreed|been|was|is|ordered)\s){0,5}
    (?:pays?|paid|repays?|repaid|fined|sued)\b""",
    re.VERBOSE,
)


def is_against_government(low: str, start: int, end: int, sentence_start: int) -> bool:
    """Whether the state, county or city low[start:end] is acted against; `low` is the text in lower
    case."""
    left = low[max(sentence_start, start - 60) : start]
    if ("against" in left or "with" in left or "su" in left) and (
        _BEFORE.search(left) and _ALONE.match(low, end)
    ):
        return True
    if _is_settled_with(low, start, end, sentence_start):
        return True
    # "of Alba, Tarn County, has paid"
    is_place = left.endswith(", ") and low.startswith(",", end) and " of " not in low[start:end]
    return not is_place and _PAYS.match(low, end) is not None


def _is_settled_with(low: str, start: int, end: int, sentence_start: int) -> bool:
    left = low[max(sentence_start, start - 160) : start]
    return (
        left.endswith(("with ", "with the "))
        and _ENDS_MATTER.match(low, end) is not None
        and _ALONE.match(low, end) is not None
        and _SETTLED.search(left) is not None
    )
