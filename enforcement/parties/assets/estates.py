"""Estates of the dead as parties: the estate is sued or pays, and whoever died is no party."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from enforcement.parties.names import Name

#: "the Estate of its founder, the deceased Ida Holt"; "real estate of" and a bankrupt's are none.
_BEFORE = re.compile(
    r"(?<!real\s)(?<!Real\s)(?<!bankruptcy\s)\b[Ee](?:state|STATE)\s(?:of|OF)\s(?:[a-z][a-z'\u2019-]*,?\s){0,8}\Z"
)
_BEHIND = re.compile(r"['\u2019]s?\s(?:probate\s)?(?P<estate>[Ee]state)\b(?!\s(?:agent|broker|tax|sale|plan))")
#: Characters before a name in which the words for an estate begin.
_REACH = 110
_ESTATE = "estate"
#: How the name of an estate that is a party begins.
ESTATE_OF = "Estate of "


class Estate(NamedTuple):
    """An estate where it is named, and its name: "Estate of Ida Holt"."""

    mention: Name
    written: str


def estates_in(text: str, start: int, names: Sequence[Name], known: Sequence[Name]) -> Iterator[Estate]:
    """The estates among the names of a sentence that begins at `start`; `known` are the names of
    the whole text, by which "Holt's estate" is Ida Holt's."""
    for name in names:
        if name.type not in ("person", "word") or name.official:
            continue
        if before := _BEFORE.search(text, max(start, name.lead - _REACH), name.lead):
            yield _estate(text, name, before.start(), name.end, known)
        elif behind := _BEHIND.match(text, name.end):
            yield _estate(text, name, name.lead, behind.end("estate"), known)


def is_dead(name: Name, estates: Sequence[Estate], known: Sequence[Name]) -> bool:
    """Whether a name is of somebody whose estate the text names: the whole name, or a surname that
    nobody else bears."""
    for estate in estates:
        dead = estate.mention.words[1:]
        if name.words[-1] != dead[-1] or name.type not in ("person", "word"):
            continue
        if len(name.words) > 1:
            return name.words[0] == dead[0] or len(dead) == 1
        bearers = (it.words for it in known if len(it.words) > 1 and it.type == "person")
        return all(it[0] == dead[0] or it[-1] != dead[-1] or len(dead) == 1 for it in bearers)
    return False


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
