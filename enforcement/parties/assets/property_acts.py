"""What was done to things that are sued.

A suit against a thing is none against its owner: "filed a forfeiture complaint against her house".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import normalized_text
from enforcement.claims import Party
from enforcement.kinds import PROPERTY_KINDS
from enforcement.parties.assets.property_names import property_at
from enforcement.parties.assets.sued_property import sued_property
from enforcement.text.lower import lower
from enforcement.text.passage import Passage

#: Kinds that may be of a suit against a thing, or of one against somebody.
_OF_SUITS = frozenset(("civil-complaint", "dismissal", "judgment"))
#: "In civil forfeiture the property is the defendant" forfeits nothing.
_FORFEITED = re.compile(
    r"\bforfeit(?:ed|s)\b|\bforfeiture (?:orders?|judge?ments?|decrees?)\b"
    r"|\b(?:orders?|judge?ments?|decrees?) of (?:(?:civil|final|default) )?forfeiture\b"
)
_NEAR = 40
#: By what a sentence goes on about a thing that another has named.
_SPOKEN_OF = re.compile(
    r"\b(?:it|they|both|them|these|which|property|properties|currency|cash|funds|money|goods|assets"
    r"|vehicles?|cars?|houses?|homes?|boats?|cryptocurrency|articles?|drugs?|products?)\b"
)
_IN_REM = re.compile(r"forfeit|\bin rem\b")
_AGAINST = re.compile(r"\bagainst ")


def is_in_rem(passage: Passage, mention: ActionMention) -> bool:
    """Whether a suit, or what became of it, is one against a thing."""
    if mention.kind not in _OF_SUITS:
        return False
    text, end = normalized_text(passage.whole), passage.sentences[mention.sentence].end
    if against := _AGAINST.search(text, mention.start, min(end, mention.end + _NEAR)):
        thing = property_at(passage.whole, against.end(), end)
        if thing is None and passage.whole[against.end() : against.end() + 1].isupper():
            return False  # "a forfeiture and False Claims Act lawsuit against Ida Holt"
    if _IN_REM.search(text, mention.start, min(end, mention.end + _NEAR)):
        return True
    for sued in sued_property(passage):
        within = sued.said <= mention.start < sued.place.start
        if within or mention.start <= sued.place.start <= mention.end + _NEAR:
            return True
    # "The government sues her boat"
    return bool(sued_property(passage)) and (
        property_at(passage.whole, min(end, mention.end + 1), end) is not None
    )


def property_acts(
    passage: Passage, mentions: Sequence[ActionMention], things: Sequence[Party], *, alone: bool
) -> Iterator[tuple[str, ActionMention]]:
    """The acts that were done to each of the things; `alone`: they are the only parties."""
    if not things:
        return
    places = _places(passage, things)
    for mention in mentions:
        if mention.kind in PROPERTY_KINDS and _is_done(passage, mention):
            named = _named(passage, mention, places)
            if not named and _is_about_all(passage, mention, alone=alone):
                named = [thing.name for thing in things]
            if alone or (named and (mention.kind not in _OF_SUITS or is_in_rem(passage, mention))):
                yield from ((name, mention) for name in named)


def _places(passage: Passage, things: Sequence[Party]) -> list[tuple[int, str]]:
    """Where each thing is named, and by which name a party has it, in the text's order."""
    low = lower(passage.whole)
    found: list[tuple[int, str]] = []
    for thing in things:
        at = low.find(lower(thing.name))
        while at >= 0:
            found.append((at, thing.name))
            at = low.find(lower(thing.name), at + 1)
    return sorted(found)


def _named(passage: Passage, mention: ActionMention, places: list[tuple[int, str]]) -> list[str]:
    """The things that the sentence of a mention names."""
    sentence = passage.sentences[mention.sentence]
    first, last = bisect_left(places, (sentence.start,)), bisect_left(places, (sentence.end,))
    return list(dict.fromkeys(name for _, name in places[first:last]))


def _is_about_all(passage: Passage, mention: ActionMention, *, alone: bool) -> bool:
    """Whether an act of a sentence that names no thing was done to all there are."""
    if mention.kind == "seizure":
        sentence = passage.sentences[mention.sentence]
        text = normalized_text(passage.whole)
        return alone and _SPOKEN_OF.search(text, sentence.start, sentence.end) is not None
    return alone or is_in_rem(passage, mention)


def _is_done(passage: Passage, mention: ActionMention) -> bool:
    if mention.kind != "forfeiture" or mention.became:
        return True
    text = normalized_text(passage.whole)
    around = max(0, mention.start - _NEAR), mention.end + _NEAR
    return any(
        it.start() <= mention.end and mention.start <= it.end()
        for it in _FORFEITED.finditer(text, *around)
    )
