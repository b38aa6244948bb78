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
from benchmarks.million.load import plain
from benchmarks.million.real import given
from benchmarks.million.statements import watched
from casebook.casebook import Casebook
from store.config import Settings
from store.log.database import open_store
from tests.casebook.histories import publish

#: Milliseconds of SQL that an answer may take, and seconds that linking may.
BAR, LINKING_BAR = 100.0, 10.0
#: Keys that are drawn of each size, and new documents.
DRAWN, NEW = 20, 100

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """Questions of one kind."""

    kind: str
    keys: Sequence[Any]
    ask: Callable[[Any], object]


def asked(settings: Settings, data: Path) -> None:
    """Ask all of it; a line a kind."""
    with psycopg.connect(plain(settings.database_url)) as connection:
        kinds = [*_cases(connection, settings), *_people(connection, settings)]
        kinds += _days(connection, settings)
    print(f"{'milliseconds of SQL':36}{'asked':>6}{'p50':>9}{'p95':>9}{'most':>9}   bar {BAR:.0f}")
    for kind in kinds:
        print(_measured(kind), flush=True)
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
    (busiest,) = _column(connection, _BUSIEST)
    for days in (7, 30, 90):

        def ask(first: date, days: int = days) -> object:
            return due(settings, today=first, first=first, last=first + timedelta(days))

        keys = [busiest + timedelta(7 * week - 30) for week in range(DRAWN)]
        yield Asked(kind=f"due within {days} days", keys=keys, ask=ask)


def _column(connection: psycopg.Connection, query: str, *values: Any) -> list[Any]:
    return [value for (value,) in connection.execute(query.encode(), values or None)]


def _measured(kind: Asked) -> str:
    """Each key twice; what the second time takes counts, since the first reads from disk."""
    if not kind.keys:
        return f"{kind.kind:36}     0"
    times: list[float] = []
    slowest: tuple[float, str, Any] = (0.0, "", {})
    for key in kind.keys:
        kind.ask(key)
        with watched() as statements:
            kind.ask(key)
        times.append(statements.milliseconds)
        slowest = max(slowest, statements.slowest, key=lambda it: it[0])
    low, high, most = statistics.median(times), _p95(times), max(times)
    line = f"{kind.kind:36}{len(times):>6}{low:>9.1f}{high:>9.1f}{most:>9.1f}"
    if high > BAR:
        line += f"\n    {slowest[0]:.0f} ms: {slowest[1]}\n    {str(slowest[2])[:300]}"
    return line


def _p95(times: Sequence[float]) -> float:
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
