"""Estates of the dead as parties: the estate is sued or pays, and whoever died is no party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from enforcement.parties.involvement import Involvement
from enforcement.parties.names import Name

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
_ESTATE = "estate"
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
        if name.type not in ("person", "word") or name.official:
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


def of_the_dead(name: Name, estates: Sequence[Estate], known: Sequence[Name]) -> Involvement | None:
    """What is said of a name at most, where its bearer's estate may be a party: nothing where it is
    the whole name or a surname that nobody else bears, and nothing sure where others do; None where
    it is of nobody who died."""
    if name.type not in ("person", "word"):
        return None
    acting = [it.by for it in estates]
    for estate in estates:
        dead = estate.mention.words[1:]
        if name.words[-1] != dead[-1]:
            continue
        if len(name.words) > 1 and len(dead) > 1 and name.words[0] != dead[0]:
            continue
        living = [
            it
            for it in known
            if it not in acting and len(it.words) > 1 and it.words[-1] == dead[-1]
        ]
        alone = len(name.words) > 1 or all(it.words[0] == dead[0] for it in living)
        return Involvement.OUTSIDER if alone else Involvement.UNKNOWN
    return None


def _estate(text: str, name: Name, start: int, end: int, known: Sequence[Name]) -> Estate:
    full = _in_full(name, known)
    mention = Name(start, end, start, (_ESTATE, *full.words), "organization", False, False)
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
