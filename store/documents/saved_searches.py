"""Queries that are asked by a name: decided on and kept in the log, streams `search/NAME`.

Nothing at the top of this file imports SQLAlchemy: a search asks it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from store.log.events import Erased, Recorded, SearchDropped, SearchSaved

if TYPE_CHECKING:
    from store.log.database import Connection, Engine

_PREFIX = "search/"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")


class SearchNameError(ValueError):
    """What is no name of a saved search; the message is one line that says what is one."""


class SavedSearchError(RuntimeError):
    """A search cannot be dropped as asked; the message is one line that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptSearch:
    """A saved search that was not dropped."""

    name: str
    query: str
    #: Who saved it last; empty where that was not said.
    by: str
    #: When it was saved last, UTC, and the position of that in the log.
    saved_at: datetime
    position: int


def search_name(text: str) -> str:
    """The name of a saved search: letters, digits, - and _, 40 at most, the first of them a letter
    or a digit; in lower case, since case tells no two apart. Raises SearchNameError where it is
    none."""
    name = text.removeprefix("@")
    if not _NAME.fullmatch(name):
        msg = f"{text!r} is no name of a saved search: letters, digits, - and _, 40 at most"
        raise SearchNameError(msg)
    return name.lower()


def kept_searches(history: Iterable[Recorded]) -> dict[str, KeptSearch]:
    """The saved searches after the events of their streams, given in order; by name.

    A saving whose content was erased leaves nothing saved.
    """
    kept: dict[str, KeptSearch] = {}
    for recorded in history:
        name = recorded.stream.removeprefix(_PREFIX)
        match recorded.event:
            case SearchSaved(query=query, by=by):
                kept[name] = KeptSearch(
                    name=name,
                    query=query,
                    by=by,
                    saved_at=recorded.recorded_at,
                    position=recorded.position,
                )
            case SearchDropped() | Erased():
                kept.pop(name, None)
    return dict(sorted(kept.items()))


def read_searches(connection: Connection, position: int | None = None) -> dict[str, KeptSearch]:
    """The saved searches by name, now or as of a position of the log.

    `store.views.peek.saved_searches` gives their queries without SQLAlchemy.
    """
    from store.log import log

    histories = log.read_streams(connection, log.streams(connection, _PREFIX)).values()
    return kept_searches(
        recorded
        for history in histories
        for recorded in history
        if position is None or recorded.position <= position
    )


def save_search(
    engine: Engine, *, name: str, query: str, by: str, now: datetime
) -> Recorded | None:
    """Let a name (see `search_name`) stand for a query, which must be one that search understands.

    What was recorded; None where the name stands for exactly this query already.
    """
    from store.log import log
    from store.log.written_once import written_once

    def decide(connection: Connection) -> Recorded | None:
        before = read_searches(connection).get(name)
        if before and before.query == query:
            return None
        event = SearchSaved(name=name, query=query, by=by)
        return log.append_event(connection, f"{_PREFIX}{name}", event, expected=None, now=now)

    return written_once(engine, decide)


def drop_search(engine: Engine, name: str, *, by: str, now: datetime) -> Recorded:
    """Let a name stand for no query any more. Raises SavedSearchError where it stands for none."""
    from store.log import log
    from store.log.written_once import written_once

    def decide(connection: Connection) -> Recorded:
        if name not in read_searches(connection):
            msg = f"there is no saved search {name}"
            raise SavedSearchError(msg)
        event = SearchDropped(by=by)
        return log.append_event(connection, f"{_PREFIX}{name}", event, expected=None, now=now)

    return written_once(engine, decide)
