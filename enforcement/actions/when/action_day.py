"""When each action took place, as the text says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import action_mentions, normalized_text
from enforcement.actions.when.dated_mentions import dated_by
from enforcement.actions.when.dateline import dateline, told_on
from enforcement.actions.when.verdict_day import verdict_day
from enforcement.claims import Action, Kind, Status
from enforcement.kinds import CONVICTION, PLEA, is_undone
from enforcement.text.dates import WrittenDay, written_days
from enforcement.text.passage import Passage

#: An action of a text: its kind, and what became of it.
Act = tuple[Kind, Status | None]
#: Characters [start, end) of the whole.
Place = tuple[int, int]


def action_days(passage: Passage, stated: Sequence[ActionMention]) -> Mapping[Act, date]:
    """The day of each action of which the text gives it exactly; `stated` are the mentions that
    stand when the whole text is considered.

    Weekdays and dates without a year are the last such before the text was told. A month alone ("in
    November 2025", "last month") is no day. Of several days the first is the action's.
    """
    text = normalized_text(passage.whole)
    head = dateline(passage, text)
    told = told_on(passage.announcement.published_on, head)
    by_place = _by_place(passage, text, head, told)
    days: dict[Act, date] = {}
    for mention in (*_as_stated(action_mentions(passage), stated), *stated):
        place = mention.start, mention.end
        if place in by_place:
            days.setdefault((mention.kind, mention.became), by_place[place])
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


def _by_place(
    passage: Passage, text: str, head: WrittenDay | None, told: date | None
) -> dict[Place, date]:
    """The first day of each mention that the text dates; `head` is its dateline, `told` the day
    from which "yesterday" is reckoned."""
    days: dict[Place, date] = {}
    for number, grouped in groupby(action_mentions(passage), key=lambda mention: mention.sentence):
        acts, sentence = list(grouped), passage.sentences[number]
        if sentence.title:
            continue
        for written in written_days(text, sentence.start, sentence.end):
            if written != head and (day := written.past(told)):
                for act in dated_by(written, acts, text, sentence):
                    days.setdefault((act.start, act.end), day)
    return days
