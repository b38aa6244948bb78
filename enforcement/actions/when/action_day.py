"""When each action took place, as the text says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import action_mentions, normalized_text
from enforcement.actions.when.dated_mentions import is_of_another
from enforcement.actions.when.dateline import dateline, told_on
from enforcement.actions.when.told_times import told_times
from enforcement.actions.when.verdict_day import verdict_day
from enforcement.claims import Action, Kind, Status
from enforcement.kinds import CONVICTION, PLEA, is_undone
from enforcement.text.passage import Passage

#: An action of a text: its kind, and what became of it.
Act = tuple[Kind, Status | None]


def action_days(passage: Passage, stated: Sequence[ActionMention]) -> Mapping[Act, date]:
    """The day of each action of which the text gives it exactly; `stated` are the mentions that
    stand when the whole text is considered.

    A month alone ("in November 2025", "last month") is no day, and that of somebody else's act is
    not given to those of the text. Of several days the first is the action's.
    """
    text, times = normalized_text(passage.whole), told_times(passage)
    told = told_on(passage.announcement.published_on, dateline(passage, text))
    days: dict[Act, date] = {}
    for mention in (*_as_stated(action_mentions(passage), stated), *stated):
        time, sentence = (
            times.get((mention.start, mention.end)),
            passage.sentences[mention.sentence],
        )
        is_others = time and time.at > mention.start and is_of_another(mention, text, sentence)
        if time and time.day and not is_others:
            days.setdefault((mention.kind, mention.became), time.day)
    for kind, day in verdict_day(passage, text, {mention.kind for mention in stated}, told):
        days.setdefault((kind, None), day)
    return days


def happened_on(actions: Sequence[Action], primary: Kind) -> date | None:
    """The day of the primary action; None where the text does not give it."""
    days = (it.day for it in actions if it.kind == primary and not is_undone(it.kind, it.status))
    return next((day for day in days if day is not None), None)


def _as_stated(
    mentions: Sequence[ActionMention], stated: Sequence[ActionMention]
) -> Iterator[ActionMention]:
    """All mentions, the faint ones too ("admitted today"); a conviction is one by plea where the
    text states no other."""
    kinds = {mention.kind for mention in stated}
    by_plea = PLEA in kinds and CONVICTION not in kinds
    for mention in mentions:
        is_plea = by_plea and mention.kind == CONVICTION
        yield replace(mention, kind=PLEA) if is_plea else mention
