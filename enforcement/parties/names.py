"""Where a text names somebody: capitalised phrases, told to be people, organizations or neither.

A rule reads the shape of a phrase and the words of the lexicon; whether anything was done to its
bearer is not asked here.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from enforcement.parties.organizations import merged, organization
from enforcement.text.capitalized_runs import CapitalizedRun, capitalized_runs
from enforcement.text.word_lists import (
    BEGINNINGS,
    DEGREES,
    GENERIC,
    HEADS,
    LOCALITIES,
    OFFICIALS,
    PLACES,
    POSTS,
    ROLES,
    SUFFIXES,
    THINGS,
    VETOES,
)

#: A word alone is only sometimes a name: a surname, or a company known by one word.
Sort = Literal["person", "organization", "word"]

_HOUSE: Sort = "organization"
_TITLES = frozenset(("dr", "drs", "mr", "mrs", "ms"))
_KINDS = GENERIC | HEADS | PLACES
#: Alone they name nobody.
_NO_WORD = (
    _KINDS
    | VETOES
    | LOCALITIES
    | BEGINNINGS
    | DEGREES
    | ROLES
    | OFFICIALS
    | {"april", "june", "august"}
)
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
_AGED = re.compile(r"(?:,\s|\s\()(?:aged?\s)?[1-9]\d[,;)]")
#: What stands behind the name of an authority: ", Special Agent in Charge", " said".
_OFFICE_BEHIND = re.compile(
    r"""(?:'s|\u2019s)?,?\s(?:
        (?:the\s|an?\s)?(?:acting\s|interim\s|first\s|assistant\s|deputy\s|chief\s|senior\s
          |former\s){0,3}
        (?:u\.?\s?s\.?\s|united\sstates\s|state['\u2019]?s?\s|district\s|special\s|supervisory\s
          |county\s|commonwealth['\u2019]?s?\s){1,3}
        (?:attorney|agent|judge|prosecutor|magistrate|inspector)
      | (?:the\s)?(?:acting\s|assistant\s|deputy\s){0,3}
        (?:attorney\sgeneral|inspector\sgeneral|special\sagent|director\sof\sthe|director,
          |assistant\sdirector|director-in-charge|police\scommissioner|comptroller
          |commissioner|secretary\sof|sheriff|chief\sof\spolice|regional\s|administrator\sof
          |postal\sinspector|agent\sin\scharge)
      | (?:said|says|stated|states|noted|added|commented|announce[sd]?|presid|prosecut|represent
          |credited|praised|commended|thanked|imposed|handed\sdown|will\spreside)
    )""",
    re.VERBOSE | re.IGNORECASE,
)


class Name(NamedTuple):
    """A name where it stands: characters [start, end) of the text, titles and degrees left out."""

    start: int
    end: int
    #: Where the capitalised phrase begins, titles included.
    lead: int
    #: In small letters.
    words: tuple[str, ...]
    sort: Sort
    #: Whether it is an authority's, a lawyer's, a victim's or a relator's.
    official: bool
    #: Whether a title, a degree or an age says that it is a person.
    sure: bool


def names(text: str, start: int, end: int, *, title: bool = False) -> list[Name]:
    """The names in text[start:end], in its order; in a `title` any word may be a capital one."""
    found = []
    for phrase in merged(list(capitalized_runs(text, start, end)), text):
        if len(phrase.tokens) == 1:
            name = _word(phrase, phrase.lead, official=False)
        else:
            name = _name(phrase, text, end, title=title)
        if name is not None and text.startswith(" plc", name.end):
            found.append(name._replace(end=name.end + 4, words=(*name.words, "plc"), sort=_HOUSE))
        elif name is not None:
            found.append(name)
    return found


def _name(phrase: CapitalizedRun, text: str, end: int, *, title: bool) -> Name | None:
    """What a phrase of several words names."""
    house = organization(phrase, title=title)
    aged = _AGED.match(text, phrase.end, end) is not None
    if house is not None and not (aged and house.words[-1] not in SUFFIXES):
        return Name(house.start, house.end, house.lead, house.words, "organization", False, False)
    cut = _titles(phrase)
    if cut == len(phrase.tokens):
        return None
    before = [token.low for token in phrase.tokens[:cut]]
    bearer = phrase.without_first(cut) if cut else phrase
    official = _authority(before) or _OFFICE_BEHIND.match(text, bearer.end, end) is not None
    words = bearer.words
    if len(words) == 1 or (len(words) == 2 and words[1] in _GENERATIONS):
        return _word(bearer, phrase.lead, official=official)
    if not _personal(words):
        return None
    sure = aged or phrase.degree or any(low in _TITLES for low in before)
    return Name(bearer.start, bearer.end, phrase.lead, words, "person", official, sure)


def _word(phrase: CapitalizedRun, lead: int, *, official: bool) -> Name | None:
    """A name of one word."""
    word = phrase.tokens[0].low.removesuffix("'s").removesuffix("'")
    if len(word) < 2 or word in _NO_WORD:
        return None
    end = phrase.start + len(word) if len(phrase.tokens) == 1 else phrase.end
    return Name(phrase.start, end, lead, (word,), "word", official, False)


def _titles(phrase: CapitalizedRun) -> int:
    """How many words of the phrase, from its first, are titles, offices and roles."""
    cut = 0
    for number, token in enumerate(phrase.tokens, 1):
        if token.low in OFFICIALS or token.low in ROLES:
            cut = number
    return cut


def _authority(before: list[str]) -> bool:
    """Whether the words before a name are an authority's; "medical director" is not."""
    for number, low in enumerate(before):
        if low in OFFICIALS and not (
            low in ("director", "chief")
            and any(post in POSTS for post in (*before[number - 1 : number], *before[number + 1 :]))
        ):
            return True
    return False


def _personal(words: tuple[str, ...]) -> bool:
    """Whether the words have the shape of a person's name."""
    if not 2 <= len(words) <= 6 or not VETOES.isdisjoint(words):
        return False
    last = words[-2] if words[-1] in _GENERATIONS else words[-1]
    if len(last) < 2 or last in LOCALITIES or last in THINGS or PLACES.issuperset(words):
        return False
    if len(words) == 2 and words[0] in BEGINNINGS:
        return False
    return not _KINDS.issuperset(words) and "'s" not in words[0]
