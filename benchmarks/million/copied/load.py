"""Copies of the real store in the tables of another database, as a bulk load makes them."""

from __future__ import annotations

import json
import random
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import TypeAlias

import psycopg

from benchmarks.million.copied.rows import DocumentRows, copied_tables
from benchmarks.million.copied.templates import Copy, Places, Template, TemplateWriter
from benchmarks.million.copied.wordings import RealWords, Wordings
from casebook.tables import VERSION, progress_metadata, tables
from enforcement.matters.pairing import COMMON
from store.log.database import events, open_store, writing
from store.views.views import Views

#: Documents whose rows are put in the tables together.
_TOGETHER = 4000
#: Weeks by which copies lie apart at most, before and after the real ones.
_WEEKS = 52

Told: TypeAlias = Callable[[str], None]


def copies(real: RealWords, documents: int, count: int, *, seed: int) -> Iterator[Copy]:
    """What is each copy's own; the first is the real store."""
    chance = random.Random(seed)
    for number, words in enumerate(Wordings(real, seed=seed).copies(count)):
        weeks = chance.randint(-_WEEKS, _WEEKS) if number else 0
        yield Copy(number=number, words=words, days=7 * weeks, positions=number * documents)


@dataclass(frozen=True, kw_only=True, slots=True)
class Published:
    """The first event of a real document."""

    stream: Template
    payload: Template
    recorded_at: str


def published(connection: psycopg.Connection, places: Places) -> list[Published]:
    """Those of all documents, in the order of the log."""
    rows = connection.execute(
        "SELECT stream, payload, recorded_at FROM events WHERE type = 'DocumentPublished'"
        " ORDER BY position"
    )
    return [
        Published(stream=_of(stream, places), payload=_of(payload, places), recorded_at=at)
        for stream, payload, at in rows
    ]


def _of(text: str, places: Places) -> Template:
    writer = TemplateWriter(places)
    writer.text(text)
    return writer.made()


class Chain:
    """The events of a log, one after another, with their hashes."""

    def __init__(self) -> None:
        self._previous = "0" * 64
        self._position = 0

    def line(self, stream: str, recorded_at: str, payload: str) -> str:
        """The next event, as COPY takes it."""
        self._position += 1
        digest = sha256(payload.encode()).hexdigest()
        hashed = [self._position, stream, 1, "DocumentPublished", recorded_at, digest]
        whole = self._previous + json.dumps(hashed, separators=(",", ":"), ensure_ascii=False)
        previous, self._previous = self._previous, sha256(whole.encode()).hexdigest()
        written = payload.replace("\\", "\\\\")
        return (
            f"{self._position}\t{stream}\t1\tDocumentPublished\t{recorded_at}\t{written}\t{digest}"
            f"\t{previous}\t{self._previous}\n"
        )


def load(
    url: str,
    made: Iterator[Copy],
    documents: Sequence[DocumentRows],
    first: Sequence[Published],
    places: Places,
    reader: str,
    *,
    told: Told = print,
) -> None:
    """Fill an empty database with the copies: log, views and casebook. The indexes come last."""
    engine = open_store(url)
    with writing(engine) as connection:
        tables("a").metadata.create_all(connection)
        progress_metadata.create_all(connection)
    Views(engine).position()
    target = {name: table.name for name, table in copied_tables().items()}
    target |= {"events": events.name, "bearers": tables("a").bearers.name}
    with psycopg.connect(plain(url)) as connection:
        connection.execute("SET maintenance_work_mem = '1GB'")
        connection.execute("ALTER TABLE events DISABLE TRIGGER USER")
        bare = {name: _without_indexes(connection, table) for name, table in target.items()}
        start, chain, count = time.perf_counter(), Chain(), 0
        for copy in made:
            values = places.values(copy)
            both = zip(documents, first, strict=True)
            while part := list(islice(both, _TOGETHER)):
                for name, lines in _lines(part, copy, values, chain).items():
                    with connection.cursor().copy(f"COPY {target[name]} FROM STDIN".encode()) as to:
                        to.write("".join(lines))
                count += len(part)
            told(f"copy {copy.number}: {count:,} documents, {time.perf_counter() - start:.0f} s")
        for name, indexes in bare.items():
            begun = time.perf_counter()
            for statement in indexes:
                connection.execute(statement.encode())
            told(f"indexes of {name}: {time.perf_counter() - begun:.0f} s")
        connection.execute("ALTER TABLE events ENABLE TRIGGER USER")
        _common_keys(connection)
        connection.execute(
            "INSERT INTO view_casebook (name, reader, position, begun, live)"
            " VALUES ('a', %s, %s, 0, true)",
            (f"{reader}-{VERSION}", count),
        )
        connection.execute("UPDATE view_projections SET position = %s", (count,))
    with psycopg.connect(plain(url), autocommit=True) as connection:
        connection.execute("VACUUM ANALYZE")
    engine.dispose()


def _lines(
    part: Sequence[tuple[DocumentRows, Published]],
    copy: Copy,
    values: Sequence[str],
    chain: Chain,
) -> Mapping[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for document, event in part:
        for name, rows in document.of_copy(values):
            found[name].append(rows)
        found["bearers"].append(document.bearers(values, document.number + copy.positions))
        line = chain.line(event.stream(values), event.recorded_at, event.payload(values))
        found["events"].append(line)
    return found


def _without_indexes(connection: psycopg.Connection, table: str) -> list[str]:
    """Empty a table, and take its indexes away; the statements that make them again."""
    connection.execute(f"TRUNCATE {table}".encode())
    again = []
    for name, definition in connection.execute(
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE conrelid = %s::regclass AND contype IN ('p', 'u')",
        (table,),
    ).fetchall():
        connection.execute(f"ALTER TABLE {table} DROP CONSTRAINT {name}".encode())
        again.append(f"ALTER TABLE {table} ADD CONSTRAINT {name} {definition}")
    for name, definition in connection.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s", (table,)
    ).fetchall():
        connection.execute(f"DROP INDEX {name}".encode())
        again.append(definition)
    return again


def _common_keys(connection: psycopg.Connection) -> None:
    """The keys that too many bear. Those of numbers of texts are borne in one copy alone, and are
    left out: they forbid a comparison of texts that are in it more than two dozen times."""
    names = tables("a")
    connection.execute(
        f"INSERT INTO {names.common_keys.name} (key, position)"
        f" SELECT key, max(position) FROM {names.bearers.name}"
        f" GROUP BY key HAVING count(*) > {COMMON}".encode()
    )


def plain(url: str) -> str:
    """An address as the driver has it."""
    return url.replace("postgresql+psycopg://", "postgresql://")
