"""The log itself, an event a row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from store.log import log
from store.log.database import Engine, reading
from store.privacy.masking import masked, masks_at


@dataclass(frozen=True, kw_only=True, slots=True)
class LoggedEvent:
    """An event without its content."""

    position: int
    #: When this log learned it, UTC.
    recorded_at: datetime
    type: str
    #: The sequence it belongs to, e.g. `document/ID`.
    stream: str


@dataclass(frozen=True, kw_only=True, slots=True)
class LoggedEvents:
    """Events in their order."""

    events: tuple[LoggedEvent, ...]


def log_events(engine: Engine, *, after: int = 0, upto: int | None = None) -> Iterator[LoggedEvent]:
    """The events at positions (after, upto], in their order, one in memory at a time; names that
    are masked now are hidden in the names of streams."""
    with reading(engine) as connection:
        masks = masks_at(connection)
        for recorded in log.read(connection, after=after, upto=upto):
            yield LoggedEvent(
                position=recorded.position,
                recorded_at=recorded.recorded_at,
                type=recorded.type,
                stream=masked(recorded.stream, masks),
            )
