"""When letters come, in words."""

from __future__ import annotations

from store.config import Settings
from store.log.letter_events import Subscription

_DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}


def letter_times(subscription: Subscription, settings: Settings) -> str:
    """When letters of a subscription come: by its own times, else by those of the settings."""
    if subscription.cadence == "instant":
        return "at once"
    at = subscription.at or settings.schedule.digest_at
    day = subscription.weekday or settings.schedule.digest_day
    days = "each day" if subscription.cadence == "daily" else f"each {_DAYS[day]}"
    return f"{days} at {at:%H:%M} ({subscription.zone or settings.timezone.key})"
