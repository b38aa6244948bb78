"""Whether a source was looked at lately and answered: one rule for searches and for letters. Pure.

It imports nothing heavy: every search says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from store.health.wrong_clock import is_to_come

if TYPE_CHECKING:
    from store.log.events import Outcome

Condition = Literal["fresh", "quiet", "stale", "walled", "failed", "never looked at"]

#: One missed look is no news, two are; of a source that is looked at more often than nightly, too.
PATIENCE = timedelta(days=2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Freshness:
    """How one source is."""

    source: str
    condition: Condition
    #: The last look that went well, UTC; None where none ever did.
    last_ok: datetime | None = None
    #: The last day on which anything new was on offer.
    last_offered: date | None = None


def condition_after(outcome: Outcome, *, quiet: bool) -> Condition:
    """What a look at a source comes to, while it is new.

    A wall and a failure are named as such from the first time on; an empty listing is a failure,
    since no source ever has nothing to list. One that goes well may find a source `quiet`: without
    anything new for longer than its rhythm explains (`store.health.publishing_rhythm`).
    """
    if outcome == "walled":
        return "walled"
    if outcome in ("failed", "empty"):
        return "failed"
    return "quiet" if quiet else "fresh"


def due_by(checked_at: datetime, cadence: timedelta) -> datetime:
    """Until when the look after this one is not missed."""
    return checked_at + max(PATIENCE, 2 * cadence)


def condition_at(
    looked: Condition, *, checked_at: datetime, due_by: datetime, now: datetime
) -> Condition:
    """How a source is now, after a last look that came to `looked`; when that was is not known
    where it is said to be still to come."""
    if is_to_come(checked_at, now=now):
        return "stale"
    return "stale" if looked in ("fresh", "quiet") and now > due_by else looked


def freshness_line(sources: Sequence[Freshness], *, now: datetime, zone: tzinfo) -> str:
    """One line: how many sources are fresh, and of the others since when they are not.

    "5 of 6 sources fresh; us_dea_press_releases walled since 3 Nov": the day, in `zone`, is that
    of the last look that went well; of a quiet source, "no news since 3 Nov", that of the last
    thing it offered. More than two with the same complaint are counted.
    """
    if not sources:
        return "no source is followed"
    fresh = sum(source.condition == "fresh" for source in sources)
    noun = "source" if len(sources) == 1 else "sources"
    complaints = sorted(
        (_complaint(source, now.astimezone(zone), zone), source.source)
        for source in sources
        if source.condition != "fresh"
    )
    parts = [f"{fresh} of {len(sources)} {noun} fresh"]
    for complaint, group in groupby(complaints, key=lambda pair: pair[0]):
        names = [name for _, name in group]
        who = f"{len(names)} sources" if len(names) > 2 else " and ".join(names)
        parts.append(f"{who} {complaint}")
    return "; ".join(parts)


def _complaint(source: Freshness, today: datetime, zone: tzinfo) -> str:
    if source.condition == "never looked at":
        return "never looked at"
    if source.last_ok is None:
        return f"{source.condition} since the first look"
    day = source.last_ok.astimezone(zone).date()
    if source.condition == "quiet" and source.last_offered:
        return no_news(source.last_offered, today.date())
    return f"{source.condition} since {day_in_words(day, today.date())}"


def no_news(since: date, today: date) -> str:
    """What is said of a quiet source, which last had something new on a day."""
    return f"quiet, no news since {day_in_words(since, today)}"


def day_in_words(day: date, today: date) -> str:
    """A day as a person says it: 3 Nov, and its year where that is another."""
    return f"{day.day} {day:%b}" + ("" if day.year == today.year else f" {day.year}")
