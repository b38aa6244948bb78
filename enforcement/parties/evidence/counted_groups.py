"""Where a text speaks of its people by their number: "Three nurses have surrendered"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enforcement.claims import Party
from enforcement.text.numerals import number_value

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_PEOPLE = (
    r"(?:men|women|people|persons|individuals|defendants|suspects|residents|brothers|sisters|doctors"
    r"|physicians|practitioners|prescribers|nurses|pharmacists|dentists|psychiatrists|surgeons|owners"
    r"|executives|dealers)\b"
)
#: That there are more whom nobody names: "Five were arrested; the sixth is at large".
_MORE = re.compile(
    r"\bat\slarge\b|\bfugitives?\b|\bco-?defendants?\b|\b(?:unnamed|unidentified|others|remaining)\b"
    r"|\b(?:another|other|additional|more)\s(?:[a-z]+\s){0,2}" + _PEOPLE
)
_COUNT = re.compile(
    rf"\b({'|'.join(_WORDS)}|1[1-9]|[2-9]\d)\s(?:[a-z'\u2019-]+\s){{0,2}}"
    rf"(?:{_PEOPLE}|members\b|charged\b|indicted\b|arrested\b|sentenced\b)"
)
_COUNTED = re.compile(
    rf"""\b(?P<again>(?:all|the)\s)?(?P<number>{"|".join(_WORDS)})\s
    (?!other|more|additional|further|unnamed|of\b)
    (?:(?!(?:and|or|by|to|of|victims?|patients?)\b)[a-z'\u2019-]+\s){{0,3}}
    {_PEOPLE}
    (?=(?:\s(?:in|from|of|at)\s[^.;:]{{1,80}}?)?\s
       (?:have|had|were|are|will|pleaded|pled|plead|agreed|agree|admitted|admit|surrendered|surrender
         |charged|indicted|arrested|convicted|sentenced|excluded|face)\b)""",
    re.VERBOSE,
)


def counted_groups(low: str, parties: Sequence[Party]) -> Iterator[tuple[int, int]]:
    """Characters [start, end) that speak of all the people among the parties as of the subject, by
    as many as there are, before any of them is named or as "the three"; `low` is the text in lower
    case."""
    people = [party for party in parties if party.type == "person"]
    groups = list(_COUNTED.finditer(low)) if len(people) > 1 else []
    if not groups or _MORE.search(low) or _highest_count(low) > len(people):
        return
    first = min(party.start for party in people)
    for match in groups:
        told_before = match["again"] is None and match.start() < first
        told_again = match["again"] is not None and match.start() > first
        if number_value(match["number"]) == len(people) and (told_before or told_again):
            yield match.span()


def _highest_count(low: str) -> float:
    """The greatest number of people of whom the text speaks."""
    counts = (number_value(match[1]) for match in _COUNT.finditer(low))
    return max((count for count in counts if count), default=0)
