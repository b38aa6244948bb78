"""Capitalized runs that name an organization, and which neighbours belong to its name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from enforcement.text.capitalized_runs import CapitalizedRun
from enforcement.text.party_words import GENERIC, HEADS, OFFICIALS, PLACES, ROLES, SUFFIXES, VETOES

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
_ORGANIZATION_WORDS = (GENERIC | HEADS) - PLACES
_COMMON_WORDS = GENERIC | HEADS | PLACES
#: What people are, and officials.
_PEOPLE = ROLES | OFFICIALS
_LONGEST = 16
_OF = re.compile(r"\s(?:of|at)(?:\sthe)?\s", re.IGNORECASE)
_FOR = re.compile(r"\sfor(?:\sthe)?\s", re.IGNORECASE)
_AND = re.compile(r"\sand(?:\sthe)?\s", re.IGNORECASE)


def organization_in(phrase: CapitalizedRun, *, title: bool) -> CapitalizedRun | None:
    """The organization that the phrase names, without what stands before it; None if none.

    A form of company ("Inc.") makes one of any phrase; otherwise it must begin or end with a word
    for an organization ("Pharmacy") or hold an ampersand, and no word may be an authority's. In a
    title, where every word is a capital one, a phrase of such words and places alone names nobody.
    """
    while len(phrase.tokens) > 1 and phrase.tokens[0].low in _BEFORE:
        phrase = phrase.without_first(1)
    words = phrase.words
    if len(words) < 2:
        return None
    if _is_incorporated(words):
        return phrase
    if not VETOES.isdisjoint(words) or (_is_generic(words) and (title or len(words) < 3)):
        return None
    if words[-1] in HEADS:
        return phrase
    headed = (
        words[0] in _FIRST
        or words[:2] == ("medical", "center")
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
        elif 4 <= phrase.lead - held.end <= 9 and _is_one_name(
            held, text[held.end : phrase.lead], phrase
        ):
            held = held.joined_with(phrase)
        else:
            yield held
            held = phrase
    if held is not None:
        yield held


def _is_one_name(left: CapitalizedRun, gap: str, right: CapitalizedRun) -> bool:
    """Whether the runs and the words between them are one organization's name."""
    if left.tokens[-1].low in SUFFIXES or len(left.tokens) > _LONGEST:
        return False
    if _OF.fullmatch(gap):
        words = left.words
        if words[0] in VETOES or (len(words) > 1 and _ORGANIZATION_WORDS.isdisjoint(words)):
            return False
        return _is_incorporated(right.words) or _ORGANIZATION_WORDS.issuperset(words)
    if _FOR.fullmatch(gap):
        return left.tokens[-1].low in _PURPOSEFUL
    if _AND.fullmatch(gap):
        return left.tokens[-1].low in HEADS and _ORGANIZATION_WORDS.issuperset(right.words)
    return False


def _is_incorporated(words: Sequence[str]) -> bool:
    """Whether a form of company ends the phrase; "Co." alone may be a county's."""
    if len(words) < 2 or words[-1] not in SUFFIXES:
        return False
    return words[-1] != "co" or any(word in HEADS or word in SUFFIXES for word in words[:-1])


def _is_generic(words: Sequence[str]) -> bool:
    """Whether the words name nobody in particular: "Community Hospital", "Boston Clinic"."""
    return _COMMON_WORDS.issuperset(words)
