"""Read models follow the log: each knows the position it has read to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeAlias

import sqlalchemy as sa

from store.log import log
from store.log.database import reading
from store.log.events import PayloadErased, Recorded
from store.streams.progress import Advance

#: Takes how much of a rebuild is done, and how much there is to do.
ReportProgress: TypeAlias = Callable[[int, int], None]


def report_nothing(done: int, whole: int) -> None:
    """An `ReportProgress` for nobody to look at."""


def counted(advance: Advance, what: str = "") -> ReportProgress:
    """What shows a rebuild, or how far it has caught up, as a piece of work."""
    return lambda done, whole: advance(done, whole, what)


class Projection(Protocol):
    """A view built from events. It may be deleted and built again from the log."""

    name: str

    def position(self) -> int:
        """The last position that is in the content; 0 when it is empty."""

    def apply(self, events: Sequence[Recorded], *, since: int, upto: int) -> None:
        """Take in the events of positions (since, upto] and remember `upto`, all or nothing.

        Does nothing where the position is no longer `since`: another process was faster.
        """


def is_overtaken(events: Sequence[Recorded], *, since: int, begun: int = 0) -> bool:
    """Whether events after position `since` say that something up to there was erased, so that a
    read model may hold it. What was erased up to `begun`, the end of the log when the first event
    was read, never came into it."""
    return any(
        recorded.position > begun and recorded.event.position <= since
        for recorded in events
        if isinstance(recorded.event, PayloadErased)
    )


def catch_up(
    engine: sa.Engine,
    projection: Projection,
    *,
    batch: int = 1000,
    advance: ReportProgress = report_nothing,
) -> int:
    """Bring a read model to where the log ends now; how many events it was given. `advance` is
    given positions. What is appended meanwhile is left: it may be more than can be kept up with."""
    taken, goal = 0, None
    while True:
        since = projection.position()
        if goal is not None and since >= goal:
            return taken
        with reading(engine) as connection:
            events = list(log.read(connection, after=since, upto=since + batch))
            end = log.head(connection).position
        goal = goal or end
        if not events:
            return taken
        projection.apply(events, since=since, upto=events[-1].position)
        taken += len(events)
        advance(events[-1].position, end)
