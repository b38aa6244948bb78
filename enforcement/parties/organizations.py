"""Capitalized runs that name an organization, and which neighbours belong to its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from enforcement.text.capitalized_runs import CapitalizedRun
from enforcement.text.party_words import (
    BEGINNINGS,
    GENERIC,
    HEADS,
    OFFICIALS,
    PLACES,
    ROLES,
    SUFFIXES,
    VETOES,
)

#: They stand before the name of an organization and are no part of it.
_BEFORE = frozenset(
    ("former", "defendant", "defendants", "dr", "mr", "ms", "company", "companies", "oig")
)
#: Words that may also begin the name of an organization.
_FIRST = frozenset(
    "hospital hospice clinic clinica center centro laboratory pharmacy ambulance".split()  # noqa: SIM905
)
#: Organizations named by their purpose: "Center for Pain Management".
_PURPOSEFUL = frozenset(
    ("hospital", "center", "centers", "centre", "institute", "clinic", "foundation", "home")
)
_HOUSES = frozenset(
    "hospital clinic hospice pharmacy university college blueshield shield".split()  # noqa: SIM905
) | {"parenthood", "healthcare"}
_SCHOOLS = frozenset(("university", "college", "blueshield", "shield"))
#: Words that end names of organizations and of people.
_SURNAMES = frozenset(("villa", "manor", "bank", "mart"))
#: Whose hospital a hospital may be called.
_PATIENTS = frozenset(("children's", "women's", "veterans'"))
_ORGANIZATION_WORDS = (GENERIC | HEADS) - PLACES
_COMMON_WORDS = GENERIC | HEADS | PLACES
#: What people are, and officials.
_PEOPLE = (ROLES | OFFICIALS) - {"national"}
#: Words that end names of organizations.
_ENDS = HEADS | SUFFIXES
_LONGEST = 16
_LONGEST_SITE = 3
#: Characters between the halves of a name, at most: " and the ", and a common word.
_LONGEST_GAP = 24
_DASHES = frozenset((" - ", "- ", " -", " \u2013 "))
_SAINTS = frozenset(("lady", "queen", "sisters", "heart"))
_OF = re.compile(r"\s(?:of|at)(?:\sthe)?\s", re.IGNORECASE)
_FOR = re.compile(r"\sfor(?:\sthe)?\s", re.IGNORECASE)
#: They are named by a place or a school: "Archdiocese of Alba", "Trustees of Alba University".
_BODIES = frozenset(("archdiocese", "diocese", "trustees", "regents", "inn", "commissioners"))
_AND = re.compile(r"\sand(?:\sthe)?\s", re.IGNORECASE)


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
    if phrase.cut and not title and phrase.tokens[-1].low in _ENDS:
        phrase = phrase.with_cut_words()
    if phrase.tokens[0].low == "dr" and phrase.words[-1] in _SURNAMES:
        return None  # "Dr. Ida Villa"
    while len(phrase.tokens) > 1 and phrase.tokens[0].low in _BEFORE:
        phrase = phrase.without_first(1)
    phrase = _without_parent(phrase)
    words = phrase.words
    if len(words) < 2:
        return None
    if _is_incorporated(words):
        return phrase
    if not VETOES.isdisjoint(words):
        return None
    if words[-1] == "entities" and not title and not _is_generic(words[:-1]):
        return phrase  # "the Orlo Vale Entities"
    first = words[0] in PLACES or words[0] in _PATIENTS
    hospital = not title and first and words[-1] == "hospital"
    named = placed or hospital or _is_house_of(phrase)
    if _is_generic(words) and not named and (title or len(words) < 3):
        return None
    if phrase.before_joint and words[0] not in _PEOPLE and words[0] != "board":
        return phrase
    if phrase.degree and not title and len(words) > 2 and words[1] in HEADS:
        return phrase  # "Orlo Center of Vero Beach, P.A."
    if words[-1] in HEADS or words[-1].partition("/")[0] in HEADS:
        return phrase
    headed = (
        words[0] in _FIRST
        or words[:2] == ("medical", "center")
        or ((not title or words[-1] in PLACES) and _is_house_of_a_place(words))
        or any(token.joined for token in phrase.tokens)
    )
    return phrase if headed and _PEOPLE.isdisjoint(words) else None


def merge_organization_names(
    separate: Sequence[CapitalizedRun], text: str
) -> Iterator[CapitalizedRun]:
    """The runs, those put together that are one name: "Hospice" + of + "Georgia LLC"."""
    held: CapitalizedRun | None = None
    for phrase in separate:
        if held is None:
            held = phrase
        elif phrase.lead - held.end <= _LONGEST_GAP and _is_one_name(
            held, text[held.end : phrase.lead_of_cut], phrase, text[phrase.end : phrase.end + 2]
        ):
            held = held.joined_with(phrase)
        else:
            yield held
            held = phrase
    if held is not None:
        yield held


def _is_one_name(left: CapitalizedRun, gap: str, right: CapitalizedRun, behind: str) -> bool:
    """Whether the runs and the words between them are one organization's name; what stands `behind`
    them ends a name of a house and its site: "Vale Hospital \u2013 Orlo, Ohio, agreed"."""
    if (
        left.words[-1] == "corporation"
        and right.words[-1] in ("county", "america", "americas")
        and _OF.fullmatch(gap)
    ):
        return True  # "Vale Hospital Corporation of Tarn County"
    if (
        left.defined
        or right.defined
        or left.tokens[-1].low in SUFFIXES
        or len(left.tokens) > _LONGEST
    ):
        return False
    if gap == ", ":  # "Vale, Orlo & Marsh Imaging Inc."
        return len(left.tokens) == 1 and len(right.tokens) > 1 and right.tokens[1].joined
    if gap in _DASHES:  # "Vale Healthcare - St. Alba, Inc."
        sited = gap == " \u2013 " and len(right.tokens) < _LONGEST_SITE and behind == ", "
        return left.tokens[-1].low in HEADS and (sited or _is_incorporated(right.words))
    if _OF.fullmatch(gap):
        words = left.words
        if words[-1] in _BODIES:
            return True
        if words[-1] in _SCHOOLS and left.before_joint == len(words) - 1:
            return True  # "Trustees of the University" + of + "Alba"
        if words[-1] in _SAINTS and right.words[-1] in HEADS:
            return True  # "Lady of the Vale Hospital"
        if PLACES.issuperset(right.words[:-1]) and _is_incorporated(right.words):
            return True  # "Orlo Vale of Ohio, Inc."
        if words[0] in VETOES or words[-1] in _PEOPLE:
            return False
        city = words[-1] == "city" and not _SCHOOLS.isdisjoint(words)
        if (city or words[-1] in _SCHOOLS) and (PLACES | BEGINNINGS).issuperset(right.words):
            return True  # "State University of New York"
        if len(words) > 1 and _ORGANIZATION_WORDS.isdisjoint(words):
            return False
        return _is_incorporated(right.words) or _ORGANIZATION_WORDS.issuperset(words)
    if gap == " in the " and left.words[-1] in _SCHOOLS:
        return right.words == ("city",)  # "Alba University in the City of New York"
    if gap == " by the ":  # "Hospice by the Sea, Inc."
        return left.words[-1] in _FIRST and _is_incorporated(right.words)
    if _FOR.fullmatch(gap):
        return left.tokens[-1].low in _PURPOSEFUL
    return _AND.fullmatch(gap) is not None and _is_joined_by_and(left.words, right)


def _is_joined_by_and(left: Sequence[str], right: CapitalizedRun) -> bool:
    """Whether "and" stands within one name: "Vale Bone and Joint Health PLLC"."""
    if _is_incorporated(right.words) and (
        left[-1] in GENERIC - _ENDS or (len(left) == 1 and left[0] in HEADS)
    ):
        return True  # "Vale Physical and Aquatic Therapy, LLC", "Systems and Alba, Inc."
    if not _ORGANIZATION_WORDS.issuperset(word for word in right.words if word not in SUFFIXES):
        return False
    return left[-1] in HEADS or (right.words[-1] in _ENDS and left[-1] in GENERIC)


def _is_incorporated(words: Sequence[str]) -> bool:
    """Whether a form of company ends the phrase; "Co." alone may be a county's."""
    if len(words) > 2 and words[-2] == "corporation" and words[-1] in PLACES:
        return True  # "Vale Health Corporation Midwest"
    if len(words) < 2 or words[-1] not in SUFFIXES:
        return False
    return words[-1] != "co" or any(word in HEADS or word in SUFFIXES for word in words[:-1])


def _without_parent(phrase: CapitalizedRun) -> CapitalizedRun:
    """The subsidiary alone of "Orlo & Vale Subsidiary Alba Inc."."""
    for number, token in enumerate(phrase.tokens[:-2], 1):
        if number > 1 and token.low in ("subsidiary", "affiliate"):
            return phrase.without_first(number)
    return phrase


def _is_house_of(phrase: CapitalizedRun) -> bool:
    """Whether what stands before "of" names a kind of house: "University of Alba"."""
    left = phrase.words[: phrase.before_joint]
    return bool(left) and left[-1] in HEADS and (len(left) > 1 or left[0] in _SCHOOLS)


def _is_house_of_a_place(words: Sequence[str]) -> bool:
    """Whether a place follows the word for an organization: "Vale Hospital Corpus Alba"."""
    return not _HOUSES.isdisjoint(words[1:-1]) or ("medical", "center") in pairwise(words[:-1])


def _is_generic(words: Sequence[str]) -> bool:
    """Whether the words name nobody in particular: "Community Hospital", "Boston Clinic"."""
    return _COMMON_WORDS.issuperset(words)
