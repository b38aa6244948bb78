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
# "will surrender her licence", "has agreed to plead guilty": it is promised and not done yet.
_PROMISED = re.compile(
    r"\b(?:will|would|shall|agree(?:s|d|ing)? to|promis(?:es|ed|ing) to|plans? to|intends? to)"
    r"(?: (?:also|then|voluntarily|permanently|immediately)){0,2} \Z"
)
_PROMISES = re.compile(r"\A(?:surrender|relinquish|give up|plead)\b")
_MAY_BE_PROMISED = frozenset(("surrender", "plea"))
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
    if mention.kind in _MAY_BE_PROMISED and _is_promised(passage, mention):
        return "settled"
    for qualifier, status, _ in _QUALIFIERS:
        if qualifier == "agreed" and done:
            continue
        if qualifier in kind.qualifiers and _WORDS[qualifier].search(around):
            return status
    return kind.status


def _is_promised(passage: Passage, mention: ActionMention) -> bool:
    text = normalized_text(passage.whole)
    before = text[max(0, mention.start - 60) : mention.start]
    return bool(_PROMISES.match(text[mention.start : mention.end]) and _PROMISED.search(before))
