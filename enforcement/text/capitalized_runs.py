"""Runs of capitalised words: what names are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enforcement.text.word_lists import (
    DEGREES,
    GENERIC,
    HEADS,
    PLACES,
    ROLES,
    STOPS,
    SUFFIXES,
    VETOES,
)

_UPPER = "A-Z\u00c0-\u00d6\u00d8-\u00de"
#: A capitalised word, or a nickname; it begins with a character class so that the search is fast.
_TOKEN = re.compile(
    rf"""[{_UPPER}"\u201c(](?:(?<=["\u201c(])
        [{_UPPER}][\w.'\u2019-]{{1,18}}(?:\s[A-Z]\w{{1,18}})?["\u201d)](?=\s[A-Z])
      | (?<=[{_UPPER}])(?<![\w'\u2019].)(?:
          \.(?:[{_UPPER}]\.){{0,4}}(?:[{_UPPER}](?!\w))?                # K.  M.D.  U.S
        | (?<=[SDMJICLFPHRBGT])                                       # St.  Dr.  Inc.
          (?:te?|rs?|rof|nc|o(?:rp)?|td|on|ev|ros|ov|en|RS?|NC|O(?:RP)?|TD|T)\.
        | [\w'\u2019]*                                                # O'Brien  Tharp-Strouse
          (?:[-/@.](?!(?:and|the|a|who)\b)[\w'\u2019]+)*
      )
    )""",
    re.VERBOSE,
)
#: What may stand between two words of one name besides a space.
_JOINTS = frozenset(
    """de|del|de la|de los|la|van|van der|van den|von|der|den|bin|ibn|al|el|dos|da|das|di|du|le|y
    |ter|ten|&""".replace("\n    ", "").split("|")
)
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv"))
#: Months that are also given names.
_MONTHS = frozenset(("april", "may", "june", "august"))
_DATED = re.compile(r"\s(?:\d|of\b)")
#: An age: what stands before it is a surname, be it a common word.
_AGED = re.compile(r",?\s\(?(?:age\s)?[1-9]\d[,;)]")
#: Words of one name, at most.
_LONGEST = 12
_QUOTES = '"\u201c('
#: Words that begin no name.
_IDLE = STOPS - {"a", "i"}
#: Words that alone are no name and part of none beyond an "of".
_NOBODY = (PLACES | VETOES | ROLES) - HEADS - GENERIC
#: Words that keep their possessive ending within a name.
_POSSESSIVE = frozenset(("women's", "children's", "men's", "veterans'", "physicians'", "doctor's"))


class CapitalizedWord(NamedTuple):
    """A capitalised word: characters [start, end) of the text, and the word in small letters."""

    start: int
    end: int
    low: str
    #: Whether an ampersand stands before it.
    joined: bool


class CapitalizedRun(NamedTuple):
    """A run of capitalised words."""

    tokens: tuple[CapitalizedWord, ...]
    #: In small letters, without nicknames.
    words: tuple[str, ...]
    #: Where the run began, before titles were taken off.
    lead: int
    #: Whether a degree or a licence stands behind it.
    degree: bool

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    def after(self, number: int) -> CapitalizedRun:
        """Without the first `number` words; there must be more."""
        return _phrase(self.tokens[number:], self.lead, self.degree)

    def with_(self, other: CapitalizedRun) -> CapitalizedRun:
        """With another phrase and what stands between the two."""
        return _phrase((*self.tokens, *other.tokens), self.lead, other.degree)


def _phrase(tokens: tuple[CapitalizedWord, ...], lead: int, degree: bool) -> CapitalizedRun:
    words = tuple([token.low for token in tokens if token.low[0] not in _QUOTES])
    return CapitalizedRun(tokens, words, lead, degree)


def capitalized_runs(text: str, start: int, end: int) -> Iterator[CapitalizedRun]:
    """The phrases in text[start:end], in its order; single words that name nobody are left out."""
    held: list[CapitalizedWord] = []
    last = 0  # where the last of the held words ends
    degree = False
    for found in _TOKEN.finditer(text, start, end):
        word = found.group()
        low = word.lower()
        if not held:
            if low in _IDLE:
                continue
            gap = ""
        else:
            gap = text[last : found.start()]
        low = low.rstrip(".").replace("\u2019", "'")
        if held:
            if low in DEGREES and (gap in (", ", ",") or (gap == " " and word.isupper())):
                degree = True
                continue
            if degree or len(held) == _LONGEST or not _continues(held[-1].low, gap, low):
                if len(held) > 1 or held[0].low not in _NOBODY:
                    yield _phrase(tuple(held), held[0].start, degree)
                held, degree = [], False
        at, last = found.span()
        if _cuts(low, word, held, text, last):
            if held and low[0] not in _QUOTES:
                if len(held) > 1 or held[0].low not in _NOBODY:
                    yield _phrase(tuple(held), held[0].start, degree)
                held = []
            continue
        if held and low[-1] in "'s" and held[-1].low != "st" and (ending := _possessive(low)):
            last -= ending
            low = low[:-ending]
        held.append(CapitalizedWord(at, last, low, "&" in gap))
    if held and (len(held) > 1 or held[0].low not in _NOBODY):
        yield _phrase(tuple(held), held[0].start, degree)


def _cuts(low: str, word: str, held: list[CapitalizedWord], text: str, until: int) -> bool:
    """Whether the word is no part of a name: a common one, or no nickname after all."""
    if low[0] in _QUOTES:
        return not held or held[-1].low in SUFFIXES or held[-1].low in HEADS
    if low in STOPS or (low[-2:] == "'s" and low[:-2] in STOPS):
        initial = len(word) == 2 and word[1] == "."
        return not initial and not (held and _AGED.match(text, until))
    if low in _MONTHS:
        return _DATED.match(text, until) is not None
    return "-" in low and low.endswith(("-based", "-area"))


def _continues(before: str, gap: str, low: str) -> bool:
    """Whether a word goes on the run whose last word is `before`; a form of company ends it."""
    if gap.isspace():
        return len(gap) == 1 and (before not in SUFFIXES or before == "co" or low in SUFFIXES)
    if gap in (", ", ","):
        return low in SUFFIXES or low in _GENERATIONS
    return gap.strip() in _JOINTS


def _possessive(low: str) -> int:
    """How many letters of possessive ending, no part of the name, the word has."""
    if low in _POSSESSIVE:
        return 0
    if low.endswith("'s"):
        return 2
    return 1 if low.endswith("'") else 0
