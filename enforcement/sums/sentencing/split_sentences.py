"""Sentences that are split: a whole, of which one part is served in prison and another at home."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.sums.sentencing.sentence_terms import Punishment

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
_PARTS_FOLLOW = re.compile(r"\s*(?:[:,;(]|-|\u2013|\u2014)|.{0,20}\bsplit\b", re.IGNORECASE)


def without_whole(sentence: str, imposed: Sequence[Punishment]) -> Sequence[Punishment]:
    """Without a first length that the others are the parts of: "a split sentence of ten months:
    five in prison and five in home detention"."""
    if len(imposed) < 2:
        return imposed
    whole, *parts = imposed
    between = sentence[whole.end : parts[0].start]
    adding = whole.months == sum(part.months or 0 for part in parts)
    in_parts = adding and len({part.part for part in parts}) > 1 and _PARTS_FOLLOW.match(between)
    return parts if in_parts or is_split(sentence, whole.start, whole.end) else imposed


def is_split(sentence: str, start: int, end: int) -> bool:
    """Whether a length is that of a split sentence, only some of which is prison."""
    before = sentence[max(0, start - 40) : start]
    if _SPLIT_BEFORE.search(before):
        return not _PART_OF_SPLIT.match(sentence, start)
    return _SPLIT_AFTER.match(sentence, end) is not None
