"""Which action of its sentence a period belongs to: "pleaded guilty in June", "a 2019 conviction".

A month or a year may as well be that of the conduct ("charged with selling pills in 2019"), so a
period is given to an act only where nothing stands between them that has a time of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.when.dated_mentions import is_a_course
from enforcement.actions.when.shared_day import also, joined
from enforcement.kinds import CHARGE, KINDS
from enforcement.text.passage import Sentence
from enforcement.text.times.periods import WrittenPeriod

# What has a time of its own, or begins a clause that may have: "of fraud committed", "who ran".
_ITS_OWN_TIME = (
    r"(?!(?:(?!(?:controlled|laundering|licensed|misbranded|registered|related|united)\b)"
    r"[a-z]+(?:ing|ed)|who|whom|whose|which|that|when|where|while|because|as|if|is|are|was|were|"
    r"has|have|had|will|would|began|ran|sold|bought|wrote|gave|took|made|became|left|met|paid|"
    r"sent|told|held|got|went|saw|came|but|before|after|until|from|between|through|since|during)"
    r"\b)"
)
_WORD = rf"(?:,?\s{_ITS_OWN_TIME}[^\s,;:]+(?:,[^\s,;:]+)*)"
#: "to distribute": a verb, unless the act leads to it ("pleaded guilty to fraud", "to two counts").
_NO_INFINITIVE = (
    r"(?!,?\sto\s(?!(?:the|an?|one|two|three|four|five|his|her|their|its|all|federal|state)\b|\d))"
)
#: Between an act and a period behind it: "pleaded guilty to health care fraud [in June]".
_BEHIND = re.compile(rf"(?:\sto\b)?(?:{_NO_INFINITIVE}{_WORD}){{0,10}},?\s")
#: Between a period and the act that it leads: "In June 2025, Orla Quint, 53, [pleaded guilty]".
_AHEAD = re.compile(rf",?(?:{_NO_INFINITIVE}{_WORD}){{0,12}},?\s")
_LEADS = re.compile(r"(?:\A|[,;:(\u2013\u2014-]|\b(?:and|but|that|when|who|which|after))\s{0,3}\Z")
_JUST_AHEAD = re.compile(r",?\s")
#: Between a bare period and its act: "his 2019 [federal] conviction".
_BARE = re.compile(r"(?:\s(?:federal|state|criminal|civil|felony|guilty|drug|fraud)){0,2}\s")
_BY_ANOTHER_WAY = re.compile(r"(?:^|[\s,])(?:and|or|then|later)\s\Z")
_LONGEST = 160
_OBJECT = 80  # characters between a plea and the charge it is to


def told_by(
    period: WrittenPeriod, acts: Sequence[ActionMention], text: str, sentence: Sentence
) -> list[ActionMention]:
    """The actions of a period: one, and those joined to it by "and"; none where it is that of
    something else. `acts` are all actions of the sentence in order, `text` is the normalized
    whole."""
    following = next((at for at, act in enumerate(acts) if act.start >= period.end), len(acts))
    before = next((at for at in reversed(range(following)) if acts[at].end <= period.start), None)
    if period.is_bare:
        nouns = [act for act in acts[following : following + 1] if act.wording == "noun"]
        return [act for act in nouns if _stands_between(_BARE, period.end, act.start, text)]
    if before is not None and _stands_between(_BEHIND, acts[before].end, period.start, text):
        with_it = also(period.end, acts, following, text, sentence)
        return _told([*joined(acts, before, -1, text), *with_it], text)
    if following < len(acts) and _leads(period, acts[following], text, sentence):
        return _told(joined(acts, following, 1, text), text)
    return []


def charges_of(act: ActionMention, acts: Sequence[ActionMention]) -> list[ActionMention]:
    """The charge that a plea or a verdict of some time is about, which is older: "pleaded guilty in
    June to an information"."""
    place = acts.index(act) + 1
    return [
        other
        for other in acts[place : place + 1]
        if KINDS[act.kind].guilty
        and (other.kind, other.wording) == (CHARGE, "noun")
        and other.start - act.end < _OBJECT
    ]


def _told(acts: Sequence[ActionMention], text: str) -> list[ActionMention]:
    return [act for act in acts if not is_a_course(act, text)]


def _leads(period: WrittenPeriod, act: ActionMention, text: str, sentence: Sentence) -> bool:
    """Whether a period belongs to the next act: "in June surrendered", "In June 2025, a jury
    convicted"."""
    if _JUST_AHEAD.fullmatch(text, period.end, act.start):
        return True
    if _LEADS.search(text[max(sentence.start, period.start - 8) : period.start]) is None:
        return False
    between = text[period.end : act.start]
    return _stands_between(_AHEAD, period.end, act.start, text) and not _BY_ANOTHER_WAY.search(
        between
    )


def _stands_between(pattern: re.Pattern[str], start: int, end: int, text: str) -> bool:
    return end - start <= _LONGEST and pattern.fullmatch(text, start, end) is not None
