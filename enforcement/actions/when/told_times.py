"""When a text says that each of its actions was done: on a day, or in a month, a week or a year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple, TypeAlias

from enforcement.actions.action_mention import ActionMention
from enforcement.actions.action_mentions import action_mentions, normalized_text
from enforcement.actions.when.dated_mentions import dated_by
from enforcement.actions.when.dateline import dateline, told_on
from enforcement.actions.when.period_mentions import charges_of, told_by
from enforcement.text.passage import Passage, Sentence
from enforcement.text.times.dates import WrittenDay, written_days
from enforcement.text.times.periods import written_periods

#: Characters [start, end) of the whole.
Place: TypeAlias = tuple[int, int]


class ToldTime(NamedTuple):
    """When something was done; neither where the text leaves it open ("two years ago")."""

    day: date | None = None
    #: As in `enforcement.text.times.periods.WrittenPeriod`; empty where there is a day.
    period: str = ""
    #: Where in the whole the text tells it.
    at: int = 0

    @property
    def year(self) -> int | None:
        """The year it was done in."""
        return self.day.year if self.day else int(self.period[:4]) if self.period else None


@lru_cache(maxsize=4)
def told_times(passage: Passage) -> Mapping[Place, ToldTime]:
    """The time of each mention for which the text tells one, by its place.

    Weekdays and dates without a year are the last such before the text was told. A title gives no
    days, since it names other things by them.
    """
    text = normalized_text(passage.whole)
    head = dateline(passage, text)
    told = told_on(passage.announcement.published_on, head)
    times: dict[Place, ToldTime] = {}
    for number, grouped in groupby(action_mentions(passage), key=lambda mention: mention.sentence):
        acts, sentence = list(grouped), passage.sentences[number]
        days = [it for it in written_days(text, sentence.start, sentence.end) if it != head]
        for act, time in (
            *(() if sentence.title else _on_days(days, acts, text, sentence, told)),
            *_in_periods(days, acts, text, sentence, told),
        ):
            times.setdefault((act.start, act.end), time)
    return times


def _on_days(
    days: Sequence[WrittenDay],
    acts: Sequence[ActionMention],
    text: str,
    sentence: Sentence,
    told: date | None,
) -> Iterator[tuple[ActionMention, ToldTime]]:
    for written in days:
        if day := written.past(told):
            for act in dated_by(written, acts, text, sentence):
                yield act, ToldTime(day=day, at=written.start)


def _in_periods(
    days: Sequence[WrittenDay],
    acts: Sequence[ActionMention],
    text: str,
    sentence: Sentence,
    told: date | None,
) -> Iterator[tuple[ActionMention, ToldTime]]:
    for written in written_periods(text, sentence.start, sentence.end, told):
        if not any(day.start < written.end and written.start < day.end for day in days):
            for act in told_by(written, acts, text, sentence):
                yield act, ToldTime(period=written.period, at=written.start)
                yield from ((charge, ToldTime()) for charge in charges_of(act, acts))
