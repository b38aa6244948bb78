"""Empty databases of SQLite get the tables that the migrations made of the first: to run them for
each would take half the time of the tests that only need a store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
import sqlalchemy as sa

from store.connections.engines import connect
from store.log import database

_MADE = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"
_migrate = database.migrate


@contextmanager
def migrated_once() -> Iterator[None]:
    """Whatever opens a store, in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "migrate", _as_the_first)
        yield


def _as_the_first(connection: sa.Connection, upto: str = database.SCHEMA) -> None:
    is_sqlite = connection.dialect.name == "sqlite"
    if not is_sqlite or upto != database.SCHEMA or connection.scalar(sa.text(_MADE)):
        _migrate(connection, upto)
        return
    for statement in _statements():
        connection.exec_driver_sql(statement)


@cache
def _statements() -> tuple[str, ...]:
    """What makes the tables of a store, and says which migration they are at."""
    engine = connect("sqlite://")
    with database.writing(engine) as connection:
        _migrate(connection)
        made = connection.scalars(sa.text(_MADE)).all()
        version = database.schema_of(connection)
    engine.dispose()
    return (*made, f"INSERT INTO alembic_version VALUES ('{version}')")
