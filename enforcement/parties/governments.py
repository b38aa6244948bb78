"""States, counties and cities that a text names as bodies: "City of Alba", "Tarn County"."""

from __future__ import annotations

import re

from enforcement.parties.naming.organizations import organization_in
from enforcement.text.capitalized_runs import CapitalizedRun
from enforcement.text.party_words import HEADS, OFFICIALS, ROLES, VETOES

_BEFORE = re.compile(
    r"\b(?:city|county|town|township|village|borough|parish|state|commonwealth)\sof\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_BEHIND = frozenset(("county", "parish", "township"))
_NO_BODY = VETOES | OFFICIALS | ROLES | HEADS
#: Characters before a name that are looked at.
_REACH = 24
_LONGEST = 4


def government_in(phrase: CapitalizedRun, text: str, start: int) -> tuple[int, int] | None:
    """The span of the state, county or city that the phrase, in a sentence from `start` on, names
    as a body; None if it names none ("Tarn County Court")."""
    words = phrase.words
    behind = len(words) > 1 and words[-1] in _BEHIND
    if not (behind or text[max(start, phrase.start - 4) : phrase.start].endswith(("of ", "the "))):
        return None
    if len(words) > _LONGEST or not _NO_BODY.isdisjoint(words):
        return None
    if behind:
        return phrase.start, phrase.end
    before = _BEFORE.search(text, max(start, phrase.start - _REACH), phrase.start)
    if before is None or organization_in(phrase, title=False) is not None:
        return None
    return before.start(), phrase.end
