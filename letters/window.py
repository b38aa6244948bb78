"""The stretch of the log that a letter is about."""

from __future__ import annotations

from dataclasses import dataclass

from store.log.seals import Seal


@dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """The positions (since, until] of the log."""

    since: int
    #: What the log is at `until`.
    end: Seal

    @property
    def until(self) -> int:
        """The last position."""
        return self.end.position
