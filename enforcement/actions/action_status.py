"""How far an action has come, never further than its words go."""

from __future__ import annotations

import re

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import normalized_text
from enforcement.claims import Status
from enforcement.kinds import KINDS, Qualifier
from enforcement.text.passage import Passage

# What the words around an action make of it: the first that fits decides.
_QUALIFIERS: tuple[tuple[Qualifier, Status, str], ...] = (
    ("proposed", "proposed", r"propos(?:es|ed|al|ing)\b|in principle\b"
     r"|subject to (?:court )?approval"),
    ("draft", "proposed", r"draft\b|proposed rule"),
    ("final", "final", r"final(?:ized|izes)?\b|order\b|temporar|plac(?:ed|es)\b|establish"),
    ("ordered", "ordered", r"order(?:s|ed)\b"),
    ("agreed", "settled", r"agree(?:s|d|ment|ing)\b|consent|settle"),
)  # fmt: skip
# "agreed to pay and has surrendered her licence": what is done is not only agreed to.
_DONE = re.compile(
    r"\A(?:(?:has|have|had|also|previously|recently) ){0,3}(?:surrendered|relinquished|gave up)\b"
)
_WORDS = {qualifier: re.compile(rf"\b(?:{words})") for qualifier, _, words in _QUALIFIERS}


def action_status(passage: Passage, mention: ActionMention) -> Status:
    """The status of one mention: what became of the act, else by its kind and the words of its
    sentence."""
    if mention.became:
        return mention.became
    sentence = passage.sentences[mention.sentence]
    begin = max(sentence.start, mention.start - 120)
    around = normalized_text(passage.whole[begin : min(sentence.end, mention.end + 60)])
    kind = KINDS[mention.kind]
    done = _DONE.match(normalized_text(passage.whole[mention.start : mention.end]))
    for qualifier, status, _ in _QUALIFIERS:
        if qualifier == "agreed" and done:
            continue
        if qualifier in kind.qualifiers and _WORDS[qualifier].search(around):
            return status
    return kind.status
