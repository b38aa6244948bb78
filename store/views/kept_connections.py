"""Connections to SQLite that stay open between looks, for a process that looks often: a new one
reads the whole schema first, which takes longer than most looks."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from store.files import read_only

#: A file by its place and itself, since another one may take its place.
File: TypeAlias = tuple[str, int, int]

#: Those that nobody looks by just now. A look takes one out, so that no two share it.
_IDLE: defaultdict[File, list[sqlite3.Connection]] = defaultdict(list)
#: More are closed after their look: each holds up to two megabytes of pages.
_MOST = 8
#: One for each who keeps them open.
_KEEPING: list[object] = []


@contextmanager
def kept_open() -> Iterator[None]:
    """Keep connections open until the end of this."""
    mark = object()
    _KEEPING.append(mark)
    try:
        yield
    finally:
        _KEEPING.remove(mark)
        if not _KEEPING:
            close_idle()


def close_idle() -> None:
    """Close those that nobody looks by: each has pages of the database in memory."""
    for file in [*_IDLE]:
        for connection in _IDLE.pop(file, ()):
            connection.close()


@contextmanager
def connection_to(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, in a transaction of its own. Raises FileNotFoundError,
    StoreError and sqlite3.Error."""
    stat = path.stat()
    file = str(path), stat.st_dev, stat.st_ino
    try:
        connection = _IDLE[file].pop()
    except IndexError:
        connection = read_only.connected(path)
    try:
        connection.execute("BEGIN")
        yield connection
        connection.rollback()
    except BaseException:  # whatever it was, the connection may not be whole any more
        connection.close()
        raise
    # Of a file that cannot be written it is known only at each look whether somebody else writes.
    if _KEEPING and len(_IDLE[file]) < _MOST and read_only.is_writable(path):
        _IDLE[file].append(connection)
    else:
        connection.close()
