"""Connections to a file of SQLite: a new one reads the whole schema first, which takes longer than
most looks."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from store.connections.kept import Idle
from store.files import read_only

#: By path, device and number of the file, since another one may take its place. Each holds up to
#: two megabytes of pages.
_IDLE: Idle[sqlite3.Connection] = Idle()


@contextmanager
def connection_to_file(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that only reads, in a transaction of its own. Raises FileNotFoundError,
    StoreError and sqlite3.Error."""
    stat = path.stat()
    file = str(path), stat.st_dev, stat.st_ino
    connection = _IDLE.taken(file) or read_only.connected(path)
    try:
        connection.execute("BEGIN")
        yield connection
        connection.rollback()
    except BaseException:  # whatever it was, the connection may not be whole any more
        connection.close()
        raise
    # Of a file that cannot be written it is known only at each look whether somebody else writes.
    if read_only.is_writable(path):
        _IDLE.leave(file, connection)
    else:
        connection.close()
