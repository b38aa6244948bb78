"""Runs of capitalised words: the candidates for names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enforcement.text.capitalized_words import UPPER, capitalized_words
from enforcement.text.numerals import TWO_TO_TEN
from enforcement.text.party_words import (
    DEGREES,
    FUNCTION_WORDS,
    GENERATIONS,
    GENERIC,
    HEADS,
    OFFICIALS,
    PLACES,
    ROLES,
    STOPS,
    SUFFIXES,
    VETOES,
    WORDLIKE_NAMES,
)

#: What may stand between two words of one name besides a space.
_JOINTS = frozenset(
    """de|del|de la|de los|la|van|van der|van den|von|der|den|bin|ibn|al|el|dos|da|das|di|du|le|y
    |ter|ten|af|av|zu|st|&""".replace("\n    ", "").split("|")
)
#: Months that are also given names.
_MONTHS = frozenset(
    (
        "april",
        "may",
        "june",
        "august",
        "jan",
        "feb",
        "mar",
        "apr",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
    )
)
_DATED = re.compile(r"\.?\s(?:\d|of\b)")
#: An age: the word before it is a surname, even if it is a common word.
_AGED = re.compile(r",?\s\(?(?:age\s)?[1-9]\d[,;)]")
#: Behind a given name that is a common word too: "Will Grant, 51", "Sue Marsh was", not "Will the".
_SURNAME_BEHIND = re.compile(
    rf"""\s[{UPPER}][\w'\u2019-]+(?:,?\s\(?(?:age[d]?\s)?[1-9]\d[,;)]|,\s[A-Z][A-Z.]{{1,5}}[,.\s]|,\sof\s
    |\s(?:was|is|has|had|and|pleaded|pled|agreed|admitted|faces|appeared|who)\b)""",
    re.VERBOSE,
)
#: Behind a common word that is part of a company's name: "Acme Media, Inc.", "Acme Recovery LLC".
_FORM_BEHIND = re.compile(
    r",?\s(?:Inc|INC|LLC|L\.L\.C|LLP|L\.P|LP|Ltd|LTD|Corp|CORP|P\.?L\.?L\.?C|P\.?C|P\.A)\b"
)
#: Common words that are given names: "Ada Sue Holt, 50", "Orlo Tam Vane pleaded".
_MIDDLE_NAMES = frozenset(("sue", "tam", "will"))
#: "Orlo 336 Pharmacy", "Orlo 2.0, Inc."
_NUMERAL = re.compile(r"\s\d{1,4}(?:\.\d)?,?\s")
_INITIAL_BEHIND = re.compile(rf"\s[{UPPER}]\.\s[{UPPER}]")
_NEXT_WORD = re.compile(rf"\s([{UPPER}][\w'\u2019]*)")
#: A degree in a row of them: "MD, PhD, FACP".
_DEGREE = re.compile(r"[A-Z][A-Za-z]?[A-Z][A-Z-]{0,4}")
#: Words of one name, at most.
_LONGEST = 12
_QUOTES = '"\u201c('
_BEGINS_NAMES = STOPS - FUNCTION_WORDS
NUMBERS = frozenset(TWO_TO_TEN)
#: Words that begin no name.
_IDLE = STOPS - {"a", "i"}
#: Words that are no name by themselves.
_NOBODY = (VETOES | ROLES) - HEADS - GENERIC - PLACES
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
    #: Capitalised common words directly before it, which a sentence does not begin with.
    cut: tuple[CapitalizedWord, ...] = ()
    #: Whether the text defines a short form for it, so that it is a name as it stands.
    defined: bool = False
    #: How many of the words stand before the last "of", "and" or the like within the name.
    before_joint: int = 0

    @property
    def start(self) -> int:
        return self.tokens[0].start

    @property
    def end(self) -> int:
        return self.tokens[-1].end

    @property
    def lead_of_cut(self) -> int:
        """Where it begins with the common words before it."""
        return self.cut[0].start if self.cut else self.lead

    def without_first(self, count: int) -> CapitalizedRun:
        """The run without its first `count` words; there must be more."""
        return _run(self.tokens[count:], self.lead, self.degree)

    def with_cut_words(self) -> CapitalizedRun:
        """The run with the common words before it: "Take" + "Action, Inc."."""
        return _run((*self.cut, *self.tokens), self.cut[0].start, self.degree)

    def joined_with(self, following: CapitalizedRun) -> CapitalizedRun:
        """This run and the following one as one, with what stands between them."""
        tokens = (*self.tokens, *following.cut, *following.tokens)
        joined = _run(tokens, self.lead, following.degree, self.cut)
        return joined._replace(before_joint=len(self.tokens))


def _run(
    tokens: tuple[CapitalizedWord, ...],
    lead: int,
    degree: bool,
    cut: tuple[CapitalizedWord, ...] = (),
) -> CapitalizedRun:
    words = tuple([token.low for token in tokens if token.low[0] not in _QUOTES])
    return CapitalizedRun(tokens, words, lead, degree, cut)


def defined_run(text: str, start: int, end: int) -> CapitalizedRun:
    """The capitalised words of text[start:end] as one run, a name that the text defines."""
    tokens = tuple(
        CapitalizedWord(first, until, _plain(text[first:until]), text[first - 2 : first] == "& ")
        for first, until in capitalized_words(text, start, end)
    )
    return _run(tokens, start, degree=False)._replace(defined=True)


def capitalized_runs(text: str, start: int, end: int) -> Iterator[CapitalizedRun]:
    """The runs in text[start:end], in its order, without single words that name nobody."""
    run: list[CapitalizedWord] = []
    cut: list[CapitalizedWord] = []
    degree, last = False, 0  # `last` is where the run's last word ends
    for first, until in capitalized_words(text, start, end):
        word = text[first:until]
        low = word.lower()
        if not run and low in _IDLE and not _is_given_name(low, text, until):
            _cut_off(cut, first, until, low, start)
            continue
        low = _plain(low)
        gap = text[last:first] if run else ""
        if run and _is_degree(low, word, gap, run[-1].low, degree=degree):
            degree, last = True, until
            continue
        if degree and gap == " & " and low in HEADS:
            degree = False  # "Ida Holt, M.D. & Associates"
        form = gap == ", " and low in SUFFIXES - DEGREES  # "Ida Holt, M.D., Inc."
        if run and ((degree and not form) or len(run) == _LONGEST or not _continues(run, gap, low)):
            yield from _finished(run, degree, cut)
            run, degree, cut = [], False, []
        last = until
        if _cuts(low, word, run, text, last):
            yield from _finished(run, degree, cut)
            run, cut = [], cut if not run else []
            if low[0] not in _QUOTES:
                _cut_off(cut, first, until, low, start)
            continue
        ending = _possessive(low, run)
        last -= ending
        run.append(CapitalizedWord(first, last, low[: len(low) - ending], "&" in gap))
    yield from _finished(run, degree, cut)


def _plain(word: str) -> str:
    """The word as it stands in the word lists."""
    return word.lower().rstrip(".").replace("\u2019", "'")


def _cut_off(cut: list[CapitalizedWord], first: int, until: int, low: str, start: int) -> None:
    """Note a common word before a name; one that begins the sentence is a capital one anyway."""
    if cut and first - cut[-1].end != 1:
        cut.clear()
    if (low in _BEGINS_NAMES or low == "a") and (first > start + 1 or low in NUMBERS):
        cut.append(CapitalizedWord(first, until, low, False))
    elif cut:
        cut.clear()


def _finished(
    run: list[CapitalizedWord], degree: bool, cut: list[CapitalizedWord]
) -> Iterator[CapitalizedRun]:
    """The run, if it may name somebody."""
    if len(run) > 1 or (run and run[0].low not in _NOBODY):
        adjacent = cut and run[0].start - cut[-1].end == 1
        yield _run(tuple(run), run[0].start, degree, tuple(cut) if adjacent else ())


def _is_degree(low: str, word: str, gap: str, before: str, *, degree: bool) -> bool:
    """Whether the word behind a run is a degree or a licence: ", M.D.", " RN", "MD, PhD, FACP";
    "Pain Associates, P.A." is no physician assistant."""
    if low in DEGREES and not (low in SUFFIXES and before in HEADS):
        return gap in (", ", ",") or (gap == " " and word.isupper())
    form = low in SUFFIXES - DEGREES
    return degree and not form and gap in (", ", ",") and _DEGREE.fullmatch(word) is not None


def _cuts(low: str, word: str, run: list[CapitalizedWord], text: str, until: int) -> bool:
    """Whether the word is no part of a name: a common word, or no nickname after all."""
    if low[0] in _QUOTES:
        kind = bool(run) and (run[-1].low in SUFFIXES or run[-1].low in HEADS)
        return not run or (kind and not _FORM_BEHIND.match(text, until))  # "Orlo Labs (USA) Inc."
    if low in STOPS or (low[-2:] == "'s" and low[:-2] in STOPS):
        initial = len(word) == 2 and word[1] == "."
        return not initial and not _is_name_after_all(low, run, text, until)
    if low in _MONTHS:
        return _DATED.match(text, until) is not None
    return "-" in low and low.endswith(("-based", "-area"))


def _is_name_after_all(low: str, run: list[CapitalizedWord], text: str, until: int) -> bool:
    """Whether what stands around a common word makes it a name, or a part of one."""
    if low in ("i", "v"):  # "Orlo Vale Partners V, L.P.", "Tarn Specialists I, PC"
        return bool(run) and _FORM_BEHIND.match(text, until) is not None
    if low in FUNCTION_WORDS:
        return bool(run) and low == "am" and _NEXT_WORD.match(text, until) is not None
    if run:
        if low in _MIDDLE_NAMES and run[-1].low in OFFICIALS and _INITIAL_BEHIND.match(text, until):
            return True  # "Judge Sue E. Holt"
        if _AGED.match(text, until) or _FORM_BEHIND.match(text, until):
            return True
        if low in _MIDDLE_NAMES:
            return len(run) == 1 and _SURNAME_BEHIND.match(text, until) is not None
        following = _NEXT_WORD.match(text, until)
        return low in WORDLIKE_NAMES and following is not None and following[1].lower() in HEADS
    return _is_given_name(low, text, until)


def _is_given_name(low: str, text: str, until: int) -> bool:
    """Whether a common word is one by what follows: "Will Grant, 51"."""
    return low in WORDLIKE_NAMES and _SURNAME_BEHIND.match(text, until) is not None


def _continues(run: list[CapitalizedWord], gap: str, low: str) -> bool:
    """Whether a word continues the run; "Inc." or "LLC" ends it, and so does the same name on the
    next line: "About Orlo Vale\\nOrlo Vale is …"."""
    before = run[-1].low
    if gap.isspace():
        if gap != " " and low == run[0].low:
            return False
        ended = before in SUFFIXES and before != "co" and low not in SUFFIXES
        branch = before == "corporation" and low in PLACES  # "Vale Corporation Midwest"
        branch = branch or (before == "limited" and low == "partnership")
        return gap in (" ", "\n", "  ", "   ", "\u00a0") and (branch or not ended)
    if gap in (", ", ","):
        return low in SUFFIXES or low in GENERATIONS
    if low in SUFFIXES or low in HEADS:
        return gap.strip() in _JOINTS or _NUMERAL.fullmatch(gap) is not None
    return gap.strip() in _JOINTS


def _possessive(low: str, run: list[CapitalizedWord]) -> int:
    """How many letters of possessive ending, no part of the name, a word after the run has."""
    if low[-1] not in "'s" or not run or run[-1].low in ("st", "saint") or low in _POSSESSIVE:
        return 0
    return 2 if low.endswith("'s") else low.endswith("'")
