"""What somebody with the file of a database can do to it, so that it looks like a log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

_GUARDS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"


def without_guards(connection: sqlite3.Connection, *statements: str) -> None:
    """Do what the triggers refuse, and leave them as they were."""
    triggers = connection.execute(_GUARDS).fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    for _, made in triggers:
        connection.execute(made)


def _rewritten(connection: sqlite3.Connection, old: str, new: str) -> None:
    """Change what the schema says, behind the back of SQLite."""
    connection.execute("PRAGMA writable_schema = ON")
    done = connection.execute("UPDATE sqlite_master SET sql = replace(sql, ?, ?)", (old, new))
    assert done.rowcount
    connection.execute("PRAGMA writable_schema = OFF")
    version = connection.execute("PRAGMA schema_version").fetchone()[0]
    connection.execute(f"PRAGMA schema_version = {version + 1}")


def _made_anew(connection: sqlite3.Connection, table: str, old: str, new: str) -> None:
    """Put a table that is made otherwise in the place of one, with all that was in it."""
    made = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()[
        0
    ]
    assert old in made
    others = connection.execute(
        "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND name <> ? AND sql <> ''",
        (table, table),
    ).fetchall()
    connection.execute(f"CREATE TABLE aside AS SELECT * FROM {table}")
    connection.execute(f"DROP TABLE {table}")
    connection.execute(made.replace(old, new))
    names = ", ".join(row[1] for row in connection.execute("PRAGMA table_info(aside)"))
    connection.execute(f"INSERT INTO {table} ({names}) SELECT * FROM aside")
    connection.execute("DROP TABLE aside")
    for (statement,) in others:
        connection.execute(statement)


def _sql(*statements: str) -> Callable[[sqlite3.Connection], None]:
    def change(connection: sqlite3.Connection) -> None:
        for statement in statements:
            connection.execute(statement)

    return change


_IGNORE = "BEGIN SELECT RAISE(IGNORE); END"
#: What is done, by name, and what must be said of it.
DOCTORED: dict[str, tuple[Callable[[sqlite3.Connection], None], str]] = {
    "a body is damaged": (
        _sql("UPDATE bodies SET zstd = x'00' WHERE rowid = (SELECT min(rowid) FROM bodies)"),
        "the log is broken at position",
    ),
    "the bodies are gone": (_sql("DELETE FROM bodies"), "the log is broken at position"),
    "a body is another one": (
        _sql("UPDATE bodies SET zstd = (SELECT zstd FROM bodies ORDER BY rowid LIMIT 1)"),
        "the log is broken at position",
    ),
    "events are swallowed": (
        _sql(f"CREATE TRIGGER evil BEFORE INSERT ON events {_IGNORE}"),
        "the trigger evil is none of ours",
    ),
    "bodies are swallowed": (
        _sql(f"CREATE TRIGGER evil BEFORE INSERT ON bodies {_IGNORE}"),
        "the trigger evil is none of ours",
    ),
    "a read model writes the log": (
        _sql(
            "CREATE TABLE view_x (a)",
            "CREATE TRIGGER view_t AFTER INSERT ON view_x BEGIN DELETE FROM bodies; END",
        ),
        "the trigger view_t is none of ours",
    ),
    "migrations set something off": (
        _sql("CREATE TRIGGER evil AFTER UPDATE ON alembic_version BEGIN DELETE FROM bodies; END"),
        "the trigger evil is none of ours",
    ),
    "a guard is gone": (
        _sql("DROP TRIGGER events_no_update"),
        "the trigger events_no_update is missing",
    ),
    "a guard does nothing": (
        _sql(
            "DROP TRIGGER events_no_delete",
            "CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT 1; END",
        ),
        "the trigger events_no_delete is not as it was made",
    ),
    "a guard is rewritten in place": (
        lambda connection: _rewritten(connection, "RAISE(ABORT, 'events cannot be deleted')", "1"),
        "the trigger events_no_delete is not as it was made",
    ),
    "a view stands for a table": (
        _sql("ALTER TABLE bodies RENAME TO kept", "CREATE VIEW bodies AS SELECT * FROM kept"),
        "the view bodies is none of ours",
    ),
    "a view is called like a read model": (
        _sql("CREATE VIEW view_sources AS SELECT 'x' AS name"),
        "the view view_sources is none of ours",
    ),
    "there is one more table": (
        _sql("CREATE TABLE more (a)"),
        "the table more is none of ours",
    ),
    "a column has a default": (
        lambda connection: _made_anew(connection, "bodies", "NOT NULL", "NOT NULL DEFAULT 0"),
        "the table bodies is not as it was made",
    ),
    "a column is generated": (
        _sql("ALTER TABLE events ADD COLUMN more TEXT AS (upper(type))"),
        "the table events is not as it was made",
    ),
    "a table has no row ids": (
        lambda connection: _made_anew(connection, "bodies", "\n)", "\n) WITHOUT ROWID"),
        "the table bodies is not as it was made",
    ),
    "an index is gone": (
        _sql("DROP INDEX events_decisions"),
        "the index events_decisions is missing",
    ),
    "an index is of other events": (
        _sql(
            "DROP INDEX events_changes",
            "CREATE INDEX events_changes ON events (position, type, stream)"
            " WHERE type IN ('DocumentMoved')",
        ),
        "the index events_changes is not as it was made",
    ),
    "an index forbids events": (
        _sql("CREATE UNIQUE INDEX view_i ON events (stream) WHERE version = 2"),
        "the index view_i is none of ours",
    ),
    "an index does not hold its table": (
        lambda connection: without_guards(
            connection,
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET rootpage ="
            " (SELECT rootpage FROM sqlite_master WHERE name = 'events_changes')"
            " WHERE name = 'events_decisions'",
        ),
        "malformed|is damaged",
    ),
    "the file is another program's": (
        _sql("PRAGMA application_id = 252006674"),
        "the mark application_id is not as it was made",
    ),
    "the file has another version": (
        _sql("PRAGMA user_version = 7"),
        "the mark user_version is not as it was made",
    ),
    "it has had two migrations": (
        _sql("INSERT INTO alembic_version VALUES ('0001')"),
        "alembic_version names the migrations",
    ),
    "it has had an unknown migration": (
        _sql("UPDATE alembic_version SET version_num = '0000'"),
        "alembic_version names the migrations",
    ),
}


def doctored(file: Path, name: str) -> None:
    """Do it to a database in a file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        DOCTORED[name][0](connection)
        connection.execute("COMMIT")
