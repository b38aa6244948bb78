"""Whether a database still has the tables and triggers that guard the log, and no others.

A chain of hashes shows that what is in the log is right. It cannot show that the next event will
be kept: a foreign trigger can swallow it, and without our own the log can be changed unnoticed.
"""

from __future__ import annotations

from typing import TypeAlias

import sqlalchemy as sa

from store.log import database

#: What kind of thing, its name, and what it is made of.
SchemaObject: TypeAlias = tuple[str, str, str]

#: Neither is part of the log: read models are built anew, and the database keeps its own.
_SQLITE = r"""
SELECT type, name, coalesce(sql, '') FROM sqlite_master
WHERE type IN ('trigger', 'view')
   OR tbl_name NOT LIKE 'view\_%' ESCAPE '\' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
"""
_POSTGRESQL = """
SELECT 'trigger', t.tgname, t.tgenabled::text || ' ' || p.proname
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
WHERE NOT t.tgisinternal AND t.tgrelid IN (to_regclass('events'), to_regclass('bodies'))
UNION ALL
SELECT 'rule', r.rulename, '' FROM pg_rewrite r
WHERE r.ev_class IN (to_regclass('events'), to_regclass('bodies'))
UNION ALL
SELECT 'table', c.relname, c.relkind::text FROM pg_class c
WHERE c.oid IN (to_regclass('events'), to_regclass('bodies'))
"""
#: Of the migrations, as `_POSTGRESQL` gives it.
_ON_POSTGRESQL: frozenset[SchemaObject] = frozenset(
    {
        ("trigger", "events_continue", "O events_continue"),
        ("trigger", "events_keep", "O events_keep"),
        ("trigger", "events_keep_all", "O events_keep"),
        ("table", "events", "r"),
        ("table", "bodies", "r"),
    }
)


class GuardError(RuntimeError):
    """The log is not guarded as it should be; the message names the first thing that differs."""


def check_guards(connection: sa.Connection) -> None:
    """Raise GuardError unless the tables of the log, and the triggers on them, are those that the
    migrations make, and nothing else acts on them."""
    there = _guards(connection)
    meant = _ON_POSTGRESQL if connection.dialect.name == "postgresql" else _on_sqlite()
    for kind, name, _ in sorted(there - meant):
        changed = any(name == other for _, other, _ in meant)
        msg = f"the {kind} {name} is {'not as it was made' if changed else 'none of ours'}"
        raise GuardError(msg)
    for kind, name, _ in sorted(meant - there):
        msg = f"the {kind} {name} is missing"
        raise GuardError(msg)


def _on_sqlite() -> frozenset[SchemaObject]:
    """What the migrations make of an empty database."""
    engine = database.open_store("sqlite://")
    try:
        with database.reading(engine) as connection:
            return _guards(connection)
    finally:
        engine.dispose()


def _guards(connection: sa.Connection) -> frozenset[SchemaObject]:
    query = _POSTGRESQL if connection.dialect.name == "postgresql" else _SQLITE
    rows = connection.exec_driver_sql(query)
    return frozenset((kind, name, " ".join(definition.split())) for kind, name, definition in rows)
