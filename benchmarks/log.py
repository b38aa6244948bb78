"""How fast the log takes events in and gives them back: `python -m benchmarks.log`.

The yardstick is the standard library writing the very same rows into the very same tables (WAL,
synchronous=FULL, triggers, 100 a transaction), in the same run, round by round in turn.
"""

from __future__ import annotations

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from store.log import log
from store.log.database import open_store, reading, writing
from store.log.document import Capture, Document
from store.log.events import DocumentPublished

EVENTS, BATCH, ROUNDS = 10_000, 100, 9
NOW = datetime(2026, 3, 4, tzinfo=UTC)
TEXT = "The registrant ordered ketamine far above what its patients could account for. " * 20


def entries() -> Iterator[list[log.NewEvent]]:
    """Batches of events with payloads of about 2 kB, each in a stream of its own."""
    for start in range(0, EVENTS, BATCH):
        yield [_entry(number) for number in range(start, start + BATCH)]


def _entry(number: int) -> log.NewEvent:
    url = f"https://agency.example/news/{number}"
    name = f"us_example:{number}"
    document = Document(id=name, source="us_example", url=url, title=f"No. {number}", text=TEXT)
    capture = Capture(
        url=url, fetched_at=NOW, status=200, media_type="text/html", sha256=f"{number:064x}"
    )
    event = DocumentPublished(document=document, capture=capture)
    return log.NewEvent(stream=f"document/{name}", event=event, expected=0)


def through_the_log(file: Path) -> float:
    """Events a second through `store.log.log.append`."""
    engine = open_store(f"sqlite:///{file}")
    spent = 0.0
    for batch in entries():
        start = time.perf_counter()
        with writing(engine) as connection:
            log.append(connection, batch, now=NOW)
        spent += time.perf_counter() - start
    engine.dispose()
    return EVENTS / spent


def by_the_standard_library(file: Path, rows: list[tuple[object, ...]]) -> float:
    """Events a second through `sqlite3.executemany` of ready rows."""
    open_store(f"sqlite:///{file}").dispose()
    connection = sqlite3.connect(file, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    insert = f"INSERT INTO events VALUES ({', '.join('?' * len(rows[0]))})"
    start = time.perf_counter()
    for first in range(0, EVENTS, BATCH):
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(insert, rows[first : first + BATCH])
        connection.execute("COMMIT")
    rate = EVENTS / (time.perf_counter() - start)
    connection.close()
    return rate


def rows_of(file: Path) -> list[tuple[object, ...]]:
    """Every event as it is stored."""
    connection = sqlite3.connect(file)
    rows = connection.execute("SELECT * FROM events ORDER BY position").fetchall()
    connection.close()
    return rows


def replay(file: Path) -> tuple[float, float]:
    """Events a second read as objects, and verified."""
    engine = open_store(f"sqlite:///{file}")
    with reading(engine) as connection:
        start = time.perf_counter()
        count = sum(1 for _ in log.read(connection))
        read = count / (time.perf_counter() - start)
        start = time.perf_counter()
        verified = log.verify_chain(connection).position / (time.perf_counter() - start)
    engine.dispose()
    return read, verified


def main() -> None:
    appends, raws, reads, verifies = [], [], [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        through_the_log(folder / "warm-up.db")
        rows = rows_of(folder / "warm-up.db")
        for number in range(ROUNDS):
            ours, plain = folder / f"log{number}.db", folder / f"raw{number}.db"
            if number % 2:  # in turn, so that neither always finds the disk the other left
                raws.append(by_the_standard_library(plain, rows))
                appends.append(through_the_log(ours))
            else:
                appends.append(through_the_log(ours))
                raws.append(by_the_standard_library(plain, rows))
            read, verified = replay(ours)
            reads.append(read)
            verifies.append(verified)
    ratios = [ours / raw for ours, raw in zip(appends, raws, strict=True)]
    size = statistics.mean(len(str(row[5])) for row in rows)
    print(f"{EVENTS} events of {size:.0f} bytes, {BATCH} a transaction, {ROUNDS} rounds; medians")
    print(f"append          {statistics.median(appends):>9,.0f} events/s")
    print(f"sqlite3 alone   {statistics.median(raws):>9,.0f} events/s")
    print(f"ratio           {statistics.median(ratios):>9.2f}  (bar: 0.70)")
    print(f"replay          {statistics.median(reads):>9,.0f} events/s  (bar: 100,000)")
    print(f"verify          {statistics.median(verifies):>9,.0f} events/s")


if __name__ == "__main__":
    main()
