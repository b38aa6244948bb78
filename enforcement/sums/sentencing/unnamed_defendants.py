"""Who was sentenced where the sentence itself names nobody: by the title, or by the next one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.parties.party_mentions import PartyMentions
from enforcement.sums.sentencing.sentence_owners import BEGINS, LISTED
from enforcement.text.passage import Sentence

_SENTENCED = re.compile(
    r"\b(?:sentenc(?:ed?|ing)|prison|jail|behind bars|probation|home confinement)\b", re.IGNORECASE
)
#: The one sentenced is several: "Two dentists were sentenced".
_PLURAL = re.compile(
    r"\b(?:were|each|both|two|three|four|five|six|several|brothers|couple|respectively)\b",
    re.IGNORECASE,
)
#: A name that was not taken for a party's: "Ada Example, 32, of Laurel, was sentenced".
_OWN_NAME = re.compile(r"\b[A-Z][\w.'\u2019-]*[ ][A-Z][\w.'\u2019-]+,[ ](?:age[ ]|aged[ ])?\d\d,")


def name_in_title(title: Sentence, told: Sentence, names: PartyMentions) -> str | None:
    """The one person whom a title names, where it says that somebody is sentenced, as the sentence
    that was `told` does without a name."""
    named = {place.name for place in names.within(title.start, title.end)} & {*names.people}
    one = len(named) == 1 and _SENTENCED.search(title.text) and not _OWN_NAME.search(told.text)
    return named.pop() if one else None


def name_after(sentences: Sequence[Sentence], number: int, names: PartyMentions) -> str | None:
    """Who was sentenced in the sentence of that number, which does not name him: the one whom the
    next one that names any party begins with, for the first time.

    "A dentist was sentenced today to 57 months in prison. Ada Example, 53, of Erie, pleaded …"
    """
    told = sentences[number]
    verb = _SENTENCED.search(told.text)
    if not verb or _PLURAL.search(told.text, 0, verb.start()) or _OWN_NAME.search(told.text):
        return None
    if names.within(told.start, told.end):
        return None
    for sentence in sentences[number + 1 : number + 3]:
        places = names.within(sentence.start, sentence.end)
        if not places:
            continue
        first, at = places[0], places[0].start - sentence.start
        earlier = names.within(sentences[0].start, sentence.start)
        if any(place.name == first.name for place in earlier) or first.name not in names.people:
            return None
        several = len(places) > 1 and LISTED.fullmatch(
            sentence.text[first.end - sentence.start : places[1].start - sentence.start]
        )
        return first.name if BEGINS.fullmatch(sentence.text[:at]) and not several else None
    return None
