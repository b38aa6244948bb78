"""What somebody with access to the database itself could do to a log, and copies to do it to."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import count
from pathlib import Path

import psycopg
import sqlalchemy as sa
import zstandard

from store.connections.engines import connect
from store.documents.record_readings import record
from store.log.database import open_store
from tests.store.examples import NOW, a_document, a_reading, unreadable

TRIGGERS = ("events_continue", "events_no_delete", "events_no_update", "events_keep")

_copies = count()


def a_history(url: str, events: int) -> None:
    """A log of documents that were published and revised, each state with a body of its own."""
    engine = open_store(url)
    for number in range(events):
        text = f"Ketamine, as state {number} of the page had it. " * 20
        document = a_document(key=str(number % 7), text=text)
        reading = a_reading(document, f"<p>{text}</p>".encode(), days=number)
        record(engine, [reading], reread=unreadable, now=NOW)
    engine.dispose()


@contextmanager
def copy_of(url: str, folder: Path) -> Iterator[sa.Engine]:
    """A copy of a database that nobody is connected to, with its triggers dropped."""
    parsed = sa.make_url(url)
    name = f"copy_{next(_copies)}_{Path(parsed.database or '').name}"
    if parsed.get_backend_name() == "sqlite":
        file = folder / name
        shutil.copy(str(parsed.database), file)
        with _disarmed(f"sqlite:///{file}") as engine:
            yield engine
        file.unlink()
        return
    server = parsed.set(drivername="postgresql", database="postgres")
    with psycopg.connect(server.render_as_string(hide_password=False), autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {parsed.database}".encode())
        with _disarmed(parsed.set(database=name).render_as_string(hide_password=False)) as engine:
            yield engine
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextmanager
def _disarmed(url: str) -> Iterator[sa.Engine]:
    engine = connect(url)
    with engine.begin() as connection:
        disarm(connection)
    yield engine
    engine.dispose()


def disarm(connection: sa.Connection) -> None:
    """Drop the triggers that refuse changes."""
    on = " ON events" if connection.dialect.name == "postgresql" else ""
    for trigger in TRIGGERS:
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}{on}")


def edit_payload(connection: sa.Connection, position: int) -> int:
    _write(connection, position, payload=_row(connection, position)["payload"].replace("as", "no"))
    return position


def delete_row(connection: sa.Connection, position: int) -> int:
    _do(connection, "DELETE FROM events WHERE position = :at", at=position)
    return position


def swap_pair(connection: sa.Connection, position: int) -> int:
    """Put two neighbours into each other's place, links and all."""
    one, other = _row(connection, position), _row(connection, position + 1)
    for at in (position, position + 1):
        _do(connection, "DELETE FROM events WHERE position = :at", at=at)
    _insert(connection, {**other, "position": position})
    _insert(connection, {**one, "position": position + 1})
    return position


def cut_tail(connection: sa.Connection, position: int) -> int:
    _do(connection, "DELETE FROM events WHERE position >= :at", at=position)
    return position


def replace_body(connection: sa.Connection, position: int) -> int:
    payload = json.loads(_row(connection, position)["payload"])
    body = b"<p>somebody else's page</p>"
    statement = "UPDATE bodies SET zstd = :zstd, size = :size WHERE sha256 = :digest"
    digest, packed = payload["capture"]["sha256"], zstandard.compress(body)
    _do(connection, statement, zstd=packed, size=len(body), digest=digest)
    return position


def rewrite_chain(connection: sa.Connection, position: int) -> int:
    """Edit an event and give it, and all after it, hashes that fit. A seal of the end shows it at
    the end: the position that was edited cannot be known from it."""
    end = connection.scalar(sa.text("SELECT max(position) FROM events"))
    row = _row(connection, position)
    previous = row["previous"]
    edited = row["payload"].replace("as", "no")
    for at in range(position, end + 1):
        row = _row(connection, at)
        payload = edited if at == position else row["payload"]
        digest = sha256(payload.encode()).hexdigest()
        fields = [at, row["stream"], row["version"], row["type"], row["recorded_at"], digest]
        text = previous + json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        link = sha256(text.encode()).hexdigest()
        changed = {"payload": payload, "payload_sha256": digest, "previous": previous, "hash": link}
        _write(connection, at, **changed)
        previous = link
    return int(end)


#: Each does its harm at a position and returns the one that must be named.
MANIPULATIONS: dict[str, Callable[[sa.Connection, int], int]] = {
    "edited payload": edit_payload,
    "deleted row": delete_row,
    "swapped pair": swap_pair,
    "truncated tail": cut_tail,
    "replaced body": replace_body,
    "rewritten chain": rewrite_chain,
}
#: What only a seal kept elsewhere can show.
SEALED = frozenset(("truncated tail", "rewritten chain"))


def _row(connection: sa.Connection, position: int) -> dict[str, str]:
    query = sa.text("SELECT * FROM events WHERE position = :at")
    return dict(connection.execute(query, {"at": position}).mappings().one())


def _write(connection: sa.Connection, position: int, **values: str) -> None:
    changes = ", ".join(f"{name} = :{name}" for name in values)
    _do(connection, f"UPDATE events SET {changes} WHERE position = :at", at=position, **values)


def _insert(connection: sa.Connection, row: dict[str, object]) -> None:
    marks = ", ".join(f":{name}" for name in row)
    _do(connection, f"INSERT INTO events ({', '.join(row)}) VALUES ({marks})", **row)


def _do(connection: sa.Connection, statement: str, **values: object) -> None:
    connection.execute(sa.text(statement), values)
