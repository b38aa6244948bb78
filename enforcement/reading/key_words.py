"""The words of a text by which its case is known again: not those of who announces it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from enforcement.parties.naming.name import Name
from enforcement.text.party_words import LOCALITIES, PLACES, VETOES
from enforcement.text.passage import Passage
from enforcement.text.rare_words import distinct_words, rare_words, word_weight

#: Who made the announcement: "…, announced Attorney General X; and Y of the …", and the same before
#: "announced today that".
_OFFICES = (
    r"attorney|agent|inspector|commissioner|secretary|director|administrator|department|fbi|office"
)
_CREDIT_BEHIND = re.compile(
    r",?\s(?:announced|according\sto|said)\s(?:today\s)?(?:by\s)?"
    rf"(?:(?-i:[A-Z])[\w.'\u2019]*\s|the\s){{0,5}}?(?:{_OFFICES})\b",
    re.IGNORECASE,
)
_OFFICE = re.compile(rf"\b(?:{_OFFICES})\b", re.IGNORECASE)
_ANNOUNCES = re.compile(r"\b(?:announce[sd]?|said)\b(?:\stoday)?(?:\sthat)?\s", re.IGNORECASE)
#: Characters: fewer before or behind "announced" are no news ("today.").
_LEAST_NEWS = 30
#: A capital within a sentence.
_PROPER = re.compile(r"(?<=[\w,;\u2019'] )(?:[A-Z][a-z\u2019'-]+ ?)+")
#: Characters of the body that say who it is about, and from where.
_SUBJECT = 500
#: A word that more texts have tells no place.
_PLACE_WEIGHT = 3.0
_NO_PLACE = (
    VETOES
    | PLACES
    | LOCALITIES
    | frozenset(
        """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december""".split()  # noqa: SIM905
    )
)


def telling_words(text: Passage, mentions: Sequence[Name]) -> frozenset[str]:
    """The words of the text but for the names and offices of those who announce it, which are the
    same whatever they announce."""
    officials = [name for name in mentions if name.official]
    whole = _without(officials, text.whole)
    parts = []
    for sentence in text.sentences:
        part = whole[sentence.start : sentence.end]
        if not sentence.title:
            part = _without_announcer(part)
        parts.append(part)
    surnames = {name.words[-1] for name in officials}
    return distinct_words("\n".join(parts)) - surnames


def proper_words(text: Passage, mentions: Iterable[Name]) -> frozenset[str]:
    """The words written with a capital within the first sentences of the body, and the rare ones of
    the title, but for those of authorities, states and months."""
    whole, body = _without([it for it in mentions if it.official], text.whole), text.body
    title = whole[: body - 1]
    if whole.startswith(title, body):
        body += len(title)
    found = " ".join(match[0] for match in _PROPER.finditer(whole, body, body + _SUBJECT))
    telling = (word for word in distinct_words(found) if word_weight(word) >= _PLACE_WEIGHT)
    return rare_words(distinct_words(title)).union(telling) - _NO_PLACE


def _without_announcer(sentence: str) -> str:
    """A sentence without who announces what it tells, at its beginning or its end."""
    credit = _CREDIT_BEHIND.search(sentence)
    if credit and credit.start() > _LEAST_NEWS:
        return sentence[: credit.start()]
    announces = _ANNOUNCES.search(sentence)
    offices = [*_OFFICE.finditer(sentence, 0, announces.start())] if announces else []
    if not (announces and offices):
        return sentence
    if len(sentence) - announces.end() > _LEAST_NEWS:
        return sentence[announces.end() :]
    return sentence[: max(0, sentence.rfind(",", 0, offices[-1].start()))]


def _without(names: Iterable[Name], whole: str) -> str:
    """The text with blanks in the place of names."""
    for name in names:
        whole = f"{whole[: name.start]}{' ' * (name.end - name.start)}{whole[name.end :]}"
    return whole
