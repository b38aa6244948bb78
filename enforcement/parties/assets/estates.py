"""Estates of the dead as parties: the estate is sued or pays, and whoever died is no party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from enforcement.parties.involvement import Involvement
from enforcement.parties.naming.name import Name

#: "the Estate of its founder, the deceased Ida Holt"; "real estate of" and a bankrupt's are none.
_BEFORE = re.compile(
    r"(?<!real\s)(?<!Real\s)(?<!bankruptcy\s)\b[Ee](?:state|STATE)\s(?:of|OF)\s(?:[a-z][a-z'\u2019-]*,?\s){0,8}\Z"
)
_BEHIND = re.compile(
    r"['\u2019]s?\s(?:probate\s)?(?P<estate>[Ee]state)\b(?!\s(?:agent|broker|tax|sale|plan))"
)
_ACTS_FOR = re.compile(
    r",?\s\(?(?:as\s|acting\sas\s|in\s(?:his|her)\scapacity\sas\s)?(?:the\s)?(?:court-appointed\s)?"
    r"(?:co-)?(?:executors?|executrix|administrator|administratrix|(?:personal\s)?representative)\s"
    r"(?:of|for)\s(?:the\s)?"
)
#: Characters before a name in which the words for an estate begin.
_REACH = 110
#: The first word of its name, in small letters.
ESTATE = "estate"
#: How the name of an estate that is a party begins.
ESTATE_OF = "Estate of "


class Estate(NamedTuple):
    """An estate where it is named, and its name: "Estate of Ida Holt"."""

    mention: Name
    written: str
    #: Who acts for it.
    by: Name | None = None


def estates_in(
    text: str, start: int, names: Sequence[Name], known: Sequence[Name]
) -> Iterator[Estate]:
    """The estates among the names of a sentence that begins at `start`; `known` are the names of
    the whole text, by which "Holt's estate" is Ida Holt's."""
    for number, name in enumerate(names):
        if name.type not in ("person", "word"):
            continue
        if before := _BEFORE.search(text, max(start, name.lead - _REACH), name.lead):
            estate = _estate(text, name, before.start(), name.end, known)
            yield _represented(text, estate, names[number - 1]) if number else estate
        elif behind := _BEHIND.match(text, name.end):
            yield _estate(text, name, name.lead, behind.end("estate"), known)


def _represented(text: str, estate: Estate, by: Name) -> Estate:
    """The estate, with who only acts for it as a part of its mention: "Ada Holt, as executor of
    the Estate of Ida Holt"."""
    mention = estate.mention
    if not _ACTS_FOR.fullmatch(text, by.end, mention.start):
        return estate
    return estate._replace(mention=mention._replace(lead=by.lead), by=by)


class Dead(NamedTuple):
    """Those of one surname whose estates a text names."""

    #: Their first names; none where an estate has the surname alone.
    given: frozenset[str]
    #: Whether the text names somebody else of the surname, who lives.
    others: bool


def the_dead(estates: Sequence[Estate], known: Sequence[Name]) -> Mapping[str, Dead]:
    """By surname, of whom the estates are; `known` are the names of the whole text."""
    given: dict[str, set[str]] = {}
    for estate in estates:
        _, *words = estate.mention.words
        given.setdefault(words[-1], set()).update(words[:1] if len(words) > 1 else ())
    acting = {it.by for it in estates}
    living = {
        it.words[-1]
        for it in known
        if len(it.words) > 1
        and it not in acting
        and it.words[0] not in given.get(it.words[-1], {it.words[0]})
    }
    return {last: Dead(frozenset(first), last in living) for last, first in given.items()}


def of_the_dead(name: Name, dead: Mapping[str, Dead]) -> Involvement | None:
    """What is said of a name at most, where its bearer's estate may be a party: nothing where it is
    the whole name or a surname that nobody else bears, and nothing sure where others do; None where
    it is of nobody who died."""
    who = dead.get(name.words[-1])
    if who is None or name.type not in ("person", "word"):
        return None
    if len(name.words) > 1:
        died = not who.given or name.words[0] in who.given
        return Involvement.OUTSIDER if died else None
    return Involvement.UNKNOWN if who.others else Involvement.OUTSIDER


def _estate(text: str, name: Name, start: int, end: int, known: Sequence[Name]) -> Estate:
    full = _in_full(name, known)
    mention = Name(start, end, start, (ESTATE, *full.words), "organization", False, False)
    return Estate(mention, f"{ESTATE_OF}{' '.join(text[full.start : full.end].split())}")


def _in_full(name: Name, known: Sequence[Name]) -> Name:
    """The same name with a first name, where one person alone has this surname."""
    if len(name.words) > 1:
        return name
    bearers = {
        it.words: it
        for it in known
        if it.type == "person" and len(it.words) > 1 and it.words[-1] == name.words[-1]
    }
    return next(iter(bearers.values())) if len(bearers) == 1 else name
