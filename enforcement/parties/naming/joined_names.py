"""Runs of capitalised words that are one organization's name: "Hospice" + of + "Georgia LLC"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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

#: Organizations named by their purpose: "Center for Pain Management".
_PURPOSEFUL = frozenset(
    ("hospital", "center", "centers", "centre", "institute", "clinic", "foundation", "home")
)
SCHOOLS = frozenset(("university", "college", "blueshield", "shield"))
#: Words that end names of organizations.
ENDS = HEADS | SUFFIXES
_LONGEST = 16
_LONGEST_SITE = 3
#: Characters between the halves of a name, at most: " and the ", and a common word.
_LONGEST_GAP = 24
_DASHES = frozenset((" - ", "- ", " -", " \u2013 "))
#: What is filed or issued: "Petition" + of + "Tarn Inc." are no one name.
_PAPERS = frozenset("petition motion application appeal rescission suspension denial".split())  # noqa: SIM905
_SAINTS = frozenset(("lady", "queen", "sisters", "heart"))
_OF = re.compile(r"\s(?:of|at)(?:\sthe)?\s", re.IGNORECASE)
_FOR = re.compile(r"\sfor(?:\sthe)?\s", re.IGNORECASE)
#: They are named by a place or a school: "Archdiocese of Alba", "Trustees of Alba University".
_BODIES = frozenset(("archdiocese", "diocese", "trustees", "regents", "inn", "commissioners"))
_AND = re.compile(r"\sand(?:\sthe)?\s", re.IGNORECASE)
ORGANIZATION_WORDS = (GENERIC | HEADS) - PLACES
#: What people are, and officials.
PEOPLE = (ROLES | OFFICIALS) - {"national"}
#: Words that may also begin the name of an organization.
FIRST = frozenset(
    "hospital hospice clinic clinica center centro laboratory pharmacy ambulance".split()  # noqa: SIM905
)


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
        return left.tokens[-1].low in HEADS and (sited or is_incorporated(right.words))
    if _OF.fullmatch(gap):
        words = left.words
        if words[-1] in _BODIES:
            return True
        if words[-1] in SCHOOLS and left.before_joint == len(words) - 1:
            return True  # "Trustees of the University" + of + "Alba"
        if words[-1] in _SAINTS and right.words[-1] in HEADS:
            return True  # "Lady of the Vale Hospital"
        if PLACES.issuperset(right.words[:-1]) and is_incorporated(right.words):
            return True  # "Orlo Vale of Ohio, Inc."
        if words[0] in VETOES or words[-1] in PEOPLE or words[-1] in _PAPERS:
            return False
        city = words[-1] == "city" and not SCHOOLS.isdisjoint(words)
        if (city or words[-1] in SCHOOLS) and (PLACES | BEGINNINGS).issuperset(right.words):
            return True  # "State University of New York"
        if len(words) > 1 and ORGANIZATION_WORDS.isdisjoint(words):
            return False
        return is_incorporated(right.words) or ORGANIZATION_WORDS.issuperset(words)
    if gap == " in the " and left.words[-1] in SCHOOLS:
        return right.words == ("city",)  # "Alba University in the City of New York"
    if gap == " by the ":  # "Hospice by the Sea, Inc."
        return left.words[-1] in FIRST and is_incorporated(right.words)
    if _FOR.fullmatch(gap):
        return left.tokens[-1].low in _PURPOSEFUL
    return _AND.fullmatch(gap) is not None and _is_joined_by_and(left.words, right)


def _is_joined_by_and(left: Sequence[str], right: CapitalizedRun) -> bool:
    """Whether "and" stands within one name: "Vale Bone and Joint Health PLLC"."""
    if is_incorporated(right.words) and (
        left[-1] in GENERIC - ENDS or (len(left) == 1 and left[0] in HEADS)
    ):
        return True  # "Vale Physical and Aquatic Therapy, LLC", "Systems and Alba, Inc."
    if not ORGANIZATION_WORDS.issuperset(word for word in right.words if word not in SUFFIXES):
        return False
    return left[-1] in HEADS or (right.words[-1] in ENDS and left[-1] in GENERIC)


def is_incorporated(words: Sequence[str]) -> bool:
    """Whether a form of company ends the phrase; "Co." alone may be a county's."""
    if len(words) > 2 and words[-2] == "corporation" and words[-1] in PLACES:
        return True  # "Vale Health Corporation Midwest"
    if len(words) < 2 or words[-1] not in SUFFIXES:
        return False
    if words[-1] != "co" or any(word in HEADS or word in SUFFIXES for word in words[:-1]):
        return True
    return len(words) > 2 and (PLACES | BEGINNINGS | VETOES | OFFICIALS).isdisjoint(words[:-1])
