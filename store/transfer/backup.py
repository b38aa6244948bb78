"""A copy of the whole store in one file, and a store made of such a copy. For SQLite.

The copy is made by SQLite's online backup, in one go: it is of one moment, and who writes meanwhile
is not kept waiting. It takes its name when it is whole, verified and on the disk, and may be read
by nobody but its owner. Read models are left behind by a restore: nothing vouches for them.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from store import database_address, lock
from store.connections.engines import connect
from store.files import private, read_only
from store.guards import schema
from store.guards.sqlite_schema import READ_MODELS
from store.log import log, verification
from store.log.database import open_store, snapshot
from store.log.seals import Seal
from store.streams.progress import at_work

#: What SQLite keeps beside a database: left behind by a killed process, it would be taken for part
#: of whatever database bears the name next (sqlite.org/howtocorrupt.html section 1.4).
_BESIDE = ("-journal", "-wal", "-shm")

#: The tables that are built from the log.
_READ_MODELS = f"""
SELECT name FROM sqlite_master WHERE type = 'table' AND {READ_MODELS.format("name")}
"""  # noqa: S608

#: What can be wrong with a file, with the database in it, and with the log in that.
_FAULTS = (
    *(OSError, sqlite3.Error, sa.exc.DBAPIError, database_address.StoreError),
    *(log.BrokenLogError, schema.GuardError),
)


class BackupError(RuntimeError):
    """There is no backup, or no restored store; the message says why."""


def backup(engine: sa.Engine, file: Path) -> Seal:
    """Copy the store into a file, which is replaced where it is there; the end of the copied log.

    Raises BackupError: where the store is not on SQLite, the copy cannot be written, the log does
    not verify, or another process is making a backup of this store.
    """
    live = _file_of(engine.url)
    if file.exists() and file.samefile(live):
        msg = f"{file} is the store itself"
        raise BackupError(msg)
    with _alone(engine, live):
        partial = _partial(file)
        try:
            _copy(live, partial)
            end = _completed(partial)
            partial.replace(file)
            _onto_disk(file.parent)
        except _FAULTS as error:
            msg = f"{file}: {_cause(error)}; nothing was backed up"
            raise BackupError(msg) from error
        finally:
            _discard(partial)
    return end


def restore(url: str, file: Path) -> Seal:
    """Make the store at a database URL of a backup; the end of its log.

    Raises BackupError where there is a store already, or what SQLite left of one; where the file is
    no backup, or that of a newer version, and where its log does not verify.
    """
    target = _file_of(sa.make_url(url))
    partial = _partial(target)
    try:
        _refuse_existing(target)
        private.make_folder(target.parent)
        _refuse_appendix(file)
        _copy(file, partial)
        _refuse_other_database(partial)
        open_store(f"sqlite:///{partial}").dispose()  # brings an older backup up to date
        _leave_read_models(partial)
        end = _completed(partial)
        # Unlike a renaming, a link never takes the place of a file that came to be meanwhile.
        target.hardlink_to(partial)
        _onto_disk(target.parent)
    except _FAULTS as error:
        msg = f"cannot restore {file}: {_cause(error)}"
        raise BackupError(msg) from error
    finally:
        _discard(partial)
    return end


@contextmanager
def _alone(engine: sa.Engine, live: Path) -> Iterator[None]:
    """Make no two backups of a store at once, of which the second would write into the first.
    Where nothing can be written beside the store, no lock can be kept there."""
    if not read_only.is_writable(live):
        yield
        return
    with lock.alone(engine, "backup") as mine:
        if not mine:
            msg = "another backup of this store is being made"
            raise BackupError(msg)
        yield


def _file_of(url: sa.URL) -> Path:
    if url.get_backend_name() != "sqlite":
        msg = "the store is on PostgreSQL: use pg_dump and pg_restore (see docs/how-to/backup.md)"
        raise BackupError(msg)
    if not url.database:
        msg = f"the store is not in a file: {database_address.printable(str(url))}"
        raise BackupError(msg)
    return Path(url.database)


def _partial(file: Path) -> Path:
    """Always the same name, so that what a killed process left is found and discarded."""
    return file.with_name(f".{file.name}.partial")


def _refuse_existing(target: Path) -> None:
    for name in ("", *_BESIDE):
        existing = Path(f"{target}{name}")
        if existing.exists():
            msg = f"there is a store already, {existing}: move it away first"
            raise BackupError(msg)


def _copy(source: Path, partial: Path) -> None:
    """Copy a database as it is at this moment."""
    _discard(partial)
    if not source.is_file():
        raise FileNotFoundError(2, "there is no such file", str(source))
    private.make_file(partial)
    with (
        closing(read_only.connected(source)) as original,
        closing(sqlite3.connect(partial)) as copy,
    ):
        copy.execute("PRAGMA synchronous=OFF")  # it is put onto the disk once, at the end
        with at_work("the store is copied"):
            original.backup(copy)


def _completed(partial: Path) -> Seal:
    """Verify a copy and have it on the disk, in one file; the end of its log."""
    end = _verified(partial)
    with closing(sqlite3.connect(partial)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")  # no write-ahead log beside it
    _onto_disk(partial)
    return end


def _refuse_other_database(file: Path) -> None:
    """Before it is migrated: a database that holds no log would be given an empty one, and pass for
    a backup; what acts by itself in one that was doctored would act."""
    with closing(sqlite3.connect(file)) as connection:
        tables = "SELECT count(*) FROM sqlite_master WHERE name IN ('events', 'bodies')"
        if connection.execute(tables).fetchone()[0] != 2:
            msg = "it holds no log"
            raise sqlite3.DatabaseError(msg)
    with _looking(file) as look:
        schema.check_guards(look)


def _refuse_appendix(file: Path) -> None:
    """Refuse a file in which something stands behind the database, which SQLite never reads."""
    if not file.is_file() or Path(f"{file}-wal").exists():  # which may hold further pages
        return
    with closing(read_only.connected(file)) as connection:
        pages, size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("page_count", "page_size")
        )
    if (there := file.stat().st_size) != pages * size:
        msg = f"the database in it has {pages * size:,} bytes, and the file {there:,}"
        raise sqlite3.DatabaseError(msg)


def _leave_read_models(partial: Path) -> None:
    """Drop them, so that they are built again from what was verified."""
    with closing(sqlite3.connect(partial)) as connection:
        for (name,) in connection.execute(_READ_MODELS).fetchall():
            quoted = name.replace('"', '""')
            connection.execute(f'DROP TABLE "{quoted}"')
        connection.commit()


def _verified(file: Path) -> Seal:
    """The end of the log in a database that is whole: the chain, every body, the schema, the file.

    Raises log.BrokenLogError and schema.GuardError.
    """
    with _looking(file) as connection:
        verification.verify(connection)
        schema.check_guards(connection)
        schema.check_file(connection)
        return log.head(connection)


@contextmanager
def _looking(file: Path) -> Iterator[sa.Connection]:
    engine = connect(f"sqlite:///{file}")
    try:
        with snapshot(engine) as connection:
            yield connection
    finally:
        engine.dispose()


def _onto_disk(path: Path) -> None:
    """Wait until a file, or the names in a folder, would outlive a power failure."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _discard(partial: Path) -> None:
    for name in ("", *_BESIDE):
        if (
            left := Path(f"{partial}{name}")
        ).exists():  # else it may be asked of a read-only medium
            left.unlink()


def _cause(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error.orig if isinstance(error, sa.exc.DBAPIError) else error)
