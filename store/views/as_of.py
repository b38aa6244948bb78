"""The read models as they were at a position of the log: filled anew, in memory, and thrown away.

They are filled by the same code from the same events as the ones that are kept, so a question about
the past is answered exactly as it was answered then.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

import sqlalchemy as sa

from store.connections.engines import connect
from store.health.level_shifts import Week
from store.log import log
from store.log.database import reading, writing
from store.views import peek
from store.views.tables import LIVE
from store.views.updates import apply_events
from store.views.views import SourceState, source_states, weekly_counts

_BATCH = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class SourcesThen:
    """How every source was that had been looked at."""

    states: tuple[SourceState, ...]
    #: What was first seen of a source, in the order of weeks.
    weeks: Mapping[str, Sequence[Week]]
    #: What `store.views.peek.sources` gave.
    rows: tuple[dict[str, Any], ...]


#: By the hash of the log up to a position, and what was erased since.
_KEPT: dict[tuple[str, str], SourcesThen] = {}
#: So many are kept.
_MOST = 16


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


def sources_at(connection: sa.Connection, position: int) -> SourcesThen:
    """How the sources were at a position. That is the same for ever, but for what is erased later,
    and to fill the read models takes long: what was told last is kept."""
    then = log.head(connection, upto=position).hash, log.last_erasure(connection)
    kept = _KEPT.get(then)
    if kept is None:
        with views_at(connection, position) as past:
            kept = SourcesThen(
                states=tuple(source_states(past)),
                weeks=weekly_counts(past),
                rows=tuple(peek.source_rows(past.exec_driver_sql(peek.SOURCES).all())),
            )
        # Threads may do so at once: then one more or less is kept.
        for oldest in [*_KEPT][: len(_KEPT) - _MOST + 1]:
            _KEPT.pop(oldest, None)
        _KEPT[then] = kept
    return kept


def forget_kept() -> None:
    """Keep nothing of what was told last."""
    _KEPT.clear()
