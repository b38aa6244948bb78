"""Capitalized runs that name an organization, and which neighbours belong to its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from enforcement.text.capitalized_runs import CapitalizedRun
from enforcement.text.party_words import (
    GENERIC,
    HEADS,
    LOCALITIES,
    OFFICIALS,
    PLACES,
    ROLES,
    SUFFIXES,
    VETOES,
)

#: They stand before the name of an organization and are no part of it.
_BEFORE = frozenset(("former", "defendant", "defendants", "dr", "mr", "ms", "company", "companies"))
#: Words that may also begin the name of an organization.
_FIRST = frozenset(
    "hospital hospice clinic clinica center centro laboratory pharmacy ambulance".split()  # noqa: SIM905
)
#: Organizations named by their purpose: "Center for Pain Management".
_PURPOSEFUL = frozenset(
    ("hospital", "center", "centers", "centre", "institute", "clinic", "foundation", "home")
)
_HOUSES = frozenset(
    ("hospital", "clinic", "hospice", "pharmacy", "university", "college", "blueshield", "shield")
)
_SCHOOLS = frozenset(("university", "college", "blueshield", "shield"))
_ORGANIZATION_WORDS = (GENERIC | HEADS) - PLACES
_COMMON_WORDS = GENERIC | HEADS | PLACES
#: What people are, and officials.
_PEOPLE = ROLES | OFFICIALS
#: Words that end names of organizations.
_ENDS = HEADS | SUFFIXES
_LONGEST = 16
#: Characters between the halves of a name, at most: " and the ", and a common word.
_LONGEST_GAP = 24
_DASHES = frozenset((" - ", "- ", " -", " \u2013 "))
_OF = re.compile(r"\s(?:of|at)(?:\sthe)?\s", re.IGNORECASE)
_FOR = re.compile(r"\sfor(?:\sthe)?\s", re.IGNORECASE)
#: "(VHEA)", "(the Arc)" behind a name.
_SHORT_FORM = re.compile(r"\s\((?:the\s)?[\"\u201c]?([A-Z][\w.]*)[\"\u201d]?\)")
#: They are named by a place or a school: "Archdiocese of Alba", "Trustees of Alba University".
_BODIES = frozenset(("archdiocese", "diocese", "trustees", "regents", "inn", "commissioners"))
_AND = re.compile(r"\sand(?:\sthe)?\s", re.IGNORECASE)


def organization_in(phrase: CapitalizedRun, *, title: bool) -> CapitalizedRun | None:
    """The organization that the phrase names, without what stands before it; None if none.

    A form of company ("Inc.") makes one of any phrase; otherwise it must begin or end with a word
    for an organization ("Pharmacy") or hold an ampersand, and no word may be an authority's. In a
    title, where every word is a capital one, a phrase of such words and places alone names nobody.
    """
    if phrase.cut and not title and phrase.tokens[-1].low in _ENDS:
        phrase = phrase.with_cut_words()
    while len(phrase.tokens) > 1 and phrase.tokens[0].low in _BEFORE:
        phrase = phrase.without_first(1)
    words = phrase.words
    if len(words) < 2:
        return None
    if _is_incorporated(words):
        return phrase
    if not VETOES.isdisjoint(words) or (_is_generic(words) and (title or len(words) < 3)):
        return None
    if phrase.merged and words[0] not in _PEOPLE:
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
            held, text[held.end : phrase.lead_of_cut], phrase, text[phrase.end : phrase.end + 60]
        ):
            held = held.joined_with(phrase)
        else:
            yield held
            held = phrase
    if held is not None:
        yield held


def _is_one_name(left: CapitalizedRun, gap: str, right: CapitalizedRun, behind: str) -> bool:
    """Whether the runs and the words between them are one organization's name; what stands `behind`
    them may be a short form of it."""
    if left.tokens[-1].low in SUFFIXES or len(left.tokens) > _LONGEST:
        return False
    if gap in _DASHES:  # "Vale Healthcare - St. Alba, Inc."
        return left.tokens[-1].low in HEADS and _is_incorporated(right.words)
    if _OF.fullmatch(gap):
        words = left.words
        if words[-1] in _BODIES or _is_short_form(words, right.words, behind):
            return True
        if PLACES.issuperset(right.words[:-1]) and _is_incorporated(right.words):
            return True  # "Orlo Vale of Ohio, Inc."
        if words[0] in VETOES or words[-1] in _PEOPLE:
            return False
        if words[-1] in _SCHOOLS and PLACES.issuperset(right.words):
            return True  # "State University of New York"
        if len(words) > 1 and _ORGANIZATION_WORDS.isdisjoint(words):
            return False
        return _is_incorporated(right.words) or _ORGANIZATION_WORDS.issuperset(words)
    if gap == " by the ":  # "Hospice by the Sea, Inc."
        return left.words[-1] in _FIRST and _is_incorporated(right.words)
    if _FOR.fullmatch(gap):
        return left.tokens[-1].low in _PURPOSEFUL
    return _AND.fullmatch(gap) is not None and _is_joined_by_and(left.words, right)


def _is_short_form(left: Sequence[str], right: Sequence[str], behind: str) -> bool:
    """Whether a short form of both halves stands behind them: "Hospitals of Eastern Alba (HEA)",
    "Arc of Alba (the Arc)"."""
    short = _SHORT_FORM.match(behind)
    if short is None or left[-1] in LOCALITIES or left[-1] in PLACES:
        return False
    form = short[1].lower().replace(".", "")
    initials = "".join(word[0] for word in (*left, *right))
    return form == left[-1] or form == initials or left[-1] in HEADS


def _is_joined_by_and(left: Sequence[str], right: CapitalizedRun) -> bool:
    """Whether "and" stands within one name: "Vale Bone and Joint Health PLLC"."""
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


def _is_house_of_a_place(words: Sequence[str]) -> bool:
    """Whether a place follows the word for an organization: "Vale Hospital Corpus Alba"."""
    return not _HOUSES.isdisjoint(words[1:-1]) or ("medical", "center") in pairwise(words[:-1])


def _is_generic(words: Sequence[str]) -> bool:
    """Whether the words name nobody in particular: "Community Hospital", "Boston Clinic"."""
    return _COMMON_WORDS.issuperset(words)
