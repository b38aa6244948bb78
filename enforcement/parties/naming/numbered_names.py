"""Numbers that begin the name of a firm: "21st Vale Oncology", "40 Vale Homes, Inc."."""

from __future__ import annotations

import re

from enforcement.parties.naming.name import Name
from enforcement.text.party_words import SUFFIXES

_ORDINAL = re.compile(r"(?<![\w.])(\d{1,3}(?:st|nd|rd|th))\s\Z")
#: A number before a firm, behind a small word, a comma or nothing; no year, no day of a month.
_NUMBER = re.compile(r"(?:\A|\b[a-z]+\s|\A\W+|[,;]\s)((?!(?:19|20)\d\d\s)[1-9]\d{0,3})\s\Z")


def with_number(name: Name, text: str, start: int) -> Name:
    """The name with an ordinal before its first word, "21st" + "Vale Oncology"; or with a number,
    if a form of company ends it: "40" + "Vale Homes, Inc."."""
    if name.lead != name.start or not text[name.lead - 2 : name.lead - 1].isalnum():
        return name
    number = _ORDINAL.search(text, max(start, name.lead - 6), name.lead)
    if number is None and name.words[-1] in SUFFIXES:
        number = _NUMBER.search(text[max(start, name.lead - 20) : name.lead])
    if number is None:
        return name
    begin = name.lead - len(number[1]) - 1
    return name._replace(start=begin, lead=begin, words=(number[1], *name.words))
