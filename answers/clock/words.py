"""Moments and lengths of time in words, for logs and terminals."""

from __future__ import annotations

from datetime import datetime, tzinfo


def moment_in_words(moment: datetime, zone: tzinfo) -> str:
    """`Mon 30 Nov 2026 07:00 EST`, in a zone."""
    local = moment.astimezone(zone)
    return f"{local:%a} {local.day} {local:%b %Y %H:%M %Z}"


def in_words(seconds: float) -> str:
    """How long something took: `2.1 s`, `12 min 3 s`."""
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s"


def in_hours(hours: float) -> str:
    """How often something is done: `hour`, `6 hours`, `day`, `7 days`."""
    number, unit = (hours / 24, "day") if hours >= 24 else (hours, "hour")
    return unit if number == 1 else f"{number:g} {unit}s"
