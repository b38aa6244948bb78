"""Whether a sentence says that an action was taken against those it names.

A name is acted against as the subject of a telling verb ("X was sentenced", "X agreed to pay"), as
the object of one ("charged X", "settlement with X", "arrest of X"), by the age behind it, as
announcements write it for the accused alone, or as a link of a list that has any of these. A name
behind "of", "by", "for" and the like is somebody's patient, owner or employer and is not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from enforcement.parties.action_verbs import Verb, verbs
from enforcement.parties.name_lists import linked
from enforcement.parties.names import Name
from enforcement.parties.party_standing import Standing
from enforcement.parties.verbs_after_name import predicated
from enforcement.parties.words_before_name import governed
from enforcement.text.passage import Sentence
from enforcement.text.word_lists import HEADS, PLACES, ROLES

#: Characters that are read to the left of a name.
_LEFT = 90
_ALSO = ("a/k/a", "a/k/a,", "aka", "a.k.a.", "a.k.a", "d/b/a", "dba", "known as", "business as")
_SPACES = ' \n"\u201c'
_QUOTES = ('"', "\u201c", "\u201d")
_PLEA_BY = re.compile(r"\b(?:plea|pleas|admission)\s(?:\w+\s)?by\s\Z")
#: The word behind a place that only describes: "Boise doctor".
_FOLLOWING = re.compile(r"\s([a-z]{3,20})\b")
_BEFORE_STATE = re.compile(r",\s([A-Z][\w.]{1,14})")
_DESCRIBING = ROLES | HEADS
_AGE = re.compile(
    r"""(?:'s|\u2019s)?(?:,?\s\(?(?:a/k/a|aka|a\.k\.a\.|also\sknown\sas)[^,;:]{2,40})?
    (?:,?\s["\u201c(][^"\u201d)]{1,30}["\u201d)])?(?:,?\s(?:[A-Z][\w.]{0,6}\s?){1,2})?
    (?:,?\s?\(?(?:who\sis\s|now\s)?(?:age[ds]?:?\s)?(?:1[6-9]|[2-9]\d)
        (?:[),;.]|\s(?:of|both|and|from|years|each|is|was)\b)
      |,?\s\(?aged?\s\d\d)""",
    re.VERBOSE,
)
_AGE_BEFORE = re.compile(r"\b[1-9]\d[-\s]year[-\s]old\s(?:[a-z]+,?\s){0,4}\Z")
_POSSESSED = re.compile(
    r"(?:'s?|\u2019s?)\s(?:[a-z]+\s){0,2}(?:sentenc|plea|guilty|agreement|arrest|indictment"
    r"|conviction|trial|settlement|registration|licen[sc]e|admission|unlawful|illegal|fraudulent"
    r"|exclusion)"
)


def standings(text: str, low: str, names: Sequence[Name], sentence: Sentence) -> list[Standing]:
    """The standing of each of the names of a sentence; `low` is the text in small letters."""
    told: list[Verb] | None = None
    given: list[Standing] = []
    for name in names:
        standing = _of_itself(text, low, name, sentence)
        if standing is None and given and _with_strangers(low, names[len(given) - 1], name):
            standing = given[-1] if given[-1] is Standing.STRANGER else None
        if standing is None:
            if told is None:
                told = list(verbs(low, sentence.start, sentence.end))
            standing = predicated(low, name.end, told)
        given.append(standing)
    if len(names) > 1:
        _spread(low, names, given)
    return given


def _of_itself(text: str, low: str, name: Name, sentence: Sentence) -> Standing | None:
    """The standing by the words directly around a name; None where verbs are to decide."""
    left = text[max(sentence.start, name.lead - _LEFT) : name.lead]
    if _foreign(text, left, name, title=sentence.title):
        return Standing.STRANGER
    if "(" in left[-2:]:
        return Standing.UNKNOWN  # a short form
    if name.sort == "person" and (
        _AGE.match(text, name.end, sentence.end) or ("year" in left and _AGE_BEFORE.search(left))
    ):
        by = left.endswith(" by ") and not _PLEA_BY.search(left)
        return Standing.STRANGER if by else Standing.PARTY
    standing = governed(left, title=sentence.title, sort=name.sort)
    if standing is not Standing.UNKNOWN:
        return standing
    if name.sort == "word" and left.endswith(", "):
        return Standing.UNKNOWN
    return Standing.PARTY if _POSSESSED.match(low, name.end) else None


def _with_strangers(low: str, left: Name, name: Name) -> bool:
    """Whether two houses stand side by side: "operated two clinics, X and Y, and was convicted"."""
    return (
        left.sort == name.sort == "organization"
        and low[left.end : name.lead] in (" and ", ", and ", ", ")
        and not low[max(0, left.lead - _LEFT) : left.lead].rstrip(_SPACES).endswith(_ALSO)
    )


def _foreign(text: str, left: str, name: Name, *, title: bool) -> bool:
    """Whether it is an authority's, another name of somebody, or only describes what follows."""
    if name.official or left.rstrip(_SPACES).lower().endswith(_ALSO):
        return True
    if left[-1:] in _QUOTES and text[name.end : name.end + 2].strip(",")[:1] in _QUOTES:
        return "(" not in left[-2:]
    if name.sort == "organization":
        return False
    place = None if name.sure else _BEFORE_STATE.match(text, name.end)
    if place and place.group(1).rstrip(".").lower() in PLACES:
        return True  # "Crown Point, Indiana"
    if name.sort == "word" and text[name.end : name.end + 2].strip().isupper() and not title:
        return True  # "Targeted Case Managers"
    following = _FOLLOWING.match(text, name.end)
    return following is not None and following.group(1) in _DESCRIBING


def _spread(low: str, names: Sequence[Name], given: list[Standing]) -> None:
    """Let the links of a list share what is said of one of them."""
    listed = [
        number
        for number, standing in enumerate(given)
        if standing is not Standing.STRANGER
        and "(" not in low[max(0, names[number].lead - 2) : names[number].lead]
    ]
    links = [
        (one, other) for one, other in pairwise(listed) if linked(low, names[one], names[other])
    ]
    for one, other in (*links, *((other, one) for one, other in reversed(links))):
        given[other] = max(given[one], given[other])
