"""A clock that is told what time it is, for processes, their threads and their children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

LIBRARY = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1")


@dataclass(kw_only=True, slots=True)
class Clock:
    """Goes as the real one does, but ahead of it, as a file says that libfaketime reads each time
    it is asked. The clock that is never set stays the real one, so that time limits hold."""

    file: Path
    ahead: timedelta = timedelta()

    def put(self, moment: datetime) -> None:
        """Put it to that time; never back."""
        self.forward(max(timedelta(), moment - self.now()))

    def forward(self, by: timedelta) -> None:
        """Put it forward."""
        self.ahead += by
        fresh = self.file.with_suffix(".new")
        fresh.write_text(f"{self.ahead.total_seconds():+.0f}s\n")
        fresh.rename(self.file)

    def now(self) -> datetime:
        """What time it is, UTC."""
        return datetime.now(UTC) + self.ahead

    def environment(self) -> dict[str, str]:
        """What makes a process and its children go by it."""
        return {
            "LD_PRELOAD": str(LIBRARY),
            "FAKETIME_TIMESTAMP_FILE": str(self.file),
            "FAKETIME_NO_CACHE": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
