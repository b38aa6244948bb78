"""How long cases, people and days ahead take in SQL, and linking new documents."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import psycopg

from answers.matters.case import case
from answers.matters.due import due
from answers.matters.names.person import person
from answers.reader import reader
from benchmarks.million.copied.load import plain
from benchmarks.million.real import given
from benchmarks.million.statements import Statements, watched
from casebook.casebook import Casebook
from store.config import Settings
from store.connections.kept import kept_open
from store.log.database import open_store
from tests.casebook.histories import publish

#: Milliseconds of SQL that an answer may take, and seconds that linking may.
BAR, LINKING_BAR = 100.0, 10.0
#: Keys that are drawn of each size, days of each sort, and new documents.
DRAWN, DAYS, NEW = 100, 40, 100

#: Matters by how many documents they have.
_CASES = """
SELECT s.id FROM view_matters_a m JOIN view_states_a s ON s.document = m.matter
WHERE m.until IS NULL AND s.until IS NULL AND m.documents BETWEEN %s AND %s
ORDER BY hashint8(m.matter) LIMIT %s"""
_LARGEST_CASES = """
SELECT s.id FROM view_matters_a m JOIN view_states_a s ON s.document = m.matter
WHERE m.until IS NULL AND s.until IS NULL ORDER BY m.documents DESC, m.matter LIMIT %s"""
#: Names of people and organizations by how many documents have their key.
_NAMES = """
SELECT min(name) FROM view_parties_a WHERE type = %s GROUP BY party_key
HAVING count(*) BETWEEN %s AND %s ORDER BY hashtext(party_key) LIMIT %s"""
_LARGEST_NAMES = """
SELECT min(name) FROM view_parties_a WHERE type = %s GROUP BY party_key
ORDER BY count(*) DESC, party_key LIMIT %s"""
_LAST_NAMES = """
SELECT split_part(party_key, ' ', 2) FROM view_parties_a
WHERE type = 'person' AND party_key LIKE '%% %%' GROUP BY 1 ORDER BY count(*) DESC LIMIT %s"""
_BUSIEST = "SELECT day FROM view_days_a GROUP BY day ORDER BY count(*) DESC LIMIT 1"
#: When somebody may ask: days on which documents were published.
_PUBLISHED = """
SELECT published_on FROM view_states_a WHERE published_on IS NOT NULL
ORDER BY hashint8(position) LIMIT %s"""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Questions of one kind."""

    kind: str
    keys: Sequence[Any]
    ask: Callable[[Any], object]


def asked(settings: Settings, data: Path) -> None:
    """Ask all of it, as a server does, which keeps its connections; a line a kind. Then the first
    of some kinds as a command asks, whose connection is a new one."""
    with psycopg.connect(plain(settings.database_url)) as connection:
        groups = [[*of(connection, settings)] for of in (_cases, _people, _days)]
    print(head("milliseconds of SQL", BAR))
    with kept_open():
        for kind in (kind for kinds in groups for kind in kinds):
            print(measured(kind, BAR), flush=True)
    for kind, *_ in groups:
        by_command = replace(kind, kind=f"{kind.kind}, by a command", keys=kind.keys[:DAYS])
        print(measured(by_command, BAR), flush=True)
    print(linking(settings, data), flush=True)


def _cases(connection: psycopg.Connection, settings: Settings) -> Iterator[Asked]:
    def ask(id: str) -> object:
        return case(settings, id, today=date(2024, 3, 1))

    for least, most in ((1, 1), (2, 3), (4, 10), (11, 10**9)):
        keys = _column(connection, _CASES, least, most, DRAWN)
        yield Asked(kind=f"case of {least} documents and more", keys=keys, ask=ask)
    yield Asked(kind="the largest cases", keys=_column(connection, _LARGEST_CASES, 5), ask=ask)


def _people(connection: psycopg.Connection, settings: Settings) -> Iterator[Asked]:
    def ask(name: str) -> object:
        return person(settings, name)

    for type in ("person", "organization"):
        for least, most in ((1, 3), (4, 50), (51, 10**9)):
            keys = _column(connection, _NAMES, type, least, most, DRAWN)
            yield Asked(kind=f"{type} in {least} documents and more", keys=keys, ask=ask)
        keys = _column(connection, _LARGEST_NAMES, type, 5)
        yield Asked(kind=f"{type}: the most frequent", keys=keys, ask=ask)
    keys = _column(connection, _LAST_NAMES, 5)
    yield Asked(kind="last name: the most frequent", keys=keys, ask=ask)


def _days(connection: psycopg.Connection, settings: Settings) -> Iterator[Asked]:
    """From days on which documents were published, and from those around the one on which most
    lies ahead."""
    (busiest,) = _column(connection, _BUSIEST)
    asked_on = {
        "": _column(connection, _PUBLISHED, DAYS),
        ", the most": [busiest + timedelta(day - 30) for day in range(DAYS)],
    }
    for when, keys in asked_on.items():
        for days in (30, 7, 90):

            def ask(first: date, days: int = days) -> object:
                return due(settings, today=first, first=first, last=first + timedelta(days))

            yield Asked(kind=f"due within {days} days{when}", keys=keys, ask=ask)


def _column(connection: psycopg.Connection, query: str, *values: Any) -> list[Any]:
    return [value for (value,) in connection.execute(query.encode(), values or None)]


def head(of: str, bar: float) -> str:
    """The line above lines of `measured`."""
    told = "".join(f"{it:>9}" for it in ("p50", "p95", "most", "work p50", "p95"))
    return f"{of:40}{'asked':>6}{told}   bar {bar:.0f}"


def measured(kind: Asked, bar: float) -> str:
    """Milliseconds of the statements of each question, until their rows were here, and of these the
    server's own work. Each is asked twice, and the second time counts: the first reads from disk.
    Where the bar is passed, the statement that took longest is shown."""
    times: list[Statements] = []
    for key in kind.keys:
        kind.ask(key)
        with watched() as statements:
            kind.ask(key)
        times.append(statements)
    if not times:
        return f"{kind.kind:40}     0"
    walls, works = [it.milliseconds for it in times], [it.work for it in times]
    figures = (statistics.median(walls), p95(walls), max(walls), statistics.median(works))
    line = f"{kind.kind:40}{len(times):>6}" + "".join(f"{it:>9.1f}" for it in figures)
    line += f"{p95(works):>9.1f}"
    if p95(walls) > bar:
        worst = max((it for of in times for it in of.sent), key=lambda it: it.work)
        said = f"{' '.join(worst.query.split())[:600]}\n    {str(worst.values)[:300]}"
        line += f"\n    {worst.milliseconds:.0f} ms, work {worst.work:.0f}: {said}"
    return line


def p95(times: Sequence[float]) -> float:
    """The 95th of a hundred."""
    return sorted(times)[int(len(times) * 0.95)]


def linking(settings: Settings, data: Path) -> str:
    """New documents, whose texts are there already under other ids, read and linked."""
    engine = open_store(settings.database_url)
    book, mark = Casebook(engine, reader(settings)), time.time_ns()
    some = list(given(data))[:: 32_427 // NEW][:NEW]
    publish(engine, *(replace(it, id=f"{it.id}-{mark}") for it in some))
    start, work = time.perf_counter(), time.process_time()
    book.follow()
    wall, work = time.perf_counter() - start, time.process_time() - work
    engine.dispose()
    return (
        f"{len(some)} new documents read and linked: {wall:.1f} s, {work:.1f} s of it our own work"
        f"   bar {LINKING_BAR:.0f}"
    )
