"""The server's speed: `python -m benchmarks.web [--home STORE] [--seconds N]`.

A server of the store, one process, is asked over one connection at a time, for N seconds (5) of
each: answers that the client has (304), documents, searches and lists. Reported are requests a
second, the median and the 95th percentile in milliseconds, the milliseconds of CPU that the server
takes for one, and its most memory.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

BLOTTER = [sys.executable, "-c", "from cli.main import main; main()"]
QUERIES = ("ketamine", "physician", "kind:sentence", "telehealth OR clinic", '"ketamine clinic"')


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--home", type=Path, required=True)
    options.add_argument("--seconds", type=float, default=5)
    given = options.parse_args()
    with _served(given.home) as (connection, process):
        _, _, body = _get(connection, "/api/v1/timeline?limit=200&fields=hits.id")
        ids = [hit["id"] for hit in json.loads(body)["hits"]]
        shown = [f"/api/v1/show?{urlencode({'id': id})}" for id in ids]
        found = [f"/api/v1/search?{urlencode({'query': query})}" for query in QUERIES]
        for name, paths in (
            ("show", shown),
            ("search", found),
            ("cases", ["/api/v1/cases?sort=newest"]),
            ("304", [*shown[:20], *found]),
        ):
            began = _cpu(process.pid)
            asked = _measure(connection, name, paths, given.seconds, known=name == "304")
            print(f"{'':<8} {1000 * (_cpu(process.pid) - began) / asked:8.2f} ms of CPU for each")
        print(f"most memory: {_peak(process.pid):.0f} MB")


@contextmanager
def _served(home: Path) -> Iterator[tuple[http.client.HTTPConnection, subprocess.Popen[bytes]]]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "BLOTTER_HOME": str(home)}
    process = subprocess.Popen([*BLOTTER, "web", "--port", str(port)], env=environ)
    try:
        yield _connected(port), process
    finally:
        process.terminate()
        process.wait()


def _connected(port: int) -> http.client.HTTPConnection:
    """A connection to a server that has come up."""
    for _ in range(300):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.connect()
        except OSError:
            time.sleep(0.1)
        else:
            return connection
    sys.exit("the server does not come up")


def _get(
    connection: http.client.HTTPConnection, path: str, etag: str = ""
) -> tuple[int, str, bytes]:
    connection.request("GET", path, headers={"If-None-Match": etag} if etag else {})
    answer = connection.getresponse()
    body = answer.read()
    return answer.status, answer.headers.get("ETag", ""), body


def _measure(
    connection: http.client.HTTPConnection,
    name: str,
    paths: list[str],
    seconds: float,
    *,
    known: bool = False,
) -> int:
    """Ask for so long; how often it was asked, the warming up included."""
    etags = {path: _get(connection, path)[1] for path in paths}  # which warms the server up too
    times, began = [], time.perf_counter()
    for path in cycle(paths):
        if time.perf_counter() - began > seconds:
            break
        start = time.perf_counter()
        status, _, _ = _get(connection, path, etags[path] if known else "")
        times.append(1000 * (time.perf_counter() - start))
        if status != (304 if known else 200):
            sys.exit(f"{path}: {status}")
    rate = len(times) / (time.perf_counter() - began)
    p95 = statistics.quantiles(times, n=20)[-1]
    median = statistics.median(times)
    print(f"{name:<8} {rate:8.0f}/s  median {median:6.1f} ms  p95 {p95:6.1f} ms")
    return len(times) + len(paths)


def _cpu(process: int) -> float:
    """Seconds of CPU that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    peak = re.search(r"VmHWM:\s+(\d+)", status)
    return int(peak[1]) / 1024 if peak else 0.0


if __name__ == "__main__":
    main()
