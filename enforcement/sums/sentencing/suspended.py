"""How much of a prison term is suspended or stayed, and how much is left to serve."""

from __future__ import annotations

import re

from enforcement.sums.sentencing.durations import Duration
from enforcement.text.numerals import NUMBER_WORDS, number_value

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
_ALL_SUSPENDED = re.compile(
    r"\b(?:execution|imposition)\b[^.]{0,60}\bsuspended\b|\bsentences?\b[^.]{0,20}\b(?:was|were)"
    r"[ ](?:suspended|stayed)\b"
    r"|\bsuspended[ ](?:the|that|those|his|her|their|all|execution|imposition)\b"
    r"|\bstayed[ ](?:the|that|his|her|execution[ ]of)[ ](?:\w+[ ]){0,2}(?:sentence|term)s?\b",
    re.IGNORECASE,
)


def is_suspended(before: str, after: str) -> bool:
    """Whether the words on its two sides suspend a prison term."""
    return bool(_SUSPENDED_WHOLE.match(after) or _SUSPENDED_TERM.search(before))


def is_kept(before: str) -> bool:
    """Whether a length after these words is what is left of a term."""
    return _KEPT.search(before) is not None


def to_serve(length: Duration, after: str) -> tuple[int, int] | None:
    """The months to serve of a term that are told behind it without their unit, and where those
    words end in the sentence; None where there are none."""
    served = _TO_SERVE.match(after)
    if served is None:
        return None
    months = (number_value(served["number"]) or 0) * length.unit
    return int(months + 0.5), length.end + served.end()


def suspended_from(sentence: str) -> int | None:
    """Where the sentence says that the prison terms before are suspended or stayed, if it does."""
    if "uspen" not in sentence and "stayed" not in sentence:
        return None
    suspended = _ALL_SUSPENDED.search(sentence)
    return suspended.start() if suspended else None
