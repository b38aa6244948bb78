"""Runs of capitalised words: the candidates for names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enforcement.text.party_words import (
    DEGREES,
    GENERATIONS,
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
#: Months that are also given names.
_MONTHS = frozenset(("april", "may", "june", "august"))
_DATED = re.compile(r"\s(?:\d|of\b)")
#: An age: the word before it is a surname, even if it is a common word.
_AGED = re.compile(r",?\s\(?(?:age\s)?[1-9]\d[,;)]")
#: Words of one name, at most.
_LONGEST = 12
_QUOTES = '"\u201c('
#: Words that begin no name.
_IDLE = STOPS - {"a", "i"}
#: Words that are no name by themselves.
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

    def without_first(self, count: int) -> CapitalizedRun:
        """The run without its first `count` words; there must be more."""
        return _run(self.tokens[count:], self.lead, self.degree)

    def joined_with(self, following: CapitalizedRun) -> CapitalizedRun:
        """This run and the following one as one, with what stands between them."""
        return _run((*self.tokens, *following.tokens), self.lead, following.degree)


def _run(tokens: tuple[CapitalizedWord, ...], lead: int, degree: bool) -> CapitalizedRun:
    words = tuple([token.low for token in tokens if token.low[0] not in _QUOTES])
    return CapitalizedRun(tokens, words, lead, degree)


def capitalized_runs(text: str, start: int, end: int) -> Iterator[CapitalizedRun]:
    """The runs in text[start:end], in its order, without single words that name nobody."""
    run: list[CapitalizedWord] = []
    degree, last = False, 0  # `last` is where the run's last word ends
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        low = word.lower()
        if not run and low in _IDLE:
            continue
        low = low.rstrip(".").replace("\u2019", "'")
        gap = text[last : match.start()] if run else ""
        if run and low in DEGREES and (gap in (", ", ",") or (gap == " " and word.isupper())):
            degree = True
            continue
        if run and (degree or len(run) == _LONGEST or not _continues(run[-1].low, gap, low)):
            yield from _finished(run, degree)
            run, degree = [], False
        last = match.end()
        if _cuts(low, word, run, text, last):
            if low[0] not in _QUOTES:
                yield from _finished(run, degree)
                run = []
            continue
        ending = _possessive(low, run)
        last -= ending
        run.append(CapitalizedWord(match.start(), last, low[: len(low) - ending], "&" in gap))
    yield from _finished(run, degree)


def _finished(run: list[CapitalizedWord], degree: bool) -> Iterator[CapitalizedRun]:
    """The run, if it may name somebody."""
    if len(run) > 1 or (run and run[0].low not in _NOBODY):
        yield _run(tuple(run), run[0].start, degree)


def _cuts(low: str, word: str, run: list[CapitalizedWord], text: str, until: int) -> bool:
    """Whether the word is no part of a name: a common word, or no nickname after all."""
    if low[0] in _QUOTES:
        return not run or run[-1].low in SUFFIXES or run[-1].low in HEADS
    if low in STOPS or (low[-2:] == "'s" and low[:-2] in STOPS):
        initial = len(word) == 2 and word[1] == "."
        return not initial and not (run and _AGED.match(text, until))
    if low in _MONTHS:
        return _DATED.match(text, until) is not None
    return "-" in low and low.endswith(("-based", "-area"))


def _continues(before: str, gap: str, low: str) -> bool:
    """Whether a word continues the run whose last word is `before`; "Inc." or "LLC" ends a run."""
    if gap.isspace():
        return len(gap) == 1 and (before not in SUFFIXES or before == "co" or low in SUFFIXES)
    if gap in (", ", ","):
        return low in SUFFIXES or low in GENERATIONS
    return gap.strip() in _JOINTS


def _possessive(low: str, run: list[CapitalizedWord]) -> int:
    """How many letters of possessive ending, no part of the name, a word after the run has."""
    if low[-1] not in "'s" or not run or run[-1].low == "st" or low in _POSSESSIVE:
        return 0
    return 2 if low.endswith("'s") else low.endswith("'")
