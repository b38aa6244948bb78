"""Being the only one, among all processes that share a store, to do one kind of work."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import IO
from urllib.parse import quote
from uuid import uuid4

import sqlalchemy as sa

from store import database_address
from store.database_faults import kind_of
from store.files import private
from store.files.read_only import is_forbidden
from store.postgresql import lasting_holds

_LOCK = sa.text("SELECT pg_try_advisory_lock(:key)")
_UNLOCK = sa.text("SELECT pg_advisory_unlock(:key)")


class Hold:
    """Whether a lock is held: true while it is, as far as is known. This one is held to the end."""

    def __init__(self, held: bool) -> None:
        self._held = held

    def __bool__(self) -> bool:
        return self._held

    def is_lost(self) -> bool:
        """Whether a lock that was held no longer is; the database is asked, where it keeps it."""
        return False

    def take_again(self) -> bool:
        """Take a lock again that was lost; false where another process has it. Raises StoreError,
        LostError where the database is still away."""
        return self._held

    def outlast(self, seconds: float) -> None:
        """From here on hold it for so long, or until it is let go of, also where another server
        takes over from the one that keeps it. Raises LostError where it is lost already."""


class _AdvisoryHold(Hold):
    """A lock of PostgreSQL, which ends with its connection: with our end, and with its server's."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        super().__init__(False)
        self._engine = engine
        self._name = name
        #: By which a hold that outlasts servers is known to be ours; empty where there is none.
        self._token = ""
        self._connection: sa.Connection | None = None

    def take_again(self) -> bool:
        if self._held and not self.is_lost():
            return True
        self._close()
        self._connection = connection = _connected(self._engine)
        with _told(self._engine):
            self._held = self._takes(connection)
        return self._held

    def is_lost(self) -> bool:
        if self._held and not self._answers():
            self._held = False
            return True
        return False

    def outlast(self, seconds: float) -> None:
        if not self._held or self._connection is None or self.is_lost():
            msg = "the database was gone for a while"
            raise database_address.LostError(msg)
        self._token = self._token or uuid4().hex
        with _told(self._engine):
            lasting_holds.hold(self._connection, self._name, self._token, seconds)

    def let_go(self) -> None:
        """Of a connection that was lost, the lock is gone; what outlasts it is not."""
        if self._token and (not self._held or self.is_lost()):
            with suppress(database_address.StoreError):
                self._close()
                self._connection = _connected(self._engine)
        with suppress(sa.exc.DBAPIError):
            if self._token and self._connection is not None:
                lasting_holds.let_go(self._connection, self._name, self._token)
            if self._held and self._connection is not None:
                self._connection.execute(_UNLOCK, {"key": advisory_key(self._name)})
        self._close()

    def _takes(self, connection: sa.Connection) -> bool:
        key = {"key": advisory_key(self._name)}
        if not connection.scalar(_LOCK, key):
            return False
        if lasting_holds.is_held(connection, self._name):
            connection.execute(_UNLOCK, key)
            return False
        return True

    def _answers(self) -> bool:
        """Whether the connection is still the one it was: a lost one is not made anew."""
        if self._connection is None or self._connection.invalidated:
            return False
        try:
            self._connection.execute(sa.select(1))
        except sa.exc.DBAPIError:
            return False
        return True

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


@contextmanager
def alone(engine: sa.Engine, name: str) -> Iterator[Hold]:
    """Hold the lock of that name, without waiting: false where another process or thread has it.

    On PostgreSQL it is an advisory lock of one connection, on SQLite an flock(2) on a file beside
    the database. Either is let go of by the operating system when its holder dies; the first also
    where the server does, which `Hold` tells. It says nothing about what was done: whoever gets it
    asks the log. Raises StoreError where the database is away, or the file cannot be written.
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
    hold = _AdvisoryHold(engine, name)
    try:
        hold.take_again()
        yield hold
    finally:
        hold.let_go()


def _connected(engine: sa.Engine) -> sa.Connection:
    """A connection without transactions: one that stays open for the length of a crawl would keep
    VACUUM waiting."""
    with _told(engine):
        return engine.connect().execution_options(isolation_level="AUTOCOMMIT")


@contextmanager
def _told(engine: sa.Engine) -> Iterator[None]:
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        if (kind := kind_of(error)) is None:
            raise
        url = engine.url.render_as_string(hide_password=False)
        shown = database_address.printable(url)
        cause = database_address.cause(getattr(error, "orig", None) or error, url)
        msg = f"cannot reach the store {shown}: {cause}"
        raise kind(msg) from None  # it may repeat the password


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
