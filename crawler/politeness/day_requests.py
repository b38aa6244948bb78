"""The requests that a host gets in a day, over all looks."""

from __future__ import annotations

from collections import Counter
from typing import Protocol


class DayRequests(Protocol):
    """Counts requests of the day of a look."""

    def spend(self, host: str, limit: int) -> bool:
        """Count one more that is about to be sent, unless the host has had so many."""


class OwnDayRequests:
    """Those that no other process counts; the looks that go on at once share them."""

    def __init__(self, sent: Counter[str] | None = None) -> None:
        self._sent: Counter[str] = Counter() if sent is None else sent

    def spend(self, host: str, limit: int) -> bool:
        if self._sent[host] >= limit:
            return False
        self._sent[host] += 1
        return True
