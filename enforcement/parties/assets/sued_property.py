"""Which things a text says are sued: in a caption, or in the words of a complaint in rem.

"United States v. $88,310 in U.S. Currency", "a civil forfeiture complaint against two houses",
"a complaint seeking the forfeiture of a boat". What is only seized, or to be forfeited by somebody
who is charged, is not sued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from enforcement.claims import Party, quoted
from enforcement.parties.assets.property_names import (
    PropertyName,
    properties_at,
    property_key,
    without_own_number,
)
from enforcement.text.passage import Passage

_CAPTION = re.compile(
    r"\b(?:United\sStates(?:\sof\sAmerica)?|U\.\s?S\.(?:A\.)?|USA?|(?:State|People|Commonwealth|Government)"
    r"(?:\sof\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?)?)\s(?:v|vs|versus)\.?\s",
    re.IGNORECASE,
)
_SUIT = r"(?:complaints?|actions?|(?:law)?suits?|proceedings?|cases?|petitions?)"
_IN_REM = rf"(?:(?:civil|judicial|asset|in\srem)\s){{0,3}}(?:forfeiture|in\srem)\s(?:forfeiture\s)?{_SUIT}"
#: Words of a suit in rem that end where the thing's name begins.
_SUED = re.compile(
    rf"""\b(?:
        {_IN_REM}\b[^.;()]{{0,60}}?\b(?:against|naming|over|targeting|on|to\sforfeit|seeking|for)\s
            (?:the\s(?:civil\s)?forfeiture\sof\s)?
      | (?<!criminal\s)(?:complaints?|actions?|(?:law)?suits?)\b(?!\sagainst)[^.;()]{{0,50}}?
            \b(?:to\sforfeit|(?:seeking|for|seeks|sought)\s(?:the\s)?(?:civil\s)?forfeiture\s
            (?:in\srem\s)?(?:of|against))\s
      | (?:complaints?|actions?|(?:law)?suits?)\s(?:was\s|were\s)?(?:filed\s)?in\srem\sagainst\s
    )""",
    re.VERBOSE | re.IGNORECASE,
)
#: In a text without one of these, nothing is sued.
_CUES = ("forfeit", "in rem", " v. ", " vs. ", " v ", "versus")


class SuedProperty(NamedTuple):
    """A thing that is sued."""

    place: PropertyName
    #: Where the words that say it begin.
    said: int
    key: str


@lru_cache(maxsize=8)
def sued_property(passage: Passage) -> tuple[SuedProperty, ...]:
    """Every mention of a thing as one that is sued, in the order of the text. Where some are named
    so that one can tell which is meant, those that are not ("two houses") are left out."""
    whole = passage.whole
    low = whole.lower()
    if not any(cue in low for cue in _CUES):
        return ()
    found = sorted((*_in_captions(whole), *_in_words(passage)), key=lambda it: it.place)
    exact = [it for it in found if it.place.sure]
    return tuple(exact or found)


def property_parties(passage: Passage) -> tuple[Party, ...]:
    """The things that are sued, each once, as parties; by the text, else by its title."""
    mentions = sued_property(passage)
    mentions = [it for it in mentions if it.place.start >= passage.body] or list(mentions)
    return tuple(_party(passage.whole, it) for it in _once(mentions))


def _in_captions(whole: str) -> Iterator[SuedProperty]:
    for caption in _CAPTION.finditer(whole):
        for place in properties_at(whole, caption.end(), _line_end(whole, caption.end()), sure=True):
            yield _sued(whole, place, caption.start())


def _in_words(passage: Passage) -> Iterator[SuedProperty]:
    whole = passage.whole
    for sentence in passage.sentences:
        if "orfeit" not in sentence.text and "in rem" not in sentence.text.lower():
            continue
        for words in _SUED.finditer(whole, sentence.start, sentence.end):
            for place in properties_at(whole, words.end(), sentence.end):
                yield _sued(whole, place, words.start())


def _line_end(whole: str, start: int) -> int:
    end = whole.find("\n", start)
    return end if end >= 0 else len(whole)


def _sued(whole: str, place: PropertyName, said: int) -> SuedProperty:
    return SuedProperty(place, said, property_key(whole[place.start : place.end]))


def _once(mentions: Sequence[SuedProperty]) -> list[SuedProperty]:
    """Each thing once, by its longest name; one without its own number is the one that has it."""
    chosen: dict[str, SuedProperty] = {}
    for mention in sorted(mentions, key=lambda it: it.place.start - it.place.end):
        same = [key for key in chosen if mention.key in (key, without_own_number(key))]
        if not same:
            chosen[mention.key] = mention
    return sorted(chosen.values(), key=lambda it: it.place)


def _party(whole: str, mention: SuedProperty) -> Party:
    place = mention.place
    return Party(
        **quoted(whole, place.start, place.end),
        name=" ".join(whole[place.start : place.end].split()),
        type="property",
        role="defendant",
    )
