"""How far an act has come, never further than its words go."""

from __future__ import annotations

import re

from enforcement.actions.action_mentions import ActionMention, normalized_text
from enforcement.claims import Status
from enforcement.kinds import KINDS, Qualifier
from enforcement.text.passage import Passage

# What the words around an act make of it, in the order asked; the first that fits decides.
_QUALIFIERS: tuple[tuple[Qualifier, re.Pattern[str], Status], ...] = (
    (
        "proposed",
        re.compile(r"\bpropos(?:es|ed|al|ing)\b|\bin principle\b|\bsubject to (?:court )?approval"),
        "proposed",
    ),
    ("draft", re.compile(r"\bdraft\b|\bproposed rule"), "proposed"),
    (
        "final",
        re.compile(r"\bfinal(?:ized|izes)?\b|\border\b|\btemporar|\bplac(?:ed|es)\b|\bestablish"),
        "final",
    ),
    ("ordered", re.compile(r"\border(?:s|ed)\b"), "ordered"),
    ("agreed", re.compile(r"\bagree(?:s|d|ment|ing)\b|\bconsent|\bsettle"), "settled"),
)


def action_status(passage: Passage, mention: ActionMention) -> Status:
    """The status of one mention, by its kind and the words of its sentence."""
    sentence = passage.sentences[mention.sentence]
    begin = max(sentence.start, mention.start - 120)
    around = normalized_text(passage.whole[begin : min(sentence.end, mention.end + 60)])
    kind = KINDS[mention.kind]
    for qualifier, pattern, status in _QUALIFIERS:
        if qualifier in kind.qualifiers and pattern.search(around):
            return status
    return kind.status
