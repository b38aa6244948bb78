"""How far back a name reaches that a short form in parentheses stands for.

"Voices for Orlo Vale (VOV)", "Healthcare Authority for Medical Tarn (Medical Tarn)": the letters or
the first words of the short form tell where the name begins, whatever words it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from enforcement.parties.naming.joined_names import ORGANIZATION_WORDS
from enforcement.text.capitalized_runs import CapitalizedRun, defined_run
from enforcement.text.party_words import (
    BEGINNINGS,
    GENERATIONS,
    LOCALITIES,
    OFFICIALS,
    PLACES,
    ROLES,
    SUFFIXES,
    VETOES,
)

_SHORT_FORM = re.compile(
    r"""\s?\(\s?(?:hereinafter\s|herein\s|the\s)?["\u201c]?
    (?P<short>[A-Z][\w&.'\u2019-]{1,20}(?:\s(?:of\s|for\s)?[A-Z&][\w&.'\u2019-]{0,20}){0,3})[,.]?["\u201d]?\s?\)""",
    re.VERBOSE,
)
#: Words of a name, with what stands directly before and behind each.
_WORD = re.compile(r"[^\s(),;:\"\u201c\u201d]+")
#: Between words of one name; commas only before a form of company.
_GAP = re.compile(r"\s(?:[-\u2013]\s)?|,\s?")
#: Of a word: "East", "West" of "East/West", "Renal", "South" of "RenalSouth".
_PARTS = re.compile(r"[A-Za-z0-9](?:[a-z'\u2019&.]|(?<=[A-Z])[A-Z])*")
_JOINING = frozenset("of for and in at on the & with to by de la del".split())  # noqa: SIM905
#: A place at the end of what the letters leave out.
_PLACE = re.compile(r",\s([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\Z")
#: Characters that are searched for the beginning of a name, at most.
_REACH = 140
#: Words at the end of a name that its letters may leave out: "Vale Tarn Care of Alba, Inc. (VTC)".
_LEFT_OUT = 6
#: Letters of a short form that stand for words, at least.
_LETTERS = 3


_NO_ORGANIZATION = (VETOES | OFFICIALS | ROLES) - {"provider", "providers", "sisters", "national"}
_OF_PLACES = PLACES | LOCALITIES | BEGINNINGS
#: Boards that are no authorities.
_GOVERNING = frozenset(("trustees", "regents", "directors"))


def with_defined_names(
    runs: Iterable[CapitalizedRun], text: str, begin: int
) -> Iterator[CapitalizedRun]:
    """The runs of a sentence that begins at `begin`; those within an organization's name for which
    the text defines a short form as one run."""
    held: list[CapitalizedRun] = []
    for run in runs:
        held.append(run)
        if text.startswith("(", run.end + 1) and (name := _defined(text, begin, run)):
            within = [it for it in held if it.end > name.start and it.start < name.end]
            behind = [it for it in held if it.start >= name.end]
            held = held[: len(held) - len(within) - len(behind)]
            if within and within[0].start < name.start:
                name = _from_place(within[0], text, name)
            held += [name, *behind]
    yield from held


def _from_place(before: CapitalizedRun, text: str, name: CapitalizedRun) -> CapitalizedRun:
    """The name that begins within a run, with the place there: "New Tarn City" + "Health and …"."""
    place = [token for token in before.tokens if token.end < name.start]
    if _OF_PLACES.issuperset(token.low for token in place):
        return defined_run(text, before.start, name.end)
    return name


def _defined(text: str, begin: int, run: CapitalizedRun) -> CapitalizedRun | None:
    """The organization that the text defines a short form for behind the run, if it does."""
    span = long_form(text, begin, run.end)
    if span is None:
        return None
    start, end = span
    name = defined_run(text, start, end)
    if len(name.words) < 2 or not _NO_ORGANIZATION.isdisjoint(name.words):
        return None  # "Certified Nursing Assistant (CNA)"
    if "board" in name.words and _GOVERNING.isdisjoint(name.words):
        return None
    joined = start < run.start and " of " in text[start:end]
    alone = (
        start >= run.start
        and ORGANIZATION_WORDS.isdisjoint(name.words)
        and len(name.words) < _LETTERS
    )
    return name if joined or not (alone or ORGANIZATION_WORDS.issuperset(name.words)) else None


def long_form(text: str, begin: int, end: int) -> tuple[int, int] | None:
    """Characters [start, end) of the name, at `begin` or behind it, that has a short form behind
    `end`; None where the short form does not tell. It ends before `end` where its letters leave a
    place out: "Vale Tarn Hospital in Alba, Ohio (VTH)"."""
    defined = _SHORT_FORM.match(text, end)
    if defined is None:
        return None
    begin = max(begin, end - _REACH)
    short = defined["short"].replace("\u2019", "'")
    letters = [letter.lower() for letter in short if letter.isalpha()]
    if short.replace(".", "").replace("&", "").isupper() and len(letters) >= _LETTERS:
        words = _words_before(text, begin, end, commas=True)
        for behind in range(min(_LEFT_OUT, len(words))):
            if (start := _start_by_letters(words[behind:], letters)) is not None:
                return start, _end_before_place(text, words[behind:], end)
    words = _words_before(text, begin, end, commas=False)
    first = _start_by_words(words, short.lower().split())
    return None if first is None else (first, end)


def _end_before_place(text: str, words: list[tuple[int, str]], end: int) -> int:
    """Where the name ends whose letters the words give, the last one first: before the place
    there, if one follows up to `end`."""
    last = next(start + len(word) for start, word in words if word not in _JOINING)
    if text.startswith(" in ", last) and last < end:
        return last
    place = _PLACE.search(text, last, end)
    return place.start() if place and _OF_PLACES.issuperset(place[1].lower().split()) else end


def _words_before(text: str, begin: int, end: int, *, commas: bool) -> list[tuple[int, str]]:
    """The capitalised and joining words that end at `end` without a break, the last one first;
    with `commas` one is no break: "University of Tarn, Alba (UTA)"."""
    found = [(match.start(), match.group()) for match in _WORD.finditer(text, begin, end)]
    words: list[tuple[int, str]] = []
    behind = end
    for start, word in reversed(found):
        gap = text[start + len(word) : behind]
        form = bool(words) and words[-1][1].rstrip(".").lower() in SUFFIXES | GENERATIONS
        if gap and not (_GAP.fullmatch(gap) and (commas or form or "," not in gap)):
            break
        if not (word[0].isupper() or word[0].isdigit() or word in _JOINING or word in "-\u2013"):
            break
        words.append((start, word))
        behind = start
    return words


def _start_by_letters(words: list[tuple[int, str]], letters: list[str]) -> int | None:
    """Where the word begins with the first of the letters, when each letter begins a word, or is
    the next one within it, and no capitalised word is passed over but a form of company."""
    left = list(letters)
    for start, word in words:
        low = word.lower()
        initials = [part[0].lower() for part in _PARTS.findall(word)]
        if left[-len(initials) :] == initials:
            del left[-len(initials) :]
        elif left and left[-1] == low[0]:
            left.pop()
        elif word not in _JOINING and word not in "-\u2013" and low.rstrip(".") not in SUFFIXES:
            return None
        if not left:
            return start if word[0].isupper() else None
    return None


def _start_by_words(words: list[tuple[int, str]], short: list[str]) -> int | None:
    """Where the words of the short form stand first in the name, behind no other name's word."""
    if short[0].rstrip(".") in _NO_ORGANIZATION:
        return None
    names = [(start, word.lower().replace("\u2019", "'")) for start, word in reversed(words)]
    while names and names[0][1] in _JOINING:
        names.pop(0)
    lows = [low for _, low in names]
    for number in range(len(names) - len(short)):
        first = number == 0 or lows[number - 1] == "and"
        if first and lows[number : number + len(short)] == short:
            return None if _is_list(lows[number:]) else names[number][0]
    return None


def _is_list(lows: list[str]) -> bool:
    """Whether the words are two names: "Tarn Health, Inc. and Tarn Staffing, LLC"."""
    return any(
        low == "and" and (before.rstrip(".,") in SUFFIXES or behind == lows[0])
        for before, low, behind in zip(lows, lows[1:], lows[2:], strict=False)
    )
