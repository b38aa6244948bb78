"""Capitalized runs that name an organization, and which neighbours belong to its name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from enforcement.parties.naming.joined_names import ENDS, FIRST, PEOPLE, SCHOOLS, is_incorporated
from enforcement.text.capitalized_runs import CapitalizedRun
from enforcement.text.party_words import (
    GENERIC,
    HEADS,
    PLACES,
    VETOES,
)

#: They stand before the name of an organization and are no part of it.
_BEFORE = frozenset(
    ("former", "defendant", "defendants", "dr", "mr", "ms", "company", "companies", "oig")
)
_HOUSES = frozenset(
    "hospital clinic hospice pharmacy university college blueshield shield".split()  # noqa: SIM905
) | {"parenthood", "healthcare"}
#: Words that end names of organizations and of people.
_SURNAMES = frozenset(("villa", "manor", "bank", "mart"))
#: Whose hospital a hospital may be called.
_PATIENTS = frozenset(("children's", "women's", "veterans'"))
_COMMON_WORDS = GENERIC | HEADS | PLACES


def organization_in(
    phrase: CapitalizedRun, *, title: bool, placed: bool = False
) -> CapitalizedRun | None:
    """The organization that the phrase names, without what stands before it; None if none.

    A form of company ("Inc.") makes one of any phrase; otherwise it must begin or end with a word
    for an organization ("Pharmacy") or hold an ampersand, and no word may be an authority's. In a
    title, where every word is a capital one, a phrase of such words and places alone names nobody,
    nor do two of them in the text, unless it is `placed`: "Alba Hospital, Ohio, agreed".
    """
    if phrase.defined:
        return phrase
    if phrase.cut and not title and phrase.tokens[-1].low in ENDS:
        phrase = phrase.with_cut_words()
    if phrase.tokens[0].low == "dr" and phrase.words[-1] in _SURNAMES:
        return None  # "Dr. Ida Villa"
    while len(phrase.tokens) > 1 and phrase.tokens[0].low in _BEFORE:
        phrase = phrase.without_first(1)
    phrase = _without_parent(phrase)
    words = phrase.words
    if len(words) < 2:
        return None
    if is_incorporated(words):
        kind = words[1:] == ("corporation",) and _is_generic(words[:1])
        return None if kind else phrase  # "Medical Corporation Pleads Guilty"
    if not VETOES.isdisjoint(words):
        return None
    if words[-1] == "entities" and not title and not _is_generic(words[:-1]):
        return phrase  # "the Orlo Vale Entities"
    first = words[0] in PLACES or words[0] in _PATIENTS
    hospital = not title and first and words[-1] == "hospital"
    named = placed or hospital or _is_house_of(phrase)
    if _is_generic(words) and not named and (title or len(words) < 3):
        return None
    if phrase.before_joint and words[0] not in PEOPLE and words[0] != "board":
        return phrase
    if phrase.degree and not title and len(words) > 2 and words[1] in HEADS:
        return phrase  # "Orlo Center of Vero Beach, P.A."
    if words[-1] in HEADS or words[-1].partition("/")[0] in HEADS:
        return phrase
    headed = (
        words[0] in FIRST
        or words[:2] == ("medical", "center")
        or ((not title or words[-1] in PLACES) and _is_house_of_a_place(words))
        or any(token.joined for token in phrase.tokens)
    )
    return phrase if headed and PEOPLE.isdisjoint(words) else None


def _without_parent(phrase: CapitalizedRun) -> CapitalizedRun:
    """The subsidiary alone of "Orlo & Vale Subsidiary Alba Inc."."""
    for number, token in enumerate(phrase.tokens[:-2], 1):
        if number > 1 and token.low in ("subsidiary", "affiliate"):
            return phrase.without_first(number)
    return phrase


def _is_house_of(phrase: CapitalizedRun) -> bool:
    """Whether what stands before "of" names a kind of house: "University of Alba"."""
    left = phrase.words[: phrase.before_joint]
    return bool(left) and left[-1] in HEADS and (len(left) > 1 or left[0] in SCHOOLS)


def _is_house_of_a_place(words: Sequence[str]) -> bool:
    """Whether a place follows the word for an organization: "Vale Hospital Corpus Alba"."""
    return not _HOUSES.isdisjoint(words[1:-1]) or ("medical", "center") in pairwise(words[:-1])


def _is_generic(words: Sequence[str]) -> bool:
    """Whether the words name nobody in particular: "Community Hospital", "Boston Clinic"."""
    return _COMMON_WORDS.issuperset(words)
