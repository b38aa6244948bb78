"""A database that would lose or change events unnoticed is told from one that is guarded."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from store.database_address import StoreError
from store.log import guards, log
from store.log.database import open_store, reading, writing
from store.log.events import SourceChecked
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
    with reading(engine) as connection, pytest.raises(guards.GuardError) as caught:
        guards.check_guards(connection)
    return str(caught.value)


def test_a_store_as_it_is_made_is_guarded(engine: sa.Engine) -> None:
    done_to(
        engine,
        "CREATE TABLE view_something (id TEXT)",
        "CREATE INDEX view_i ON view_something (id)",
    )
    with reading(engine) as connection:
        guards.check_guards(connection)


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


def test_a_view_in_place_of_the_table_is_named() -> None:
    engine = open_store("sqlite://")
    done_to(engine, "ALTER TABLE bodies RENAME TO kept", "CREATE VIEW bodies AS SELECT * FROM kept")
    assert fault(engine) == "the table kept is none of ours"
    engine.dispose()


def test_a_trigger_of_the_right_name_that_does_nothing_is_named() -> None:
    engine = open_store("sqlite://")
    done_to(
        engine,
        "DROP TRIGGER events_no_delete",
        "CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT 1; END",
    )
    assert fault(engine) == "the trigger events_no_delete is not as it was made"
    engine.dispose()
