"""What was done to things that are sued, and where that leaves them.

A suit against a thing is none against its owner: "filed a forfeiture complaint against her house".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import normalized_text
from enforcement.claims import Kind, Party
from enforcement.kinds import CLEARED, KINDS, LITIGATED, PROPERTY_KINDS, is_undone
from enforcement.parties.assets.property_names import property_at
from enforcement.parties.assets.sued_property import sued_property
from enforcement.parties.party_standing import PersonalAct, in_part_wording, is_cleared
from enforcement.text.lower import lower
from enforcement.text.passage import Passage

#: Kinds that may be of a suit against a thing, or of one against somebody.
_OF_SUITS = frozenset(("civil-complaint", "dismissal", "judgment"))
#: Furthest last.
_COURSE: tuple[Kind, ...] = ("civil-complaint", "settlement", "judgment", "forfeiture")
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


def property_standing(acts: Sequence[PersonalAct]) -> tuple[str, ...]:
    """In a word for each: where a text leaves a thing."""
    standing = {act.kind: act for act in acts if not is_undone(act.kind, act.status)}
    over = [act for act in acts if is_cleared(act) and act.kind in standing]
    reached = [kind for kind in _COURSE if kind in standing and standing[kind].status != "proposed"]
    if any(not act.in_part for act in over):
        reached = [kind for kind in reached if kind not in LITIGATED]
    words = [KINDS[kind].property_wording for kind in reached[-1:]]
    words += [in_part_wording(KINDS[it.kind].property_wording, it.in_part) for it in over]
    if "seizure" in standing and reached[-1:] != ["forfeiture"]:
        words.append(KINDS["seizure"].property_wording)
    words += [
        in_part_wording("vacated" if act.status == "vacated" else "lifted", act.in_part)
        for act in acts
        if act.kind not in CLEARED and is_undone(act.kind, act.status)
    ]
    return tuple(dict.fromkeys(word for word in words if word))


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
