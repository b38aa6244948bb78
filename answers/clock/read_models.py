"""How far behind the log is what is answered from; nothing is made or brought up to date."""

from __future__ import annotations

from dataclasses import dataclass

from answers.catch_up import events_to_read
from casebook.casebook import live_set
from search import engines
from store.config import Settings
from store.log import log
from store.log.database import Engine, reading
from store.views.view_rebuild import read_progress


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadModel:
    """A read model, and how many events of the log it has not taken in yet."""

    #: `views`, `casebook`, `index`, or `history`: what today's reader is still to read.
    name: str
    behind: int


def read_models(engine: Engine, settings: Settings) -> tuple[ReadModel, ...]:
    """Each read model of an installation."""
    with reading(engine) as connection:
        end = log.head(connection).position
        views, book = read_progress(connection), live_set(connection)
    reached = {
        "views": views.position if views else 0,
        "casebook": book.position if book else 0,
        "index": engines.checkpoint(settings).position,
    }
    behind = {name: max(0, end - position) for name, position in reached.items()}
    behind["history"] = events_to_read(settings)
    return tuple(ReadModel(name=name, behind=number) for name, number in behind.items())
