"""When each action took place, as the text says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import action_mentions, normalized_text
from enforcement.actions.dated_mentions import dated_by
from enforcement.claims import Action, Kind, Status
from enforcement.kinds import INVESTIGATION, UNDONE
from enforcement.text.dates import written_days
from enforcement.text.passage import Passage

#: An action of a text: its kind, and what became of it.
Act = tuple[Kind, Status | None]
#: Characters [start, end) of the whole.
Place = tuple[int, int]


def action_days(passage: Passage, stated: Sequence[ActionMention]) -> Mapping[Act, date]:
    """The day of each action of which the text gives it exactly, by the mentions of it that stand.

    Weekdays and dates without a year are the last such before the publication. A month alone ("in
    November 2025", "last month") is no day. Of several days the first is the action's.
    """
    by_place: dict[Place, date] = {}
    for place, day in _dated(passage):
        by_place.setdefault(place, day)
    days: dict[Act, date] = {}
    for mention in stated:
        place = mention.start, mention.end
        if place in by_place and mention.kind != INVESTIGATION:
            days.setdefault((mention.kind, mention.became), by_place[place])
    return days


def happened_on(actions: Sequence[Action], primary: Kind) -> date | None:
    """The day of the primary action; None where the text does not give it."""
    days = (it.day for it in actions if it.kind == primary and it.status not in UNDONE)
    return next((day for day in days if day is not None), None)


def _dated(passage: Passage) -> Iterator[tuple[Place, date]]:
    """Where the text dates an action, and the day."""
    text, published = normalized_text(passage.whole), passage.announcement.published_on
    for number, grouped in groupby(action_mentions(passage), key=lambda mention: mention.sentence):
        acts, sentence = list(grouped), passage.sentences[number]
        if sentence.title:
            continue
        for written in written_days(text, sentence.start, sentence.end):
            day = written.past(published)
            if day is not None:
                for act in dated_by(written, acts, text, sentence):
                    yield (act.start, act.end), day
