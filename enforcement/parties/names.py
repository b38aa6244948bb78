"""Where a text names a person or an organization.

The rules read the shape of a capitalised phrase and the word lists; what the text says of whoever
bears the name is not asked here.
"""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache
from typing import Literal, NamedTuple

from enforcement.parties.organizations import merge_organization_names, organization_in
from enforcement.text.capitalized_runs import CapitalizedRun, capitalized_runs
from enforcement.text.party_words import (
    BEGINNINGS,
    DEGREES,
    GENERATIONS,
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
NameType = Literal["person", "organization", "word"]

_TITLES = frozenset(("dr", "drs", "mr", "mrs", "ms"))
_COMMON_WORDS = GENERIC | HEADS | PLACES
#: Alone they name nobody.
_NO_NAME = _COMMON_WORDS.union(
    VETOES, LOCALITIES, BEGINNINGS, DEGREES, ROLES, OFFICIALS, ("april", "june", "august")
)
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


class Involvement(IntEnum):
    """What a sentence says of a name; the higher counts where several sentences speak of it."""

    #: An authority, victim, employer, owner or place.
    STRANGER = -1
    UNKNOWN = 0
    #: It did something, perhaps what the action is about.
    DOER = 1
    #: The action is taken against it.
    PARTY = 2


class Name(NamedTuple):
    """A name where it stands: characters [start, end) of the text, titles and degrees left out."""

    start: int
    end: int
    #: Where the capitalised phrase begins, titles included.
    lead: int
    #: In lower case.
    words: tuple[str, ...]
    type: NameType
    #: Whether it is an authority's, a lawyer's, a victim's or a relator's.
    official: bool
    #: Whether a title, a degree or an age says that it is a person.
    sure: bool


@lru_cache(maxsize=512)
def names_in(text: str, start: int, end: int, *, title: bool = False) -> tuple[Name, ...]:
    """The names in text[start:end], in its order; in a `title` any word may be a capital one. Those
    of a text's sentences are kept for who asks next: parties, then the keys of its matter."""
    names = []
    for phrase in merge_organization_names(list(capitalized_runs(text, start, end)), text):
        if len(phrase.tokens) == 1:
            name = _single_word(phrase, phrase.lead, official=False)
        else:
            name = _name(phrase, text, end, title=title)
        if name is not None and text.startswith(" plc", name.end):
            words = (*name.words, "plc")
            name = name._replace(end=name.end + 4, words=words, type="organization")
        if name is not None:
            names.append(name)
    return tuple(names)


def _name(phrase: CapitalizedRun, text: str, end: int, *, title: bool) -> Name | None:
    """What a phrase of several words names."""
    company = organization_in(phrase, title=title)
    aged = _AGED.match(text, phrase.end, end) is not None
    if company is not None and not (aged and company.words[-1] not in SUFFIXES):
        start, words = company.start, company.words
        return Name(start, company.end, company.lead, words, "organization", False, False)
    titles = _leading_titles(phrase)
    if titles == len(phrase.tokens):
        return None
    before = [token.low for token in phrase.tokens[:titles]]
    person = phrase.without_first(titles) if titles else phrase
    official = _is_authority(before) or _OFFICE_BEHIND.match(text, person.end, end) is not None
    words = person.words
    if len(words) == 1 or (len(words) == 2 and words[1] in GENERATIONS):
        return _single_word(person, phrase.lead, official=official)
    if not _is_personal(words):
        return None
    sure = aged or phrase.degree or any(low in _TITLES for low in before)
    return Name(person.start, person.end, phrase.lead, words, "person", official, sure)


def _single_word(phrase: CapitalizedRun, lead: int, *, official: bool) -> Name | None:
    """A name of one word."""
    word = phrase.tokens[0].low.removesuffix("'s").removesuffix("'")
    if len(word) < 2 or word in _NO_NAME:
        return None
    end = phrase.start + len(word) if len(phrase.tokens) == 1 else phrase.end
    return Name(phrase.start, end, lead, (word,), "word", official, False)


def _leading_titles(phrase: CapitalizedRun) -> int:
    """How many words of the phrase, from its first, are titles, offices and roles."""
    cut = 0
    for number, token in enumerate(phrase.tokens, 1):
        if token.low in OFFICIALS or token.low in ROLES:
            cut = number
    return cut


def _is_authority(before: list[str]) -> bool:
    """Whether the words before a name are an authority's; "medical director" is not."""
    for number, low in enumerate(before):
        if low in OFFICIALS and not (
            low in ("director", "chief")
            and any(post in POSTS for post in (*before[number - 1 : number], *before[number + 1 :]))
        ):
            return True
    return False


def _is_personal(words: tuple[str, ...]) -> bool:
    """Whether the words have the shape of a person's name."""
    if not 2 <= len(words) <= 6 or not VETOES.isdisjoint(words):
        return False
    last = words[-2] if words[-1] in GENERATIONS else words[-1]
    if len(last) < 2 or last in LOCALITIES or last in THINGS or PLACES.issuperset(words):
        return False
    if len(words) == 2 and words[0] in BEGINNINGS:
        return False
    return not _COMMON_WORDS.issuperset(words) and "'s" not in words[0]
