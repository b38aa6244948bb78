"""A database that would lose or change events unnoticed is told from one that is guarded."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from store.connections.engines import connect
from store.database_address import StoreError
from store.guards import schema
from store.log import log
from store.log.database import migrate, open_store, reading, writing
from store.log.events import SourceChecked
from store.views.tables import BESIDE
from tests.postgresql import Server
from tests.store.examples import NOW
from tests.store.tampering import disarm

_SWALLOW = {
    "sqlite": ["CREATE TRIGGER evil BEFORE INSERT ON events BEGIN SELECT RAISE(IGNORE); END"],
    "postgresql": [
        "CREATE FUNCTION evil() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$",
        "CREATE TRIGGER evil BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION evil()",
    ],
}


def done_to(engine: sa.Engine, *statements: str) -> None:
    with writing(engine) as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def fault(engine: sa.Engine) -> str:
    with reading(engine) as connection, pytest.raises(schema.GuardError) as caught:
        schema.check_guards(connection)
    return str(caught.value)


def test_a_store_as_it_is_made_is_guarded(engine: sa.Engine) -> None:
    done_to(
        engine,
        "CREATE TABLE view_something (id TEXT)",
        "CREATE INDEX view_i ON view_something (id)",
    )
    with reading(engine) as connection:
        schema.check_guards(connection)


def test_read_models_that_are_being_built_are_ours(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        BESIDE.metadata.create_all(connection)
        schema.check_guards(connection)


def test_a_foreign_trigger_is_named(engine: sa.Engine) -> None:
    done_to(engine, *_SWALLOW[engine.dialect.name])
    assert fault(engine) == "the trigger evil is none of ours"


def test_events_that_were_swallowed_are_not_taken_for_recorded(engine: sa.Engine) -> None:
    done_to(engine, *_SWALLOW[engine.dialect.name])
    entry = log.NewEvent(stream="source/a", event=SourceChecked(checked_at=NOW, outcome="ok"))
    with (
        pytest.raises(StoreError, match="the database took 0 of 1 events"),
        writing(engine) as connection,
    ):
        log.append(connection, [entry], now=NOW)


def test_missing_guards_are_named(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        disarm(connection)
    assert fault(engine).startswith("the trigger events_")


#: What only the owner of the tables can do, or whoever rules the server; and what is said of it.
_ON_POSTGRESQL = {
    "ALTER TABLE events DISABLE TRIGGER events_keep": "the trigger events_keep is not as",
    "ALTER TABLE events ENABLE REPLICA TRIGGER events_continue": "the trigger events_continue is",
    "CREATE OR REPLACE FUNCTION events_keep() RETURNS trigger LANGUAGE plpgsql AS"
    " $$BEGIN RETURN NEW; END$$": "the trigger events_keep_all is not as",
    "ALTER FUNCTION events_keep() SET search_path = other": "the trigger events_keep_all is not",
    "DROP TRIGGER events_keep_all ON events": "the trigger events_keep_all is missing",
    "CREATE RULE quiet AS ON INSERT TO bodies DO INSTEAD NOTHING": "the rule quiet is none of ours",
    "ALTER TABLE events ENABLE ROW LEVEL SECURITY": "the table events is not as it was made",
    "CREATE POLICY few ON events USING (position < 3)": "the policy few is none of ours",
    "REVOKE INSERT ON events FROM CURRENT_USER": "the right of its owner on events is not as",
    "ALTER TABLE bodies SET UNLOGGED": "the table bodies is not as it was made",
    "CREATE TABLE more () INHERITS (events)": "the inheriting table more is none of ours",
    "ALTER TABLE events ADD COLUMN more text DEFAULT 'x'": "the column events.more is none of ours",
    "ALTER TABLE events ALTER COLUMN type SET DEFAULT 'x'": "the column events.type is not as it",
    "ALTER TABLE bodies ALTER COLUMN size DROP NOT NULL": "the column bodies.size is not as it was",
    "ALTER TABLE events ADD CHECK (version < 9)": "the constraint events_version_check is none of",
    "ALTER TABLE events DROP CONSTRAINT events_stream_version": "the index events_stream_version",
    "DROP INDEX events_changes": "the index events_changes is missing",
    "CREATE UNIQUE INDEX few ON events (type)": "the index few is none of ours",
    "SET session_replication_role = replica": "the setting session_replication_role is not as",
    "UPDATE alembic_version SET version_num = '0000'": "alembic_version names the migrations",
}


@pytest.mark.parametrize("statement", _ON_POSTGRESQL)
def test_what_is_done_on_postgresql_is_named(empty_log: sa.Engine, statement: str) -> None:
    with empty_log.connect() as connection:
        transaction = connection.begin()
        connection.exec_driver_sql(statement)
        with pytest.raises(schema.GuardError) as caught:
            schema.check_guards(connection)
        transaction.rollback()
    assert str(caught.value).startswith(_ON_POSTGRESQL[statement])


@pytest.fixture(scope="module")
def empty_log(postgresql: Server) -> Iterator[sa.Engine]:
    with postgresql.database() as url:
        engine = open_store(url)
        yield engine
        engine.dispose()


@pytest.mark.parametrize("migration", ["0001", "0002", "0003", "0004"])
def test_a_log_of_before_is_held_to_what_was_made_then(url: str, migration: str) -> None:
    """As that of a store that may only be read, which stays at its migration."""
    engine = connect(url)
    with writing(engine) as connection:
        migrate(connection, migration)
    with reading(engine) as connection:
        schema.check_guards(connection)
    engine.dispose()
