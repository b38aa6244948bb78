"""The read models as they were at a position of the log: filled anew, in memory, and thrown away.

They are filled by the same code from the same events as the ones that are kept, so a question about
the past is answered exactly as it was answered then.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import sqlalchemy as sa

from store.log import log
from store.log.database import connect, reading, writing
from store.views import peek
from store.views.tables import LIVE
from store.views.updates import apply_events

_BATCH = 1000


@contextmanager
def views_at(connection: sa.Connection, position: int) -> Iterator[sa.Connection]:
    """A connection to the read models of `store.views.views` as they were at a position."""
    engine = connect("sqlite://")
    try:
        with writing(engine) as past:
            LIVE.metadata.create_all(past)
            events = log.read(connection, upto=position)
            while batch := list(islice(events, _BATCH)):
                apply_events(past, LIVE, batch)
        with reading(engine) as past:
            yield past
    finally:
        engine.dispose()


def sources_at(connection: sa.Connection, position: int) -> list[dict[str, Any]]:
    """What `store.views.peek.sources` gave at a position."""
    with views_at(connection, position) as past:
        return peek.source_rows(past.exec_driver_sql(peek.SOURCES).all())
