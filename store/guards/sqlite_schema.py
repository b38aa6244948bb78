"""What a database of SQLite consists of, and what the migrations make of an empty one."""

from __future__ import annotations

import sqlalchemy as sa

from store.connections.engines import connect
from store.guards.schema_object import SchemaObject
from store.log import database

#: The tables of read models, those that are being built among them (`store.views.tables.beside`),
#: by the name in a column of this name.
READ_MODELS = r"({0} LIKE 'view\_%' ESCAPE '\' OR {0} LIKE 'new\_view\_%' ESCAPE '\')"

#: Read models are no part of the log, since they are built anew, but whatever acts by itself is,
#: wherever it is. Statistics are SQLite's own (`PRAGMA optimize`).
_OBJECTS = rf"""
SELECT type, name, coalesce(sql, '') FROM sqlite_master
WHERE type NOT IN ('table', 'index') OR NOT {READ_MODELS.format("tbl_name")}
  AND name NOT LIKE 'sqlite\_stat_' ESCAPE '\'
"""  # noqa: S608
#: Numbers in the head of the file by which programs tell whose it is.
_MARKS = ("application_id", "user_version")


def objects(connection: sa.Connection) -> frozenset[SchemaObject]:
    """All that the log consists of, and all that acts on it."""
    found = {
        SchemaObject(kind, name, " ".join(definition.split()))
        for kind, name, definition in connection.exec_driver_sql(_OBJECTS)
    }
    for mark in _MARKS:
        number = connection.exec_driver_sql(f"PRAGMA {mark}").scalar()
        found.add(SchemaObject("mark", mark, str(number)))
    return frozenset(found)


def meant(migration: str) -> frozenset[SchemaObject]:
    """What the migrations up to this one make of an empty database."""
    engine = connect("sqlite://")
    try:
        with database.writing(engine) as connection:
            database.migrate(connection, migration)
            return objects(connection)
    finally:
        engine.dispose()
