"""How far an act has come, never further than its words go."""

from __future__ import annotations

import re

from enforcement.claims import Kind, Status
from enforcement.mentions import Mention, folded
from enforcement.passage import Passage

_USUAL: dict[Kind, Status] = {
    "investigation": "alleged",
    "arrest": "alleged",
    "charge": "charged",
    "plea": "pleaded",
    "conviction": "convicted",
    "sentence": "sentenced",
    "acquittal": "acquitted",
    "dismissal": "dismissed",
    "civil-complaint": "alleged",
    "settlement": "settled",
    "judgment": "ordered",
    # Orders to show cause and warning letters say what an agency believes, before any hearing.
    "order-to-show-cause": "alleged",
    "warning": "alleged",
    "suspension": "ordered",
    "revocation": "ordered",
    "denial": "ordered",
    "exclusion": "ordered",
    "penalty": "ordered",
    "rule-proposed": "proposed",
    "application": "proposed",
    "rule-final": "final",
    "correction": "final",
}
# What the words around an act make of it, in the order asked; the first that fits decides.
_TURNS: tuple[tuple[frozenset[Kind], re.Pattern[str], Status], ...] = (
    (
        frozenset({"scheduling", "quota", "settlement", "penalty", "exclusion", "revocation"}),
        re.compile(r"\bpropos(?:es|ed|al|ing)\b|\bin principle\b|\bsubject to (?:court )?approval"),
        "proposed",
    ),
    (
        frozenset({"guidance", "rule-final"}),
        re.compile(r"\bdraft\b|\bproposed rule"),
        "proposed",
    ),
    (
        frozenset({"scheduling", "quota", "guidance"}),
        re.compile(r"\bfinal(?:ized|izes)?\b|\border\b|\btemporar|\bplac(?:ed|es)\b|\bestablish"),
        "final",
    ),
    (frozenset({"forfeiture", "seizure"}), re.compile(r"\border(?:s|ed)\b"), "ordered"),
    (
        frozenset({"exclusion", "penalty", "suspension", "surrender", "forfeiture", "judgment"}),
        re.compile(r"\bagree(?:s|d|ment|ing)\b|\bconsent|\bsettle"),
        "settled",
    ),
)


def status_of(passage: Passage, mention: Mention) -> Status:
    """The status of one mention, by its kind and the words of its sentence."""
    sentence = passage.sentences[mention.sentence]
    begin = max(sentence.start, mention.start - 120)
    around = folded(passage.whole[begin : min(sentence.end, mention.end + 60)])
    for kinds, pattern, status in _TURNS:
        if mention.kind in kinds and pattern.search(around):
            return status
    return _USUAL.get(mention.kind, "stated")
