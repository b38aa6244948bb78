"""Who is named on a docket's line of parties: people, organizations, public bodies, and things that
are sued themselves.

A name stands alone and whole there, so that no sentence has to tell what bears it: a person's is
made of capitalised words of which none is a word for an organization.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from enforcement.claims import PartyType
from enforcement.parties.assets.property_names import is_property, properties_at
from enforcement.reading.dockets.docket_sheet import DocketSheet
from enforcement.text.party_words import DEGREES
from enforcement.text.stretch import Stretch
from enforcement.text.word_lists import listed_words

#: So many names of one line are read; class actions have lines of thousands.
_MOST = 600
_NAME = re.compile(r"[^;\s][^;]{0,400}")
#: What follows a name without being part of it: in what capacity, and for whom.
_CAPACITY = re.compile(
    r",?\s{1,9}(?:(?:solely\s{1,9})?in\s{1,9}(?:his|her|their|its|the)\s{1,9}\S{1,20}(?:\s{1,9}\S{1,20}){0,3}?\s{1,9}capacit"
    r"|individually\b|(?:and\s{1,9})?(?:on|in)\s{1,9}behalf\s{1,9}of\b|by\s{1,9}and\s{1,9}through\b"
    r"|as\s{1,9}(?:(?:the|an?)\s{1,9})?(?:\w+\s{1,9})?(?:trustee|administrator|administratrix|executor|executrix"
    r"|guardian|next\s{1,9}friend|representative|successor|personal)\b|et\s{1,9}al\b)",
    re.IGNORECASE,
)
_ALIAS = re.compile(
    r",?\s{1,9}\(?(?:a/?k/?a|also\s{1,9}known\s{1,9}as|d/?b/?a|doing\s{1,9}business\s{1,9}as|f/?k/?a|n/?k/?a"
    r"|formerly\s{1,9}known\s{1,9}as)\.?\s{1,9}(?=\S)",
    re.IGNORECASE,
)
#: What parts the names of a list, with what stands in brackets behind each: "(1) count(s) 1-4,".
_LISTED = re.compile(
    r"\s?\([^()]{0,60}\)(?:\scounts?(?:\(s\))?[\s\d,-]{0,60})?[\s,]*(?:and\s)?"
    r"|,\s{1,9}(?:and\s{1,9})?(?!(?:inc|llc|l\.l\.c|llp|lp|l\.p|ltd|corp|co|p\.c|pc|pllc|n\.a|jr|sr|ii|iii|iv"
    r"|the(?=[,.]|\Z)|a/?k/?a|d/?b/?a|f/?k/?a|also|formerly|individually|on|in\s(?:his|her|their|its))\b)",
    re.IGNORECASE,
)
_AND = re.compile(r"\s{1,9}and\s{1,9}(?=[A-Z])")
_TITLE = re.compile(r"(?:dr|mr|mrs|ms|prof)\.?\s", re.IGNORECASE)
_WORD = re.compile(r"[^\s,;()]+")
#: "WildEarth", "OpenAI", "CalWild", but no "McKay", "DeVille" or "O'Neil".
_JOINED = re.compile(r"(?!(?:Mac|Mc|De|Di|Du|La|Le|Van|Von|Fitz|St)[A-Z])[A-Z]?[a-z]+[A-Z]")
_PERSONAL = re.compile(r"[^\W\d_][^\W\d_'\u2019.-]*(?:['\u2019.-][^\W\d_]+)*['\u2019.]?")


@dataclass(frozen=True, kw_only=True, slots=True)
class Litigant:
    """One name of the line, where it stands."""

    name: str
    span: Stretch
    type: PartyType
    aliases: tuple[str, ...] = ()

    @property
    def public(self) -> bool:
        """Whether it is a state, a town, a tribe or an office of theirs."""
        return self.type == "organization" and is_public(self.name)


def litigants(sheet: DocketSheet) -> tuple[Litigant, ...]:
    """Those the line of parties names, in its order, each once; "John Doe" is nobody."""
    named: dict[str, Litigant] = {}
    for match in _NAME.finditer(sheet.whole, *sheet.parties):
        if len(named) == _MOST:
            break
        litigant = _litigant(sheet.whole, *match.span())
        if litigant is not None:
            named.setdefault(litigant.name.casefold(), litigant)
    return tuple(named.values())


def listed_litigants(whole: str, span: Stretch) -> Iterator[Litigant]:
    """Those whom a list of names in a sentence names: "Odile Farrow (1), Rix Supply, Inc. and Pell
    LLC". A name of one word is left out: it may be any word."""
    start = span.start
    for place in properties_at(whole, *span, sure=True):
        if (litigant := _litigant(whole, place.start, place.end)) is not None:
            yield litigant
        start = place.end
    for cut in (*_LISTED.finditer(whole, *span), None):
        end = cut.start() if cut else span.end
        yield from _pieces(whole, start, end)
        start = cut.end() if cut else end


def _pieces(whole: str, start: int, end: int) -> Iterator[Litigant]:
    """One name, or two that "and" joins: it is part of "Law and Policy Center"."""
    for joint in _AND.finditer(whole, start, end):
        left, right = whole[start : joint.start()], whole[joint.end() : end]
        if _is_company(left) or (_is_whole(left) and _is_whole(right)):
            yield from _pieces(whole, start, joint.start())
            start = joint.end()
    lead = len(whole[start:end]) - len(whole[start:end].lstrip(" ,."))
    litigant = _litigant(whole, start + lead, end) if start + lead < end else None
    if litigant and " " in litigant.name and litigant.name[0].isupper():
        yield litigant


def _is_whole(name: str) -> bool:
    return litigant_type(name.strip(" ,.")) == "person" or _is_company(name)


def _is_company(name: str) -> bool:
    """Whether the form of a company ends the name, so that it is whole."""
    words = name.strip(" ,.").split()
    return bool(words) and words[-1].lower() in listed_words("litigants", "forms")


def litigant_type(name: str) -> PartyType:
    """What a whole name names."""
    if is_property(name):
        return "property"
    words = [word for word in _WORD.findall(name) if word.strip(".")]
    low = [word.lower().strip(".") for word in words]
    while len(words) > 2 and low[-1] in listed_words("litigants", "generations"):
        words, low = words[:-1], low[:-1]
    if len(words) < 2 or ("," in name and _is_turned(name)):
        return "organization"
    if not listed_words("litigants", "organization").isdisjoint(low):
        return "organization"
    return "person" if all(map(_is_personal, words)) and len(words) < 7 else "organization"


def is_public(name: str) -> bool:
    """Whether an organization's name is a public body's."""
    return not listed_words("litigants", "government").isdisjoint(_low(name))


def is_nobody(name: str) -> bool:
    """Whether a name stands for whoever it may turn out to be: "John Doe", "Does 1-10"."""
    return not listed_words("litigants", "placeholders").isdisjoint(_low(name))


def without_capacity(name: str) -> str:
    """The name alone, without the office or the persons its bearer acts for, and other names."""
    ends = [mark.start() for mark in (_CAPACITY.search(name), _ALIAS.search(name)) if mark]
    return name[: min(ends, default=len(name))].rstrip(" ,")


def _litigant(whole: str, start: int, end: int) -> Litigant | None:
    written = whole[start:end]
    name = without_capacity(written)
    if not any(map(str.isalpha, name)) or is_nobody(name):
        return None
    rest = written[len(name) :]
    aliases = tuple(without_capacity(alias).rstrip(")") for alias in _ALIAS.split(rest)[1:4])
    type = litigant_type(name)
    if type == "person":
        start, name = _without_titles(start, name)
    span = Stretch(start, start + len(name))
    return Litigant(name=name, span=span, type=type, aliases=aliases)


def _without_titles(start: int, name: str) -> tuple[int, str]:
    """A person's name without "Dr." and "M.D.", and where it starts."""
    title = _TITLE.match(name)
    lead = title.end() if title else 0
    words = name[lead:].split(" ")
    while len(words) > 2 and words[-1].lower().strip(".,") in DEGREES:
        words.pop()
    return start + lead, " ".join(words).rstrip(",")


def _is_turned(name: str) -> bool:
    """Whether a comma turns it round as the clerks of some courts do: "Arizona, State of"."""
    behind = name.rpartition(",")[2].lower().split()
    return bool(behind) and behind[-1].strip(".") in ("of", "the")


def _is_personal(word: str) -> bool:
    """Whether a word can be one of a person's name: no digit, no sign, no "WildEarth"."""
    if word.lower() in listed_words("litigants", "particles"):
        return True
    if word[0] in "\"\u201c'(" or word[-1] in "\"\u201d')":
        word = word.strip("\"\u201c\u201d'()")
    if not word or not word[0].isupper() or _JOINED.match(word):
        return False
    return _PERSONAL.fullmatch(word) is not None


def _low(name: str) -> Iterator[str]:
    return (word.lower().strip(".").replace("\u2019", "'") for word in _WORD.findall(name))
