"""Reads from a streaming replica that lags, by a client that has always seen more, while somebody
writes: `python -m benchmarks.replica`.

A server of PostgreSQL and its replica are started on loopback, and two readers (`blotter web`) that
answer from the replica. One client asks them in turn, and sends the highest position it has seen.
Told are how long answers took, how many were of where they had been seen already, how many were not
to be had in time, and how many came from before what was seen, of which there must be none.
"""

from __future__ import annotations

import argparse
import tempfile
import threading
import time
from collections import Counter
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from statistics import median, quantiles

import httpx

from answers.catch_up import catch_up
from store.database_address import StoreError
from store.views import peek
from tests.postgresql import running
from tests.replica import Replica, replica_of
from tests.search.examples import Blotter, document, published
from tests.web.test_serving import served

PATHS = (
    *("/sources", "/api/v1/log-list?limit=1", "/api/v1/cases?limit=2", "/api/v1/sources"),
    *("/log", "/api/v1/search?query=ketamine&limit=5", "/api/v1/due", "/"),
)
BEGUN = 50


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reads", type=int, default=500)
    parser.add_argument("--lag", type=int, default=300, help="of the replica, in milliseconds")
    parser.add_argument("--every", type=float, default=0.2, help="seconds between two appends")
    asked = parser.parse_args()
    with ExitStack() as stack:
        server = stack.enter_context(running())
        replica = stack.enter_context(replica_of(server))
        url = stack.enter_context(server.database())
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        _measure(stack, Blotter(home / "writer", url), replica, home, asked)


def _measure(
    stack: ExitStack, record: Blotter, replica: Replica, home: Path, asked: argparse.Namespace
) -> None:
    numbers, ends = count(), threading.Event()

    def append() -> None:
        name = f"us_example:{next(numbers)}"
        record.append(published(document(name, "Of ketamine.")))

    def write() -> None:
        while not ends.wait(asked.every):
            append()

    for _ in range(BEGUN):
        append()
    catch_up(record.settings)
    url = record.settings.database_url
    read_url = replica.url(url)
    _wait_for(read_url, BEGUN)
    replica.lag_by(asked.lag)
    given = {
        "BLOTTER_DATABASE_URL": url,
        "BLOTTER_DATABASE_READ_URL": read_url,
        "BLOTTER_SEARCH_ENGINE": "postgres",
    }
    ports = [stack.enter_context(served(home / name, **given))[1] for name in ("one", "other")]
    writer = threading.Thread(target=write)
    writer.start()
    try:
        _read(ports, asked.reads)
    finally:
        ends.set()
        writer.join()
    print(f"the log ended at {peek.head(url)}")
    record.engine.dispose()


def _read(ports: list[int], reads: int) -> None:
    took: dict[str, list[float]] = {}
    counts: Counter[str] = Counter()
    highest = 0
    with httpx.Client(timeout=300) as client:
        for number in range(reads):
            # Every path of every reader.
            path = PATHS[number // len(ports) % len(PATHS)]
            began = time.perf_counter()
            answer = client.get(
                f"http://127.0.0.1:{ports[number % len(ports)]}{path}",
                headers={"Blotter-Position": str(highest)},
            )
            took.setdefault(path, []).append((time.perf_counter() - began) * 1000)
            counts[str(answer.status_code)] += 1
            if answer.status_code != 200:
                continue
            position = int(answer.headers["blotter-position"])
            counts["before what was seen"] += position < highest
            counts["further than what was seen"] += position > highest
            highest = max(highest, position)
    print(f"{reads} reads: {dict(counts)}")
    _told("all", [one for found in took.values() for one in found])
    for path, found in took.items():
        _told(path, found)


def _told(what: str, found: list[float]) -> None:
    p95 = quantiles(found, n=20)[-1] if len(found) > 1 else found[0]
    print(f"{what:45} p50 {median(found):7.0f} ms, p95 {p95:7.0f} ms, longest {max(found):7.0f} ms")


def _wait_for(url: str, position: int) -> None:
    while True:
        try:
            if peek.head(url) >= position:
                return
        except StoreError:  # the database has not come over yet
            pass
        time.sleep(0.1)


if __name__ == "__main__":
    main()
