"""Whether two names are neighbours in a list: "A, 34, of Dewitt; B, 45; and his wife, C"."""

from __future__ import annotations

import re

from enforcement.parties.action_verbs import verbs
from enforcement.parties.names import Name

#: Characters between two names of a list, at most.
_NEAR = 140
_BEGIN = re.compile(
    r"\s?[,;(\u2013\u2014]|-(?=and\b)|\s(?:and|&|d/?b/?a|along\swith|together\swith|as\swell\sas)\b|\s[-\u2013]\s"
)
_END = re.compile(
    r"""(?:[,;:]|\b(?:and|or|with|as)|&)(?:\s(?:[a-z][\w'/-]*|\d{1,2}-year-old))*,?\s?
    (?:dr\.\s|["\u201c])?\Z""",
    re.VERBOSE,
)
#: An end that joins a house to a person: "…, along with her company, ".
_JOIN = re.compile(r".*(?:\band|&|\bwith|\bas)(?:\s[a-z][\w'-]*){0,5},?\s?\Z", re.DOTALL)
_CLAUSE = re.compile(
    r"\s(?:for|that|to|who|which|whose|when|after|while|where|because|by|into|through|against)\s"
)


def linked(low: str, left: Name, right: Name) -> bool:
    """Whether nothing but a list's own words parts the two; `low` is the text in small letters."""
    gap = low[left.end : right.lead]
    if len(gap) > _NEAR or not _BEGIN.match(gap) or not _END.search(gap) or _CLAUSE.search(gap):
        return False
    if any(verb.telling for verb in verbs(low, left.end, right.lead)):
        return False
    if left.sort == right.sort and left.sort != "word":
        return True
    return _JOIN.fullmatch(gap) is not None
