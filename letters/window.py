"""The stretch of the log that a letter is about."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The positions (since, until] of the log, with hash and time (UTC) of the event at `until`."""

    since: int
    until: int
    hash: str
    recorded_at: datetime
