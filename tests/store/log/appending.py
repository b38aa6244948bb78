"""A process that appends to a log, light to start: it imports no library of tests."""

from __future__ import annotations

from datetime import UTC, datetime

from store.log import log
from store.log.database import open_store, writing
from store.log.events import CaptureFailed


def append_many(url: str, writer: int, count: int) -> None:
    """So many events, each in a transaction of its own."""
    engine = open_store(url)
    for number in range(count):
        now = datetime.now(UTC)
        event = CaptureFailed(url=f"https://{writer}.example/{number}", failed_at=now, reason="x")
        with writing(engine) as connection:
            log.append(connection, [log.NewEvent(stream=f"source/{writer}", event=event)], now=now)
