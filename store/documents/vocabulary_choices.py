"""Which vocabulary the record was kept by, and since when: what was passed over before is open."""

from __future__ import annotations

from datetime import datetime

from store.log import log
from store.log.database import Connection
from store.log.events import Recorded, SourceBackfilled, SourceChecked, VocabularyChosen


def last_choice(connection: Connection) -> tuple[int, VocabularyChosen | None]:
    """The last choice and its position; 0 and None where none was ever recorded."""
    choice: tuple[int, VocabularyChosen | None] = (0, None)
    for recorded in log.read(connection, stream="log", type=VocabularyChosen.__name__):
        if isinstance(recorded.event, VocabularyChosen):
            choice = (recorded.position, recorded.event)
    return choice


def choose(connection: Connection, choice: VocabularyChosen, *, now: datetime) -> int:
    """Record a choice, in a writing transaction; how many documents and pages had been passed over
    since the one before it."""
    since, _ = last_choice(connection)
    types = (SourceChecked.__name__, SourceBackfilled.__name__)
    events = (event for type in types for event in log.read(connection, after=since, type=type))
    passed_over = {id_ for event in events for id_ in _passed_over(event)}
    log.append_event(connection, "log", choice, expected=None, now=now)
    return len(passed_over)


def _passed_over(recorded: Recorded) -> tuple[str, ...]:
    match recorded.event:
        case SourceChecked(passed_over=ids) | SourceBackfilled(passed_over=ids):
            return ids
    return ()
