"""The names of things that are sued: "$88,310 in U.S. Currency", "One 2021 Dodge Durango, VIN …".

A sum, a model year with a maker, a number of things, an address or "real property" shows by itself
that a thing is meant; "two houses" does only where the words before it say that things are sued.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from enforcement.parties.assets.property_patterns import (
    OF_DRUG,
    OWN_ADDRESS,
    STREET,
    by_themselves,
    by_words_before,
)
from enforcement.text.word_lists import listed_words

#: In a key, before the number that only one thing has.
OWN_NUMBER = " vin "
#: Things of one list, at most.
_MOST = 12
_JOINT = re.compile(r"(?:,\s(?:and\s)?|;\s(?:and\s)?|\sand\s|\sas\swell\sas\s|\sand\salso\s)")
_KEY_SUM = re.compile(r"\$\s?(\d[\d,]{0,15}(?:\.\d{1,4})?)(\smillion|\sbillion)?", re.IGNORECASE)
_KEY_STREET = re.compile(rf"(?:(?<=\bat\s)|(?<=\bas\s)|(?<=\bon\s)){STREET}|{OWN_ADDRESS}")
_KEY_NUMBER = re.compile(r"\b(?:VIN|Number|No\.?|S/N)[:.#]{0,2}\s?([A-Z\d][\w*-]{2,25})")
_KEY_OF_DRUG = re.compile(OF_DRUG)
_IDLE = frozenset("one a an the approximately about certain all of in and united states us".split())  # noqa: SIM905
_ASSORTED = re.compile(r"(?:assorted|miscellaneous|various|undetermined)\s", re.IGNORECASE)
_YEAR_BEFORE = re.compile(r"\b(?:19|20)\d\d\s\Z")
_COUNTED_YEAR = re.compile(r"\b(?:an?|one|two|three|his|her|their)\s\d{4}\s\Z", re.IGNORECASE)
#: A full stop that belongs to the last word.
_SHORTENED = re.compile(r"(?:\b[A-Z]|\bSt|\bAve|\bRd|\bDr|\bCt|\bLn|\betc|\bal)\.\Z")


class PropertyName(NamedTuple):
    """Characters [start, end) of a text that name a thing; whether they do so by themselves."""

    start: int
    end: int
    sure: bool


def property_at(text: str, start: int, end: int) -> PropertyName | None:
    """The thing whose name begins at `start`, articles left out; None where none is named."""
    for patterns, sure in ((by_themselves(), True), (by_words_before(), False)):
        for pattern in patterns:
            if match := pattern.match(text, start, end):
                begin, until = match.span("name")
                return PropertyName(begin, _without_stop(text, begin, until), sure)
    return None


def properties_at(text: str, start: int, end: int, *, sure: bool = False) -> Iterator[PropertyName]:
    """The things of the list that begins at `start`: "$9,000 in cash and one 2021 Dodge Durango";
    those alone that name a thing by themselves, where `sure`."""
    for _ in range(_MOST):
        found = property_at(text, start, end)
        if found is None or (sure and not found.sure):
            return
        yield found
        joint = _JOINT.match(text, found.end, end)
        if joint is None:
            return
        start = joint.end()


def is_property(name: str) -> bool:
    """Whether a whole name, as of a docket's party, is a thing's."""
    found = property_at(name, 0, len(name))
    if found is None or not (found.sure or _ASSORTED.match(name)):
        return False
    last = re.findall(r"[\w.]+", name)[-1]
    return last.lower().strip(".") not in listed_words("litigants", "forms")


def property_key(name: str) -> str:
    """By what two spellings of a thing's name are compared: its sum, its street and number, or its
    words without "one", "approximately" and "real property located at"; its own number last."""
    if total := _KEY_SUM.search(name):
        return f"${float(total[1].replace(',', '')):.2f}{(total[2] or '').lower()}"
    if street := _KEY_STREET.search(name):
        return " ".join(street[0].partition(",")[0].lower().replace(".", "").split())
    name = _KEY_OF_DRUG.sub("", name)
    own = _KEY_NUMBER.search(name)
    words = re.findall(r"[\w.-]*\w", name[: own.start()] if own else name)
    shared = " ".join(word for word in map(str.lower, words) if word not in _IDLE)
    return f"{shared}{OWN_NUMBER}{own[1].lower()}" if own else shared


def without_own_number(key: str) -> str:
    """The key of a thing without its own number, by which a text may leave it open."""
    return key.partition(OWN_NUMBER)[0]


def is_vehicle(text: str, start: int) -> bool:
    """Whether the capitalised words from `start` on name a vehicle: "a 2021 Dodge Durango"."""
    if not text[max(0, start - 2) : start - 1].isdigit() or not _YEAR_BEFORE.search(
        text, max(0, start - 6), start
    ):
        return False
    maker = re.match(r"[\w-]+", text[start : start + 20])
    known = maker is not None and maker[0].lower() in listed_words("property", "makers")
    return known or _COUNTED_YEAR.search(text, max(0, start - 14), start) is not None


def _without_stop(text: str, start: int, end: int) -> int:
    """The end of a name without the comma or full stop behind it; that of "St." stays."""
    while end > start and text[end - 1] in ",; ":
        end -= 1
    shortened = text[end - 1] != "." or _SHORTENED.search(text, start, end)
    return end if shortened else end - 1
