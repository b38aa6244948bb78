"""Read-only looks at the store without SQLAlchemy, whose import would double a search's time.

SQLite is read by the standard library, PostgreSQL by psycopg (`store.connections`).
A store that does not exist yet answers like an empty one.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from store.connections.to_file import connection_to_file
from store.connections.to_server import begin_anew, connection_to_server
from store.database_address import ReadOnlyError, StoreError, printable
from store.files import read_only
from store.log.indexed_types import DECISIONS
from store.views.resting import note_position

if TYPE_CHECKING:
    from store.log.events import Recorded
    from store.privacy.masking import Masks

#: A value in a query, but no cast of PostgreSQL's.
NAMED_VALUE = re.compile(r"(?<![:\w]):([a-z_]\w*)")

_LISTED_ON_SQLITE = "SELECT value FROM json_each(:{name})"
_LISTED_ON_POSTGRESQL = (
    "SELECT CAST(value AS {type}) FROM json_array_elements_text(CAST(:{name} AS json))"
)

_OF_SOURCES = (
    "name",
    "checked_at",
    "outcome",
    "reason",
    "last_ok",
    "condition",
    "due_by",
    "last_offered",
    "expected_gap",
)
#: What the coverage of an answer is made of.
SOURCES = f"SELECT {', '.join(_OF_SOURCES)} FROM view_sources ORDER BY name"  # noqa: S608
#: How far the read models have come.
_REACHED = "SELECT position FROM view_projections"

_MASKING = (
    f"SELECT * FROM events WHERE {DECISIONS}"  # noqa: S608
    " AND type IN ('PersonMasked', 'PersonUnmasked')"
)


#: On PostgreSQL; there may be no log yet, which may be made.
_WRITABLE = (
    "SELECT coalesce(has_table_privilege(to_regclass('events'), 'INSERT'), true)"
    " AND NOT pg_is_in_recovery() AND current_setting('default_transaction_read_only') = 'off'"
)

#: The positions are found in the index of streams, without a walk through the payloads.
_SAVING = (
    "SELECT * FROM events"
    " WHERE position IN (SELECT position FROM events WHERE stream LIKE 'search/%')"
)


#: What may be said of a page, the newest of which counts.
_SIGHTS = (
    "SELECT stream, type FROM events WHERE stream IN ({streams}) AND type IN ('DocumentPublished',"
    " 'DocumentRevised', 'DocumentMoved', 'DocumentCompleted', 'DocumentRestored',"
    " 'DocumentSeenEmpty', 'DocumentSeenWhole'){upto} ORDER BY position"
)


class MissingTableError(LookupError):
    """There is no such table or column: the read model is missing, or of another version."""


def head(url: str) -> int:
    """The position of the last event; 0 for an empty or missing log."""
    rows = _rows(url, "SELECT max(position) FROM events")
    return rows[0][0] or 0 if rows else 0


def payloads(url: str, positions: Iterable[int]) -> dict[int, dict[str, Any]]:
    """The JSON of the events at these positions; erased ones and gaps are left out."""
    wanted = sorted(set(positions))
    if not wanted:
        return {}
    marks = ", ".join(str(int(position)) for position in wanted)
    query = f"SELECT position, payload FROM events WHERE position IN ({marks})"  # noqa: S608
    return {
        position: json.loads(payload)
        for position, payload in _rows(url, query) or ()
        if payload is not None
    }


def sources(url: str) -> list[dict[str, Any]] | None:
    """One row a source that was ever looked at (see `view_tables.sources`); times ISO 8601, UTC.

    None where the read models are missing, or are those of another version.
    """
    with looking(url) as look:
        try:
            (reached,), *_ = look.rows(_REACHED) or [(0,)]
            rows = look.rows(SOURCES)
        except MissingTableError:
            return None
    note_position(reached)
    return source_rows(rows)


def views_behind(url: str, end: int) -> int | None:
    """The position of read models that are behind the end of the log, and stay so for whoever asks,
    who may not write them; None where there are none such."""
    rows = _rows(url, _REACHED)
    if not rows or rows[0][0] >= end or is_writable(url):
        return None
    return int(rows[0][0])


def source_rows(rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """The rows that `SOURCES` gives, by name of the column."""
    # A date is one on PostgreSQL, and text on SQLite.
    texts = ([str(value) if isinstance(value, date) else value for value in row] for row in rows)
    return [dict(zip(_OF_SOURCES, row, strict=True)) for row in texts]


def masks(url: str, position: int | None = None) -> Masks | None:
    """What `store.privacy.masking.masks_at` gives; None where nothing was ever hidden."""
    if not (decisions := mask_decisions(url)):
        return None
    from store.privacy.masking import masks_in_answers

    return masks_in_answers(decisions, position)


def mask_decisions(url: str) -> list[Recorded]:
    """Every masking and unmasking, in order."""
    rows = _rows(url, f"{_MASKING} ORDER BY position")
    if not rows:
        return []
    from store.log.events import recorded_from

    return [*map(recorded_from, rows)]


def saved_searches(url: str, position: int | None = None) -> dict[str, str]:
    """The queries that are saved, by name, now or as of a position of the log."""
    upto = "" if position is None else f" AND position <= {int(position)}"
    rows = _rows(url, f"{_SAVING}{upto} ORDER BY position")
    if not rows:
        return {}
    from store.documents.saved_searches import kept_searches
    from store.log.events import recorded_from

    return {name: kept.query for name, kept in kept_searches(map(recorded_from, rows)).items()}


def tags(url: str) -> set[str]:
    """The tags that were ever put on a document, and whose decision is not erased."""
    query = f"SELECT payload FROM events WHERE {DECISIONS} AND type = 'DocumentTagged'"  # noqa: S608
    payloads = (payload for (payload,) in _rows(url, query) or () if payload)
    return {json.loads(payload)["tag"] for payload in payloads}


def subscriptions(url: str) -> set[str]:
    """The ids of the subscriptions that were not ended."""
    begun = "SELECT DISTINCT stream FROM events WHERE stream LIKE 'subscription/%'"
    ended = "SELECT stream FROM events WHERE type = 'SubscriptionCancelled'"
    streams = _rows(url, f"{begun} AND stream NOT IN ({ended} AND stream LIKE 'subscription/%')")
    return {stream.removeprefix("subscription/") for (stream,) in streams or ()}


def seen_empty(url: str, ids: Iterable[str], position: int | None = None) -> set[str]:
    """Which of these documents were last seen without nearly all of their text, now or as of a
    position of the log."""
    upto = "" if position is None else f" AND position <= {int(position)}"
    streams = json.dumps([f"document/{id}" for id in ids])
    with looking(url) as look:
        query = _SIGHTS.format(streams=look.listed("streams", "text"), upto=upto)
        try:
            last = dict(look.rows(query, streams=streams))
        except MissingTableError:
            return set()
    seen = (stream for stream, type in last.items() if type == "DocumentSeenEmpty")
    return {stream.removeprefix("document/") for stream in seen}


def is_writable(url: str) -> bool:
    """Whether the log may be written by whoever asks, as far as its files or its server tell."""
    if url.startswith("sqlite"):
        return read_only.is_writable(Path(url.partition(":///")[2]))
    with looking(url) as look:
        return bool(look.rows(_WRITABLE)[0][0])


def require_there(url: str) -> None:
    """Raises StoreError where the file of a store is gone, which by itself looks like an empty
    store."""
    file = url.partition(":///")[2]
    if url.startswith("sqlite") and not Path(file).exists():
        msg = f"cannot read the store {printable(url)}: it is gone"
        raise StoreError(msg)


def require_writable(url: str) -> None:
    """Raises ReadOnlyError where that is not so, before any work is done that would be lost."""
    if not is_writable(url):
        msg = f"cannot write to the store {printable(url)}: it may be read only"
        raise ReadOnlyError(msg)


class StoreLook:
    """A read-only look at a store, in which everything is of one moment."""

    def __init__(
        self,
        ask: Callable[[str, Mapping[str, Any]], Sequence[tuple[Any, ...]]],
        listed: str,
        *,
        has_arrays: bool = False,
    ) -> None:
        self._ask = ask
        self._listed = listed
        #: Whether the database knows lists as values, and indexes what is in them.
        self.has_arrays = has_arrays

    def rows(self, query: str, **values: Any) -> Sequence[tuple[Any, ...]]:
        """What a query finds; its values are written `:name`. Raises MissingTableError."""
        return self._ask(query, values)

    def listed(self, name: str, type: Literal["bigint", "text"] = "bigint") -> str:
        """A subquery: the numbers or texts in the JSON list that is the value of this name."""
        return self._listed.format(name=name, type=type)


@contextmanager
def looking(url: str) -> Iterator[StoreLook]:
    """Look into a store; one that is not there answers like an empty one. Raises StoreError."""
    if url.startswith("sqlite"):
        with _sqlite(url.partition(":///")[2]) as look:
            yield look
    else:
        with _postgresql(url) as look:
            yield look


def numbers(values: Iterable[int]) -> str:
    """Numbers as SQL lists them; NULL, which equals nothing, where there are none."""
    return ", ".join(str(int(value)) for value in values) or "NULL"


def _rows(url: str, query: str) -> Sequence[tuple[Any, ...]] | None:
    """What a query finds; None where a table or column it names is not there."""
    with looking(url) as look:
        try:
            return look.rows(query)
        except MissingTableError:
            return None


@contextmanager
def _sqlite(file: str) -> Iterator[StoreLook]:
    if not Path(file).exists():
        yield StoreLook(_nothing, _LISTED_ON_SQLITE)
        return

    def ask(query: str, values: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
        try:
            return connection.execute(query, values).fetchall()
        except sqlite3.OperationalError as error:
            if str(error).startswith(("no such table", "no such column")):
                raise MissingTableError(str(error)) from error
            raise

    try:
        with connection_to_file(Path(file)) as connection:
            yield StoreLook(ask, _LISTED_ON_SQLITE)
    except sqlite3.Error as error:
        msg = f"cannot read the store sqlite:///{file}: {error}"
        raise StoreError(msg) from error


@contextmanager
def _postgresql(url: str) -> Iterator[StoreLook]:
    with connection_to_server(url) as connection:
        from psycopg import errors  # it is there, since there is a connection

        def ask(query: str, values: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
            named = NAMED_VALUE.sub(r"%(\1)s", query.replace("%", "%%")) if values else query
            try:
                return connection.execute(named.encode(), values or None).fetchall()
            except (errors.UndefinedTable, errors.UndefinedColumn) as error:
                begin_anew(connection)  # else nothing more is answered
                raise MissingTableError(str(error)) from error

        yield StoreLook(ask, _LISTED_ON_POSTGRESQL, has_arrays=True)


def _nothing(query: str, values: Mapping[str, Any]) -> Sequence[tuple[Any, ...]]:
    raise MissingTableError
