"""What the log's tables on PostgreSQL consist of, and what the migrations make of them.

Nothing is made to compare with, since whoever asks may not be allowed to make anything: what is
meant stands here, and a test holds it to what the migrations make.
"""

from __future__ import annotations

import re

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from store.guards.schema_object import SchemaObject
from store.log.database import bodies, events
from store.log.indexed_types import CHANGES, DECISIONS

#: Each is a query of kinds, names and definitions. Names of schemas are left out: the tables may
#: lie in any. The unnamed constraints NOT NULL of PostgreSQL 18 are told of by the columns.
_OBJECTS = """
WITH ours AS (
  SELECT c.*, quote_ident(n.nspname) || '.' AS place
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.oid IN (to_regclass('events'), to_regclass('bodies'))
)
SELECT 'table', relname, concat_ws(' ', relkind, relpersistence,
  CASE WHEN relrowsecurity OR relforcerowsecurity THEN 'row security' END,
  CASE WHEN relispartition THEN 'partition' END)
FROM ours
UNION ALL
SELECT 'column', relname || '.' || attname, concat_ws(' ', format_type(atttypid, atttypmod),
  CASE WHEN attnotnull THEN 'not null' END, nullif(attgenerated::text, ''),
  nullif(attidentity::text, ''), pg_get_expr(adbin, adrelid))
FROM ours JOIN pg_attribute ON attrelid = ours.oid AND attnum > 0 AND NOT attisdropped
LEFT JOIN pg_attrdef ON adrelid = ours.oid AND adnum = attnum
UNION ALL
SELECT 'constraint', conname, pg_get_constraintdef(k.oid)
FROM ours JOIN pg_constraint k ON conrelid = ours.oid AND contype NOT IN ('n', 't')
UNION ALL
SELECT 'index', i.relname, concat_ws(' ', replace(pg_get_indexdef(indexrelid), place, ''),
  CASE WHEN NOT (indisvalid AND indisready AND indislive) THEN 'invalid' END)
FROM ours JOIN pg_index ON indrelid = ours.oid JOIN pg_class i ON i.oid = indexrelid
UNION ALL
SELECT 'trigger', tgname, concat_ws(' ', tgenabled, replace(pg_get_triggerdef(t.oid), place, ''),
  lanname, left(encode(sha256(convert_to(prosrc, 'UTF8')), 'hex'), 16),
  CASE WHEN prosecdef THEN 'as its owner' END, proconfig::text)
FROM ours JOIN pg_trigger t ON tgrelid = ours.oid AND NOT tgisinternal
JOIN pg_proc p ON p.oid = tgfoid JOIN pg_language l ON l.oid = prolang
UNION ALL
SELECT 'rule', rulename, '' FROM ours JOIN pg_rewrite ON ev_class = ours.oid
UNION ALL
SELECT 'policy', polname, '' FROM ours JOIN pg_policy ON polrelid = ours.oid
UNION ALL
SELECT 'inheriting table', inhrelid::regclass::text, ''
FROM ours JOIN pg_inherits ON ours.oid IN (inhrelid, inhparent)
UNION ALL
SELECT 'right of its owner on', relname, string_agg(privilege_type, ' ' ORDER BY privilege_type)
FROM ours, aclexplode(coalesce(relacl, acldefault('r', relowner))) given
WHERE given.grantee = relowner AND privilege_type IN ('DELETE', 'INSERT', 'SELECT', 'UPDATE')
GROUP BY relname
UNION ALL
SELECT 'setting', name, setting FROM pg_settings WHERE name = 'session_replication_role'
"""
#: The beginning of the SHA-256 of the functions behind the triggers.
_CONTINUE, _KEEP = "3f1861f9cd07b5dd", "1d0334406ab84215"
#: The migrations that made what the first one did not.
_SINCE = {"events_decisions": "0002", "events_changes": "0003"}


def objects(connection: sa.Connection) -> frozenset[SchemaObject]:
    """All that the log consists of, and all that acts on it."""
    rows = connection.exec_driver_sql(_OBJECTS)
    return frozenset(SchemaObject(kind, name, definition) for kind, name, definition in rows)


def meant(migration: str) -> frozenset[SchemaObject]:
    """What the migrations up to this one make of an empty database."""
    return frozenset(it for it in _MEANT if _SINCE.get(it.name, "0001") <= migration)


def _column(column: sa.Column[object]) -> SchemaObject:
    kind = column.type.compile(dialect=postgresql.dialect()).lower()  # type: ignore[no-untyped-call]
    definition = kind if column.nullable else f"{kind} not null"
    return SchemaObject("column", f"{column.table.name}.{column.name}", definition)


def _any_of(condition: str) -> str:
    """The condition of an index on types, as PostgreSQL writes it."""
    types = ", ".join(f"'{it}'::text" for it in re.findall(r"'(\w+)'", condition))
    return f"WHERE (type = ANY (ARRAY[{types}]))"


def _index(name: str, columns: str, condition: str = "") -> SchemaObject:
    unique = "" if condition else "UNIQUE "
    table = name.partition("_")[0]
    definition = f"CREATE {unique}INDEX {name} ON {table} USING btree ({columns}) {condition}"
    return SchemaObject("index", name, definition.strip())


def _trigger(name: str, when: str, function: str, source: str) -> SchemaObject:
    made = f"CREATE TRIGGER {name} BEFORE {when} EXECUTE FUNCTION {function}()"
    return SchemaObject("trigger", name, f"O {made} plpgsql {source}")


_MEANT = (
    *(SchemaObject("table", name, "r p") for name in ("events", "bodies")),
    *map(_column, (*events.c, *bodies.c)),
    SchemaObject("constraint", "events_pkey", 'PRIMARY KEY ("position")'),
    SchemaObject("constraint", "events_stream_version", "UNIQUE (stream, version)"),
    SchemaObject("constraint", "bodies_pkey", "PRIMARY KEY (sha256)"),
    _index("events_pkey", '"position"'),
    _index("events_stream_version", "stream, version"),
    _index("bodies_pkey", "sha256"),
    _index("events_decisions", '"position"', _any_of(DECISIONS)),
    _index("events_changes", '"position", type, stream', _any_of(CHANGES)),
    _trigger("events_continue", "INSERT ON events FOR EACH ROW", "events_continue", _CONTINUE),
    _trigger("events_keep", "DELETE OR UPDATE ON events FOR EACH ROW", "events_keep", _KEEP),
    _trigger("events_keep_all", "TRUNCATE ON events FOR EACH STATEMENT", "events_keep", _KEEP),
    *(
        SchemaObject("right of its owner on", name, "DELETE INSERT SELECT UPDATE")
        for name in ("events", "bodies")
    ),
    SchemaObject("setting", "session_replication_role", "origin"),
)
