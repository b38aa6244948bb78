"""Whether a database still has the tables, triggers and indexes of the log, and no others.

A chain of hashes shows that what is in the log is right. It cannot show that the next event will
be kept: a foreign trigger can swallow it, and without our own the log can be changed unnoticed.
"""

from __future__ import annotations

from collections.abc import Collection

import sqlalchemy as sa

from store.guards import postgresql_schema, sqlite_schema
from store.guards.schema_object import SchemaObject
from store.log import database
from store.log.database import FIRST


class GuardError(RuntimeError):
    """The log is not guarded as it should be; the message names the first thing that differs."""


def check_guards(connection: sa.Connection) -> None:
    """Raise GuardError unless the tables of the log, and all that acts on them, are those that the
    migrations make which the database says it has had; StoreError where a newer version made it.
    """
    of_dialect = postgresql_schema if connection.dialect.name == "postgresql" else sqlite_schema
    there = of_dialect.objects(connection)
    if fault := _difference(there, of_dialect.meant(_migration(connection))):
        raise GuardError(fault)


def check_file(connection: sa.Connection) -> None:
    """Raise GuardError where the file of a database of SQLite is damaged."""
    if connection.dialect.name == "sqlite" and (damage := database.damage(connection)):
        msg = f"the file of the database is damaged: {damage}"
        raise GuardError(msg)


def _migration(connection: sa.Connection) -> str:
    """The last migration that a database has had. Raises StoreError where it is not known."""
    query = "SELECT version_num FROM alembic_version"
    versions = [str(version) for (version,) in connection.exec_driver_sql(query)]
    if len(versions) != 1 or versions[0] < FIRST:
        msg = f"alembic_version names the migrations {versions}, and should name one of ours"
        raise GuardError(msg)
    database.refuse_newer(versions[0])
    return versions[0]


def _difference(there: Collection[SchemaObject], meant: Collection[SchemaObject]) -> str | None:
    """The first thing that differs; None where nothing does."""
    names = {(it.kind, it.name) for it in meant}
    for it in sorted({*there} - {*meant}, reverse=True):
        changed = (it.kind, it.name) in names
        return f"the {it.kind} {it.name} is {'not as it was made' if changed else 'none of ours'}"
    for it in sorted({*meant} - {*there}, reverse=True):
        return f"the {it.kind} {it.name} is missing"
    return None
