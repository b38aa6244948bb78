"""Whether an article, which no authority issues, is about something else than the acts it tells of.

A piece about a study, a product, a person's life or a policy recalls that doctors were arrested.
What it is about stands in its title and first sentence; what they do not state is recalled.
"""

from __future__ import annotations

import re
from functools import cache

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import normalized_text
from enforcement.kinds import PERSONAL
from enforcement.text.passage import Passage
from enforcement.text.word_lists import word_list

_AUTHORITY = re.compile(
    r"\b(?:attorneys?|administration|agency|board|bureau|commission|council|courts?|customs|dea|department"
    r"|district|doj|fbi|fda|federal|government|hhs|inspector|justice|legislature|ministry|office|oig|police|register"
    r"|senate|service|sheriff|state|treasury|u\.?s|usao)\b"
)
#: Characters of an article, with its title, in which it says what it is about.
_BEGINNING = 800
#: The title, and the first sentence of the text.
_LEAD = 1


def is_only_recalled(passage: Passage, mention: ActionMention) -> bool:
    """Whether an article recalls an act and is about something else: it tells of it far behind its
    beginning or, where its title names another subject and no act, behind its first sentence."""
    if not mention.sentence or _is_issued(passage):
        return False
    if passage.sentences[mention.sentence].start > _BEGINNING:
        return True
    title = normalized_text(passage.whole)[: passage.body]
    if mention.kind not in PERSONAL or _case().search(title) or not _other_subject().search(title):
        return False
    return mention.sentence > _LEAD or mention.background


def _is_issued(passage: Passage) -> bool:
    """Whether an authority issues the text, by its office; a newspaper is none."""
    return _AUTHORITY.search(passage.announcement.office.lower()) is not None


@cache
def _case() -> re.Pattern[str]:
    return _any_of("case")


@cache
def _other_subject() -> re.Pattern[str]:
    return _any_of(*(word_list("articles").keys() - {"case"}))


def _any_of(*subjects: str) -> re.Pattern[str]:
    """Any word of the lists, or a question."""
    words = "|".join(word_list("articles")[it].replace("\n", "") for it in sorted(subjects))
    return re.compile(rf"\b(?:{words})\b" + ("" if "case" in subjects else r"|\?"))
