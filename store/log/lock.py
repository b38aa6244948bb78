"""Being the only one, among all processes that share a store, to do one kind of work."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from store import database_address


@contextmanager
def alone(engine: sa.Engine, name: str) -> Iterator[bool]:
    """Hold the lock of that name, without waiting: False where another process or thread has it.

    On PostgreSQL it is an advisory lock of one connection, on SQLite an flock(2) on a file beside
    the database. Either is let go of by the operating system when its holder dies. It says nothing
    about what was done: whoever gets it asks the log.
    """
    lock = _advisory_lock if engine.dialect.name == "postgresql" else _file_lock
    with lock(engine, name) as mine:
        yield mine


@contextmanager
def _advisory_lock(engine: sa.Engine, name: str) -> Iterator[bool]:
    key = int.from_bytes(sha256(f"blotter/{name}".encode()).digest()[:8], signed=True)
    with engine.connect() as connection:
        # No transaction: one that stays open for the length of a crawl would keep VACUUM waiting.
        connection.execution_options(isolation_level="AUTOCOMMIT")
        mine = connection.scalar(sa.select(sa.func.pg_try_advisory_lock(key))) is True
        try:
            yield mine
        finally:
            if mine:
                connection.execute(sa.select(sa.func.pg_advisory_unlock(key)))


@contextmanager
def _file_lock(engine: sa.Engine, name: str) -> Iterator[bool]:
    if not engine.url.database:
        msg = (
            f"a lock needs a database in a file, not {database_address.printable(str(engine.url))}"
        )
        raise ValueError(msg)
    folder = Path(f"{engine.url.database}.locks")
    folder.mkdir(exist_ok=True)
    # The file stays: to remove it would let two processes hold locks on two files of one name.
    with (folder / quote(name, safe="")).open("wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True  # closing the file lets go
