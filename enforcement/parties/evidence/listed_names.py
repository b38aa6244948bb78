"""Names in a list: what is said of one of them is said of its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from enforcement.parties.evidence.verbs_after_name import verbs_in
from enforcement.parties.involvement import Involvement
from enforcement.parties.naming.name import Name

#: Characters between two names of a list, at most.
_LONGEST_GAP = 140
_GAP_BEGIN = re.compile(
    r"(?:['\u2019\u2018]s(?=\sand\s))?\s?[,;(\u2013\u2014]|-(?=and\b)|(?:['\u2019\u2018]s)?\s(?:and|&|d/?b/?a|along\swith|together\swith|as\swell\sas)\b|\s[-\u2013]\s"
)
_GAP_END = re.compile(
    r"""(?:[,;:]|\b(?:and|or|with|as)|&)(?:\s(?:[a-z][\w'/-]*|\d{1,2}-year-old))*,?\s?
    (?:dr\.\s|["\u201c])?\Z""",
    re.VERBOSE,
)
#: Between words that may be places, nothing else may stand.
_TIGHT = frozenset((", ", " and ", ", and "))
#: A gap that joins an organization to a person: "…, along with her company, ".
_JOINED = re.compile(
    r".*(?:\band|&|\bwith|\bas)(?:\s[a-z][\w'-]*){0,5},?\s?(?:the\s)?\Z", re.DOTALL
)
_CLAUSE = re.compile(
    r"\s(?:for|that|to|who|which|whose|when|after|while|where|because|by|into|through|against)\s"
)


def share_in_lists(low: str, names: Sequence[Name], given: list[Involvement]) -> None:
    """Give the neighbours of a list the most that is said of one of them."""
    listed = [
        number
        for number, involvement in enumerate(given)
        if involvement > Involvement.STRANGER
        and "(" not in low[max(0, names[number].lead - 2) : names[number].lead]
    ]
    pairs = [
        (left, right)
        for left, right in pairwise(listed)
        if _are_listed_together(low, names[left], names[right])
    ]
    for source, target in (*pairs, *((right, left) for left, right in reversed(pairs))):
        given[target] = max(min(given[source], Involvement.PARTY), given[target])


def _are_listed_together(low: str, left: Name, right: Name) -> bool:
    """Whether two names are neighbours in a list: "A, 34, of Dewitt; B, 45; and his wife, C"."""
    gap = low[left.end : right.lead]
    if (
        len(gap) > _LONGEST_GAP
        or not _GAP_BEGIN.match(gap)
        or not _GAP_END.search(gap)
        or _CLAUSE.search(gap)
    ):
        return False
    if any(verb.is_action for verb in verbs_in(low, left.end, right.lead)):
        return False
    if left.type == right.type and (left.type != "word" or gap in _TIGHT):
        return True
    if gap == ", " and low.startswith((" and ", ", and "), right.end):
        return True  # "Ida Vale, Alba Inc. and Orlo Inc."
    return _JOINED.fullmatch(gap) is not None
