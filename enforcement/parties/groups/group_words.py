"""Where a text speaks of several together as of those acted on: "they are charged", "both men were
indicted", "the charges against the couple", "three nurses have surrendered"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from enforcement.claims import PartyType
from enforcement.parties.professions import profession_in
from enforcement.text.numerals import TWO_TO_TEN, number_value
from enforcement.text.word_lists import word_list

_LISTS = {name: frozenset(words.split()) for name, words in word_list("groups").items()}
#: A text without any of these speaks of no group.
_CUES = (
    "they ",
    "them",
    "both",
    "each",
    "all ",
    "the ",
    "defendants",
    *(f"{number} " for number in TWO_TO_TEN),
)

#: "the remaining defendants" are not all; a verb is no adjective.
_NO_ADJECTIVE = (
    r"(?:other|others|more|another|additional|further|unnamed|unidentified|remaining|same|of|and|or|by|to|with|for"
    r"|victims?|patients?|who|that|which|was|were|is|are|has|have|had|will|against|charged|charges)\b"
)
_BE = re.compile(r"\b(?:was|were|are|is|been|being)\b")


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Characters [start, end) that mean several."""

    start: int
    end: int
    #: How many, where the words tell it.
    number: int | None
    #: What they are, where the words tell it.
    type: PartyType | None = None
    profession: str = ""
    #: Whether they are of one family.
    kin: bool = False
    #: Whether it is "they" or "them", who were spoken of just before.
    pronoun: bool = False
    #: Whether it is the word for all who stand before the court: "the defendants".
    defendants: bool = False
    #: Whether it is all but the one just spoken of: "the other two", "the remaining defendants".
    rest: bool = False
    #: Whether it only counts those who are named later: "Two nurses were charged".
    ahead: bool = False


def groups_in(low: str, start: int, end: int) -> Iterator[Group]:
    """The groups of characters [start, end) of a text in lower case, in its order."""
    if any(low.find(cue, start, end) >= 0 for cue in _CUES):
        for match in _pattern().finditer(low, start, end):
            if group := _group(match):
                yield group


def _group(match: re.Match[str]) -> Group | None:
    """The group of a match; None where it is one person, or no word says that all are meant."""
    noun, quantity = match["noun"] or "", match["quantity"]
    numeral = match["number"] or match["count"] or match["last"] or ""
    number = int(number_value(numeral) or 0) or None
    if number is None and (quantity == "both" or noun in _LISTS["pairs"]):
        number = 2
    pronoun = match["pronoun"] is not None or match["the"] == "them"
    if not (pronoun or noun or number or quantity == "each"):
        return None
    if match["rest"] and not (match["the"] and (noun or number)):
        return None
    if pronoun and match["passive"] and not _BE.search(match["auxiliaries"]):
        return None  # "they arrested Quennell"
    people = noun in _LISTS["people"] | _LISTS["kin"] | _LISTS["pairs"]
    firms = noun in _LISTS["firms"]
    return Group(
        start=match.start("group"),
        end=match.end("group"),
        number=number,
        type="person" if people else "organization" if firms else None,
        profession=profession_in(noun, "person") if people else "",
        kin=noun in _LISTS["kin"],
        pronoun=pronoun,
        defendants=noun == "defendants",
        rest=match["rest"] is not None,
        ahead=not (pronoun or quantity or match["the"] or noun == "defendants"),
    )


@cache
def _pattern() -> re.Pattern[str]:
    numbers = "|".join((*TWO_TO_TEN, r"1[1-9]", r"[2-9]\d"))
    plural = _LISTS["people"] | _LISTS["firms"] | _LISTS["kin"] | _LISTS["pairs"]
    nouns, single, own, passive, done_by = (
        "|".join(sorted(words))
        for words in (
            plural | {"defendants"},
            _LISTS["single"],
            _LISTS["own"],
            _LISTS["passive"],
            _LISTS["done_by"],
        )
    )
    return re.compile(
        rf"""\b
        (?P<before>(?:{done_by}|(?:convictions?|verdicts?|sentences?|cases?|pleas?)\sof)\s)?
        (?(before)|(?<!\bof\s)(?<!\bthan\s))
        (?=(?:they|them|both|each|all|the|these|(?<![a-z]\s)defendants|{numbers})\b)
        (?P<group>
          (?P<pronoun>they|them)\b
          |(?:(?P<quantity>both|each|all)\b\s?(?:(?P<count>{numbers})\s(?=of\s))?(?:of\s)?)?
           (?:(?P<the>the|these|them)\b\s?)?
           (?:(?P<number>{numbers})\b(?!\sof\b)\s?)?
           (?P<rest>(?:other|remaining)\s)?
           (?:(?P<last>{numbers})\b(?!\sof\b)\s?)?
           (?:(?:(?!{_NO_ADJECTIVE})[a-z][a-z'\u2019-]*\s){{0,3}}?(?P<noun>{nouns})\b
             |(?<=each\s)(?:{single})\b)?
        )(?![\w'\u2019-])\s?
        (?(before)
          |(?:(?:(?<=\s)(?:in|from|of|at)|,)\s[^.;:]{{1,80}}?,?\s)??
           (?P<auxiliaries>(?:(?:have|has|had|were|was|are|is|been|being|will|both|all|each|also|now|later|then
               |since|today|recently|previously|jointly|subsequently|ultimately|[a-z]+ly)\s){{0,4}})
           (?:{own}|(?P<passive>{passive}))\b)""",
        re.VERBOSE,
    )
