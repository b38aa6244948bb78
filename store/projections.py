"""Read models follow the log: each knows the position it has read to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import sqlalchemy as sa

from store import log
from store.database import reading
from store.events import Recorded


class Projection(Protocol):
    """A view built from events. It may be deleted and built again from the log."""

    name: str

    def position(self) -> int:
        """The last position that is in the content; 0 when it is empty."""

    def apply(self, events: Sequence[Recorded], *, since: int, upto: int) -> None:
        """Take in the events of positions (since, upto] and remember `upto`, all or nothing.

        Does nothing where the position is no longer `since`: another process was faster.
        """


def catch_up(engine: sa.Engine, projection: Projection, *, batch: int = 1000) -> int:
    """Bring a read model to the end of the log; how many events it was given."""
    taken = 0
    while True:
        since = projection.position()
        with reading(engine) as connection:
            events = list(log.read(connection, after=since, upto=since + batch))
        if not events:
            return taken
        projection.apply(events, since=since, upto=events[-1].position)
        taken += len(events)
