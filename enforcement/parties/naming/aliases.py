"""Other names a text gives behind a name: "also known as …", "d/b/a …", defined short forms."""

from __future__ import annotations

import re

from enforcement.parties.naming.names import names_in
from enforcement.text.party_words import PLACES

_MARKS = r"""(?:(?:who\sis\s|which\sis\s)?(?:also|formerly|previously|now|currently)\s
          (?:known|named|called|doing\sbusiness)\s?(?:as\s)?
      |formerly\s|known\sas\s|(?:doing|does|did|conducting)\sbusiness\sas\s
      |(?:f/)?d\.?/?b\.?/?a\.?\s|a\.?/?k\.?/?a\.?,?\s|[fn]/?k/?a\s
      |n[e\u00e9]e\s|alias\s)(?:the\s)?["\u201c'\u2018]?"""
_MARK = re.compile(rf"(?:\s?,)?\s?\(?{_MARKS}", re.VERBOSE | re.IGNORECASE)
#: Behind an alias, before the next.
_NEXT = re.compile(
    rf"""[,"'\u201d\u2019]{{0,3}}\s(?:(?:and\s|or\s)?{_MARKS}|(?:and|or)\s["\u201c]|["\u201c])""",
    re.VERBOSE | re.IGNORECASE,
)
_PLACE = re.compile(r",\s([A-Z][a-z]+(?:\s[A-Z][a-z]+)?)(?=,?\s(?:[fn]/)?[df]/[bk]/a\s)")
_SHORT_FORM = re.compile(
    r"""(?:,?\sand\s(?:its|his|her|their)\s[a-z\s]{3,40})?\s?\((?:(?:collectively|hereinafter|herein
        |the|together|or),?\s)*["\u201c'\u2018]?([A-Z][\w&.\u2019'-]*(?:\s[\w&.\u2019'-]+){0,4})
        [,.]?["\u201d'\u2019]?(?:\sor\s[^()]{1,40})?\)""",
    re.VERBOSE,
)


def aliases_after(text: str, end: int) -> tuple[str, ...]:
    """The other names that stand behind the name which ends at `end`, at most three."""
    aliases: list[str] = []
    place = _PLACE.match(text, end)
    if place and PLACES.issuperset(place[1].lower().split()):
        end = place.end()  # "Orlo Trust, Ohio d/b/a Orlo Clinic"
    while len(aliases) < 3 and (mark := (_NEXT if aliases else _MARK).match(text, end)):
        alias = next(iter(names_in(text, mark.end(), min(mark.end() + 80, len(text)))), None)
        if alias is None or alias.lead > mark.end():
            break
        aliases.append(" ".join(text[alias.start : alias.end].split()))
        end = alias.end
    if aliases and (further := _further_alias(text, end, aliases[-1].split()[0])):
        aliases.append(further)
    return tuple(aliases)


def _further_alias(text: str, end: int, given: str) -> str:
    """The alias that "and" joins to the one that ends at `end`, with the same given name: "a/k/a
    Ida Holt and Ida Marsh"."""
    if not text.startswith(f" and {given} ", end):
        return ""
    names = names_in(text, end + len(" and "), min(end + 80, len(text)))
    return " ".join(text[names[0].start : names[0].end].split()) if names else ""


def short_form_after(text: str, end: int) -> str | None:
    """What the text will call whoever has the name that ends at `end`: `… LLC (“Acme”)`."""
    defined = _SHORT_FORM.match(text, end)
    return defined.group(1) if defined else None
