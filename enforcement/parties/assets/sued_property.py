"""Which things a text says are sued: in a caption, or in the words of a complaint in rem.

"United States v. $88,310 in U.S. Currency", "a civil forfeiture complaint against two houses",
"a complaint seeking the forfeiture of a boat". What is only seized, or to be forfeited by somebody
who is charged, is not sued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

from enforcement.claims import Party, quoted
from enforcement.parties.assets.property_names import (
    PropertyName,
    properties_at,
    property_at,
    property_key,
    without_own_number,
)
from enforcement.parties.naming.name import Name
from enforcement.text.passage import Passage

_CAPTION = re.compile(
    r"\b(?:United\sStates(?:\sof\sAmerica)?|U\.\s?S\.(?:A\.)?|USA?|(?:State|People|Commonwealth|Government)"
    r"(?:\sof\s(?:the\s)?[A-Z]\w+(?:\s[A-Z]\w+)?)?)\s(?:v|vs|versus)\.?\s",
    re.IGNORECASE,
)
#: What stands behind the caption of a decision that is cited: ", 423 U.S. 122", "(2d Cir. 1999)".
REPORTED = re.compile(
    r"(?:,?\set\sal\.?)?,?\s(?:\d{1,4}\s(?:U\.?\s?S|F|S|L|N|A|P|So|Fed)\b|\([^)]{0,20}\b(?:19|20)\d\d"
    r"|(?:19|20)\d\d[\s-](?:WL|[A-Z][a-z]+-\d))"
)
_SUIT = r"(?:complaints?|actions?|(?:law)?suits?|proceedings?|cases?|petitions?)"
_IN_REM = (
    r"(?:(?:civil|judicial|asset|in\srem)\s){0,3}(?:forfeiture|in\srem)\s(?:forfeiture\s)?" + _SUIT
)
_FORFEITURE = (
    r"(?:the\s)?(?:civil\s)?(?:(?:condemnation|seizure)\sand\s)?forfeiture\s(?:in\srem\s)?"
    r"(?:of|against)"
)
#: Words of a suit in rem that end where the thing's name begins.
_SUED = re.compile(
    rf"""\b(?:
        {_IN_REM}\b[^.;()]{{0,60}}?\b(?:(?:against|naming|names|over|target(?:s|ing)|to\sforfeit
            |seek(?:s|ing)|cover(?:s|ing))\s|(?:for|on|in)\s(?=(?:the|an?|his|her|their|two|three|\$|\d)\b))
            (?:{_FORFEITURE}\s)?
      | (?<!criminal\s)(?:complaints?|actions?|(?:law)?suits?)\b(?!\sagainst)[^.;()]{{0,50}}?
            \b(?:to\sforfeit|(?:seeking|for|seeks|sought)\s{_FORFEITURE})\s
      | (?:sues|sued|suing)\sto\sforfeit\s
      | (?:complaints?|actions?|(?:law)?suits?)\s(?:was\s|were\s)?(?:filed\s)?in\srem\sagainst\s
    )""",
    re.VERBOSE | re.IGNORECASE,
)
#: The same of any suit, where what follows is a thing's name by itself: "sued $9,000 in currency".
_SUES = re.compile(
    r"\b(?:sues|sued|suing|(?:complaints?|actions?|(?:law)?suits?)\sagainst)\s", re.IGNORECASE
)
#: "The defendant property is a house": what follows need not show by itself that it is a thing.
_IS_DEFENDANT = re.compile(
    r"\bdefendant\s(?:property|properties|assets?|funds|vehicles?|in\srem)\s"
    r"(?:is|are|was|were|includes?|included|consists?\sof)\s",
    re.IGNORECASE,
)
#: Behind the name: "Two houses are named in a civil forfeiture complaint".
_DEFENDANT = re.compile(
    rf"""(?:,\s|,?\s(?:which\s|that\s)?(?:is|are|was|were)\s(?:also\s|now\s)?)
    (?:named|listed|sued|targeted|(?:the\s)?(?:named\s|sole\s)?(?:defendants?|subjects?|targets?))\b
    [^.;()]{{0,30}}?\b(?:{_IN_REM}|civil\sforfeiture|in\srem)\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: Where the thing is, between its name and what is said of it: " in Elko".
_UP_TO = re.compile(r"(?:\s(?:in|near|on|at|from)\s[\w\s,.'\u2019-]{1,40})?")
_WORD = re.compile(r"(?<![\w$])[\w$]")
#: Characters before such words in which the name stands.
_BACK = 160
#: Things of one text in captions, and so many in words, at most.
_MOST = 60
#: In a text without one of these, nothing is sued.
_VERSUS = (" v. ", " vs. ", " v ", " versus ")
_CUES = ("forfeit", "in rem", " sues ", " sued ", " suing ", "suit against", "complaint against",
         "complaints against", "suits against", "action against", "defendant ")  # fmt: skip


class SuedProperty(NamedTuple):
    """A thing that is sued."""

    place: PropertyName
    #: Where the words that say it begin.
    said: int
    key: str


@lru_cache(maxsize=8)
def property_mentions(passage: Passage) -> tuple[SuedProperty, ...]:
    """Every mention of a thing as one that is sued, in the order of the text."""
    whole = passage.whole
    low = whole.lower()
    captions = _in_captions(whole) if any(cue in low for cue in _VERSUS) else ()
    words = _in_words(passage) if any(cue in low for cue in _CUES) else ()
    said = chain(islice(captions, _MOST), islice(words, _MOST))
    return tuple(sorted(said, key=lambda it: it.place))


def sued_property(passage: Passage) -> Sequence[SuedProperty]:
    """Of the mentions those of the text, of its title where the rest has none. Where some are named
    so that one can tell which is meant, those that are not ("two houses") are left out."""
    found = property_mentions(passage)
    found = tuple(it for it in found if it.place.start >= passage.body) or found
    exact = {it.said for it in found if it.place.sure}
    return [it for it in found if it.place.sure or exact <= {it.said}]


def property_parties(passage: Passage) -> tuple[Party, ...]:
    """The things that are sued, each once, as parties; by the text, else by its title."""
    return tuple(_party(passage.whole, it) for it in _once(sued_property(passage)))


def without_property(
    whole: str, names: Sequence[Name], sued: Sequence[SuedProperty]
) -> tuple[Name, ...]:
    """The names but for those that are a part of the name of a thing that is sued: "Elm Street",
    "Dodge Durango"; whose a thing is ("assets of Vale Medical Group") is a name of its own."""
    return tuple(
        name
        for name in names
        if not any(
            it.place.start <= name.start < it.place.end
            and (it.place.sure or " of " not in whole[it.place.start : name.start])
            for it in sued
        )
    )


def _in_captions(whole: str) -> Iterator[SuedProperty]:
    for caption in _CAPTION.finditer(whole):
        end = _line_end(whole, caption.end())
        for place in properties_at(whole, caption.end(), end, sure=True):
            if not REPORTED.match(whole, place.end):
                yield _sued(whole, place, caption.start())


def _in_words(passage: Passage) -> Iterator[SuedProperty]:
    whole = passage.whole
    for sentence in passage.sentences:
        start, end = sentence.start, sentence.end
        for words in _SUES.finditer(whole, start, end):
            for place in properties_at(whole, words.end(), end, sure=True):
                yield _sued(whole, place, words.start())
        for words in _IS_DEFENDANT.finditer(whole, start, end):
            for place in properties_at(whole, words.end(), end):
                yield _sued(whole, place, words.start())
        if "orfeit" not in sentence.text and "in rem" not in sentence.text.lower():
            continue
        for words in _SUED.finditer(whole, start, end):
            for place in properties_at(whole, words.end(), end):
                yield _sued(whole, place, words.start())
        for words in islice(_DEFENDANT.finditer(whole, start, end), _MOST):
            back = max(start, words.start() - _BACK)
            if (named := _before(whole, back, words.start())) is not None:
                yield _sued(whole, named, named.start)


def _before(whole: str, start: int, end: int) -> PropertyName | None:
    """The thing whose name ends at `end`, the longest."""
    for word in _WORD.finditer(whole, start, end):
        place = property_at(whole, word.start(), end)
        if place is not None and _UP_TO.fullmatch(whole, place.end, end):
            return place
    return None


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
