"""The tables of the log, and how a database that holds them is opened and written to.

SQLite is the embedded default, PostgreSQL is chosen by changing one URL. Alembic brings either to
the declared tables (`store/migrations`); the read models are not part of this, they are rebuilt.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import sqlalchemy as sa

from store import database_address
from store.closing import close_at_end
from store.connections.engines import connect
from store.connections.listening import CHANNEL
from store.database_address import ReadOnlyError, StoreError
from store.database_faults import kind_of
from store.log import indexed_types
from store.streams.progress import at_work

#: For the annotations of other packages, which do not import SQLAlchemy themselves.
Connection = sa.Connection
Engine = sa.Engine

#: SQLite keeps a table in the order of an INTEGER primary key, which makes reading by it cheap.
POSITION = sa.BigInteger().with_variant(sa.Integer, "sqlite")

#: The tables that must never be lost.
metadata = sa.MetaData()

events = sa.Table(
    "events",
    metadata,
    # The position is given, never drawn: a sequence leaves gaps and lets readers miss events.
    sa.Column("position", POSITION, primary_key=True, autoincrement=False),
    sa.Column("stream", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("type", sa.Text, nullable=False),
    # Text, so that what is hashed is what is stored, letter by letter, in either database.
    sa.Column("recorded_at", sa.Text, nullable=False),
    sa.Column("payload", sa.Text),
    sa.Column("payload_sha256", sa.Text, nullable=False),
    sa.Column("previous", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.UniqueConstraint("stream", "version", name="events_stream_version"),
)

DECISIONS = sa.text(indexed_types.DECISIONS)
sa.Index(
    "events_decisions",
    events.c.position,
    sqlite_where=DECISIONS,
    postgresql_where=DECISIONS,
)

CHANGES = sa.text(indexed_types.CHANGES)
#: What is asked of changes stands in it whole, so that the events themselves are not looked up.
sa.Index(
    "events_changes",
    events.c.position,
    events.c.type,
    events.c.stream,
    sqlite_where=CHANGES,
    postgresql_where=CHANGES,
)

bodies = sa.Table(
    "bodies",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    #: Length of the body before compression, in bytes.
    sa.Column("size", sa.BigInteger, nullable=False),
    sa.Column("zstd", sa.LargeBinary, nullable=False),
)

#: The migration that gives these tables; a test holds it to the newest file.
SCHEMA = "0004"

#: From this migration on, all that came are indexes: a store that may only be read is read as it
#: is.
FIRST = "0001"

#: Where a connection keeps the last position that was appended by it, until it commits.
APPENDED = "appended"
#: Any number of ours: the advisory lock that writers take on PostgreSQL.
_WRITERS = 0x626C6F74


def open_store(url: str) -> sa.Engine:
    """An engine on the store, which is created and migrated as far as it needs to be.

    It is closed by the `closing_stores` around, where there is one.
    """
    engine = connect(url)
    try:
        _bring_up_to_date(engine)
    except (sa.exc.DBAPIError, StoreError) as error:
        engine.dispose()
        if isinstance(error, StoreError):
            raise
        msg = f"cannot open the store {_named(engine)}: {_cause(engine, error)}"
        raise StoreError(msg) from None  # what it came from may repeat the password
    close_at_end(engine.dispose)
    return engine


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction, alone with the log: committed at the end, rolled back on any error.

    On SQLite it begins IMMEDIATE, since a transaction that turns from reading to writing fails
    when another was faster. On PostgreSQL the lock is a statement of its own, so that the
    statements after it see all that was committed before it was taken. Raises StoreError where the
    database cannot write: the disk is full, say, or the server is gone; ReadOnlyError where it may
    not.
    """
    with faults_told(engine, "write to"):
        alone = engine.connect().execution_options(blotter_writing=True)
        with alone as connection, connection.begin():
            connection.info.pop(APPENDED, None)  # of a transaction that was rolled back
            if engine.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_WRITERS)))
            yield connection
            if engine.dialect.name == "postgresql":
                _notify(connection)


def _notify(connection: sa.Connection) -> None:
    """Wake whoever follows the log, once it is committed what was appended, if anything was."""
    if (end := connection.info.pop(APPENDED, None)) is not None:
        connection.execute(sa.select(sa.func.pg_notify(CHANNEL, str(end))))


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One read-only look: on SQLite everything in it is of one moment. Raises StoreError where the
    database cannot be read: the server is gone, say."""
    with faults_told(engine, "read"), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def filling(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One transaction that writes tables which are not the log's, whose writers see to it that they
    are alone: on PostgreSQL it waits for none of the log's. Raises StoreError and ReadOnlyError as
    `writing` does."""
    with faults_told(engine, "write to"):
        apart = engine.connect().execution_options(blotter_writing=True)
        with apart as connection, connection.begin():
            yield connection


@contextmanager
def snapshot(engine: sa.Engine) -> Iterator[sa.Connection]:
    """One read-only look at a single moment, on PostgreSQL too, however many queries it takes.
    Raises StoreError as `reading` does."""
    level = "REPEATABLE READ" if engine.dialect.name == "postgresql" else None
    options = {"isolation_level": level} if level else {}
    with (
        faults_told(engine, "read"),
        engine.connect().execution_options(**options) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def faults_told(engine: sa.Engine, doing: str) -> Iterator[None]:
    """What the database does not do is raised as StoreError, which tells it in a line."""
    try:
        yield
    except sa.exc.SQLAlchemyError as error:
        kind = kind_of(error)
        if kind is None:
            raise
        msg = f"cannot {doing} the store {_named(engine)}: {_cause(engine, error)}"
        raise kind(msg) from None  # what it came from may repeat the password


def _named(engine: sa.Engine) -> str:
    return database_address.printable(engine.url.render_as_string(hide_password=False))


def _cause(engine: sa.Engine, error: sa.exc.SQLAlchemyError) -> str:
    secret = engine.url.render_as_string(hide_password=False)
    return database_address.cause(getattr(error, "orig", None) or error, secret)


def _bring_up_to_date(engine: sa.Engine) -> None:
    with engine.connect() as connection:
        schema = schema_of(connection)
    if schema == SCHEMA:
        return
    if schema is not None:
        refuse_newer(schema)
    try:
        with at_work("the store is brought up to date"), writing(engine) as connection:
            migrate(connection)
    except ReadOnlyError:
        if schema is None or schema < FIRST:
            raise


def schema_of(connection: sa.Connection) -> str | None:
    """The migration the database is at; None for an empty database."""
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    schema: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    return schema


def server_time(connection: sa.Connection) -> datetime:
    """What a server of PostgreSQL takes the time to be, UTC."""
    told: datetime = connection.scalar(sa.text("SELECT clock_timestamp()"))
    return told.astimezone(UTC)


def damage(connection: sa.Connection) -> str:
    """What is wrong with the file of a database of SQLite, its pages or an index that does not hold
    what its table does, in a line; empty where nothing is. It reads all of it."""
    with at_work("the file is checked"):
        said = str(connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar())
    return "" if said == "ok" else " ".join(said.split())


def refuse_newer(schema: str) -> None:
    """Raise StoreError where this is a migration that is not known yet."""
    if schema > SCHEMA:
        msg = (
            f"the store was made by a newer version (migration {schema}, known {SCHEMA}):"
            " install that one, or take its log over (docs/how-to/upgrade.md)"
        )
        raise StoreError(msg)


def migrate(connection: sa.Connection, upto: str = SCHEMA) -> None:
    """Bring the tables to a migration, unless another process has done so while we waited. The
    connection must come from `writing`."""
    schema = schema_of(connection)
    if schema is not None:
        refuse_newer(schema)
    from alembic import command  # only when there is something to migrate: a slow import
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, upto)
