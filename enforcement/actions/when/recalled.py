"""Acts that a text only recalls, and when it says that they were done.

"Quint, who was convicted in 2019, may not open a clinic" tells of a conviction; that is no news.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from enforcement.actions.action_mention import ActionMention, worth_quoting
from enforcement.actions.action_mentions import normalized_text
from enforcement.actions.when.told_times import ToldTime, told_times
from enforcement.text.passage import Passage
from enforcement.text.times.period_days import days_of


class Recalled(NamedTuple):
    """Whether a text only recalls an act, and when it was done, as far as the text tells."""

    recalled: bool
    time: ToldTime
    #: The year of that, where the text only recalls it, or tells it of a month before its own.
    year: int | None


def recalled(passage: Passage, mentions: Sequence[ActionMention]) -> Recalled:
    """Whether every one of the mentions of an act only recalls it, as what had gone before or was
    done in a year before that of the publication; and when it was done, by the best of them that
    tells."""
    published = passage.announcement.published_on
    text, times = normalized_text(passage.whole), told_times(passage)
    best = sorted(mentions, key=lambda it: worth_quoting(it, passage.body), reverse=True)
    told = [times[it.start, it.end] for it in best if (it.start, it.end) in times]
    past = [
        mention.background
        or text.startswith("had ", mention.start)
        or "had been " in text[mention.start : mention.end]
        or _is_past(times.get((mention.start, mention.end)), published)
        for mention in mentions
    ]
    if best and best[0].wording == "verb" and (best[0].start, best[0].end) not in times:
        told = [time for time in told if time.day]  # the others may tell of an earlier case
    time = next((time for time in told if time.day), None) or next(iter(told), None)
    gone, time = bool(past) and all(past), time or ToldTime()
    return Recalled(gone, time, time.year if gone or _is_earlier(time, published) else None)


def _is_earlier(time: ToldTime, published: date | None) -> bool:
    """Whether a period ended before the month of the publication: what is told so is not the news
    of its text."""
    if not time.period:
        return False
    return published is None or days_of(time.period)[1] < published.replace(day=1)


def _is_past(time: ToldTime | None, published: date | None) -> bool:
    """Whether a time lies in a year before the publication, or is left open: "two years ago"."""
    if time is None:
        return False
    return time.year is None or (published is not None and time.year < published.year)
