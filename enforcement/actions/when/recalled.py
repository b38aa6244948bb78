"""Acts that a text only recalls, and the year it gives for them.

"Quint, who was convicted in 2019, may not open a clinic" tells of a conviction; that is no news.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import normalized_text
from enforcement.text.passage import Passage

_MONTH = (
    r"(?:(?:early|late|mid)[ -])?(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z.]{0,7}"
    r"(?:\s\d{1,2},?)?,?\s)?"
)
_YEAR = r"(?P<year>(?:19|20)\d\d)\b"
#: Behind an act, with nothing between that had a day of its own: "was convicted of fraud in 2019",
#: not "was convicted of selling pills in 2019".
_BEHIND = re.compile(
    rf"(?:,?\s(?![a-z]+(?:ing|ed)\b|in\s|who\b|which\b|that\b)[a-z'-]+){{0,5}},?\s"
    rf"(?:in|on|since|back\sin)\s{_MONTH}{_YEAR}"
)
#: Before it: "his 2019 conviction", "In May 2019, a jury convicted".
_BEFORE = re.compile(
    rf"(?:{_YEAR}(?:\s[a-z-]+){{0,2}}\s"
    rf"|\b(?:in|on|since)\s{_MONTH}(?P<then>(?:19|20)\d\d),?\s(?:(?!\b(?:was|were|had|has)\b)[^,;.]){{0,60}})\Z"
)
_REACH = 100


class Recalled(NamedTuple):
    """Whether a text only recalls an act, and the year it gives for it."""

    recalled: bool
    year: int | None


def recalled(passage: Passage, mentions: Sequence[ActionMention]) -> Recalled:
    """Whether every one of the mentions of an act only recalls it, as what had gone before or was
    done in a year before that of the publication; and the first year that is given."""
    published = passage.announcement.published_on
    text = normalized_text(passage.whole)
    years = [_year_told(it, text, passage.sentences[it.sentence].start) for it in mentions]
    past = [
        mention.background
        or text.startswith("had ", mention.start)
        or "had been " in text[mention.start : mention.end]
        or (year is not None and published is not None and year < published.year)
        for mention, year in zip(mentions, years, strict=True)
    ]
    return Recalled(bool(past) and all(past), next(filter(None, years), None))


def _year_told(mention: ActionMention, text: str, begin: int) -> int | None:
    """The year that the words beside an act give for it, in a sentence of the normalized text that
    starts at `begin`; None where they give none."""
    behind = _BEHIND.match(text, mention.end)
    if behind:
        return int(behind["year"])
    before = _BEFORE.search(text[max(begin, mention.start - _REACH) : mention.start])
    return int(before["year"] or before["then"]) if before else None
