"""Being the only one, among all processes that share a store, to do one kind of work."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO
from urllib.parse import quote

import sqlalchemy as sa

from store import database_address
from store.files import private
from store.files.read_only import is_forbidden


class Hold:
    """Whether a lock is held: true while it is, as far as is known."""

    def __init__(self, held: bool, still: Callable[[], bool] = lambda: True) -> None:
        self._held = held
        self._still = still

    def __bool__(self) -> bool:
        return self._held

    def is_lost(self) -> bool:
        """Whether a lock that was held no longer is; the database is asked, where it keeps it."""
        if self._held and not self._still():
            self._held = False
            return True
        return False


@contextmanager
def alone(engine: sa.Engine, name: str) -> Iterator[Hold]:
    """Hold the lock of that name, without waiting: false where another process or thread has it.

    On PostgreSQL it is an advisory lock of one connection, on SQLite an flock(2) on a file beside
    the database. Either is let go of by the operating system when its holder dies. It says nothing
    about what was done: whoever gets it asks the log. Raises StoreError where the database is away,
    or the file cannot be written.
    """
    lock = _advisory_lock if engine.dialect.name == "postgresql" else _file_lock
    with lock(engine, name) as hold:
        yield hold


def advisory_key(name: str) -> int:
    """The number by which PostgreSQL knows a lock."""
    return int.from_bytes(sha256(f"blotter/{name}".encode()).digest()[:8], signed=True)


def lock_folder(engine: sa.Engine) -> Path:
    """Where the files lie that are locked beside a database of SQLite, each named by its lock."""
    return Path(f"{engine.url.database}.locks")


@contextmanager
def _advisory_lock(engine: sa.Engine, name: str) -> Iterator[Hold]:
    key = advisory_key(name)
    with _connected(engine) as connection:
        # No transaction: one that stays open for the length of a crawl would keep VACUUM waiting.
        connection.execution_options(isolation_level="AUTOCOMMIT")
        mine = connection.scalar(sa.select(sa.func.pg_try_advisory_lock(key))) is True
        try:
            yield Hold(mine, still=lambda: _answers(connection))
        finally:
            if mine and not connection.invalidated:
                with suppress(sa.exc.DBAPIError):  # a lost connection has let go already
                    connection.execute(sa.select(sa.func.pg_advisory_unlock(key)))


def _connected(engine: sa.Engine) -> sa.Connection:
    try:
        return engine.connect()
    except sa.exc.OperationalError as error:
        url = engine.url.render_as_string(hide_password=False)
        shown = database_address.printable(url)
        msg = f"cannot reach the store {shown}: {database_address.cause(error.orig or error, url)}"
        raise database_address.StoreError(msg) from None  # it may repeat the password


def _answers(connection: sa.Connection) -> bool:
    """Whether a connection is still the one it was: a lost one is not made anew."""
    if connection.invalidated:
        return False
    try:
        connection.execute(sa.select(1))
    except sa.exc.DBAPIError:
        return False
    return True


@contextmanager
def _file_lock(engine: sa.Engine, name: str) -> Iterator[Hold]:
    if not engine.url.database:
        msg = (
            f"a lock needs a database in a file, not {database_address.printable(str(engine.url))}"
        )
        raise ValueError(msg)
    # The file stays: to remove it would let two processes hold locks on two files of one name.
    with _lock_file(lock_folder(engine), name) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield Hold(False)
        else:
            yield Hold(True)  # closing the file lets go


def _lock_file(folder: Path, name: str) -> IO[bytes]:
    try:
        private.make_folder(folder)
        return (folder / quote(name, safe="")).open("wb")
    except OSError as error:
        msg = f"cannot lock the store in {folder}: {error.strerror or error}"
        if is_forbidden(error):
            raise database_address.ReadOnlyError(msg) from error
        raise database_address.StoreError(msg) from error
