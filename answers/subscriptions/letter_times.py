"""When letters come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from types import MappingProxyType

from store.config import Settings
from store.log.letter_events import Subscription, Weekday

DAYS: Mapping[Weekday, str] = MappingProxyType(
    {
        "mon": "Monday",
        "tue": "Tuesday",
        "wed": "Wednesday",
        "thu": "Thursday",
        "fri": "Friday",
        "sat": "Saturday",
        "sun": "Sunday",
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LetterTimes:
    """When letters of a subscription come: by its own times, else by those of the settings."""

    #: In words: `each Monday at 07:00 (America/New_York)`.
    words: str
    #: None where they come on each day, or at once.
    weekday: Weekday | None
    #: Of the day, in the zone; None where they come at once.
    at: time | None
    #: A name of the IANA database.
    zone: str


def letter_times(subscription: Subscription, settings: Settings) -> LetterTimes:
    """When letters of a subscription come."""
    zone = subscription.zone or settings.timezone.key
    if subscription.cadence == "instant":
        return LetterTimes(words="at once", weekday=None, at=None, zone=zone)
    at = subscription.at or settings.schedule.digest_at
    weekly = subscription.cadence == "weekly"
    weekday = (subscription.weekday or settings.schedule.digest_day) if weekly else None
    days = f"each {DAYS[weekday] if weekday else 'day'}"
    return LetterTimes(words=f"{days} at {at:%H:%M} ({zone})", weekday=weekday, at=at, zone=zone)
