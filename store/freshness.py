"""Whether a source was looked at lately and answered: one rule for searches and for letters. Pure.

It imports nothing heavy: every search says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from itertools import groupby
from typing import Literal

Condition = Literal["fresh", "stale", "walled", "failed", "never looked at"]

#: Sources are looked at every night; one missed night is no news, two are.
PATIENCE = timedelta(days=2)


@dataclass(frozen=True, kw_only=True, slots=True)
class Freshness:
    """How one source is."""

    source: str
    condition: Condition
    #: The last look that went well, UTC; None where none ever did.
    last_ok: datetime | None = None


def condition(outcome: str, checked_at: datetime, *, now: datetime) -> Condition:
    """What the last look at a source comes to.

    A wall and a failure are named as such from the first time on; an empty listing is a failure,
    since no source ever has nothing to list.
    """
    if outcome == "walled":
        return "walled"
    if outcome in ("failed", "empty"):
        return "failed"
    return "stale" if now - checked_at > PATIENCE else "fresh"


def line(sources: Sequence[Freshness], *, now: datetime, zone: tzinfo) -> str:
    """One line: how many sources are fresh, and of the others since when they are not.

    "5 of 6 sources fresh; us_dea_press_releases walled since 3 Nov": the day, in `zone`, is that
    of the last look that went well. More than two with the same complaint are counted.
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
    said = [f"{fresh} of {len(sources)} {noun} fresh"]
    for complaint, group in groupby(complaints, key=lambda pair: pair[0]):
        names = [name for _, name in group]
        who = f"{len(names)} sources" if len(names) > 2 else " and ".join(names)
        said.append(f"{who} {complaint}")
    return "; ".join(said)


def _complaint(source: Freshness, today: datetime, zone: tzinfo) -> str:
    if source.condition == "never looked at":
        return "never looked at"
    if source.last_ok is None:
        return f"{source.condition} since the first look"
    day = source.last_ok.astimezone(zone)
    year = "" if day.year == today.year else f" {day.year}"
    return f"{source.condition} since {day.day} {day:%b}{year}"
