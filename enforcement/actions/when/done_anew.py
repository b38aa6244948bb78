"""Acts of which a text says that they were done again: "indicted anew", "refiled charges"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import normalized_text
from enforcement.actions.action_rule import spelt_out
from enforcement.text.passage import Passage

#: In a new one, the words of the act or those before them: "a second indictment", "re-filed fraud
#: charges". Charges that are added to others are no new case.
_BEFORE = re.compile(
    spelt_out(
        r"(?:\b(?:new|fresh|renewed|second|third|superseding) ~2|"
        r"\b(?:again|newly|once more) ~1|"
        r"\b(?:re-?fil(?:e|es|ed|ing)|renew(?:s|ed|ing)?|reviv(?:es?|ed|ing)|"
        r"re-?instat(?:es?|ed|ing)) ~4|\bre-?)"
    )
    + r"\Z"
)
_WITHIN = re.compile(
    r"\b(?:(?:new|fresh|renewed|superseding|again)\b|re-?(?:indict|arrest|charg)(?:s|ed|ing)\b)"
)
#: Or those behind it: "was indicted again", "charged Orla Quint anew".
_BEHIND = re.compile(
    spelt_out(
        r"(?:[ ](?!(?:and|who|after|but|when)\b)[a-z'.-]{1,40}){0,4}?[ ]"
        r"(?:again|anew|afresh|once more|(?:for )?a (?:second|third) time)\b"
    )
)
_REACH = 60


def is_done_anew(passage: Passage, mentions: Sequence[ActionMention]) -> bool:
    """Whether the words about any of the mentions of an act say that it was done again."""
    text = normalized_text(passage.whole)
    return any(_is_anew(mention, text, passage) for mention in mentions)


def _is_anew(mention: ActionMention, text: str, passage: Passage) -> bool:
    sentence = passage.sentences[mention.sentence]
    before = text[max(sentence.start, mention.start - _REACH) : mention.start]
    behind = text[mention.end : min(sentence.end, mention.end + 2 * _REACH)]
    return bool(
        _BEFORE.search(before)
        or _WITHIN.search(text, mention.start, mention.end)
        or _BEHIND.match(behind)
    )
