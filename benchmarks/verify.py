"""How fast a log is verified, and in how much memory: `python -m benchmarks.verify [EVENTS]`.

Events with payloads of about 2 kB and a body of about 8 kB each. The log is verified by a process
of its own, so that building it does not count; its peak is the kernel's VmHWM (Linux).
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from benchmarks.log import NOW, TEXT
from store.log import bodies, log
from store.log.database import open_store, snapshot, writing
from store.log.document import Capture, Document
from store.log.events import DocumentPublished
from store.log.verification import verify

EVENTS, BATCH = 100_000, 200


def build(url: str, events: int) -> None:
    engine = open_store(url)
    for start in range(0, events, BATCH):
        with writing(engine) as connection:
            pages = [_page(number) for number in range(start, start + BATCH)]
            digests = bodies.keep_all(connection, pages)
            entries = [_entry(start + place, digest) for place, digest in enumerate(digests)]
            log.append(connection, entries, now=NOW)
    engine.dispose()


def _page(number: int) -> bytes:
    """About 8 kB that compress as pages do, to about a quarter."""
    noise = Random(number).randbytes(1000).hex()
    return f"<html><p>{noise}</p>{TEXT * 4}</html>".encode()


def _entry(number: int, digest: str) -> log.NewEvent:
    url = f"https://agency.example/news/{number}"
    name = f"us_example:{number}"
    document = Document(id=name, source="us_example", url=url, title=f"No. {number}", text=TEXT)
    capture = Capture(url=url, fetched_at=NOW, status=200, media_type="text/html", sha256=digest)
    event = DocumentPublished(document=document, capture=capture)
    return log.NewEvent(stream=f"document/{name}", event=event, expected=0)


def measure(url: str) -> None:
    """Verify once and print events a minute, bodies and the peak of memory in MB."""
    engine = open_store(url)
    start = time.perf_counter()
    with snapshot(engine) as connection:
        found = verify(connection)
    spent = time.perf_counter() - start
    end = found.end.position if found.end else 0
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (peak,) = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    print(
        f"{end:>9,} events, {found.bodies:,} bodies of {found.size / 1e6:,.0f} MB in {spent:.1f} s"
    )
    print(f"{60 * end / spent:>9,.0f} events/minute  (bar: 100,000)")
    print(f"{int(peak) / 1024:>9,.0f} MB at the most  (bar: 150)")


def main() -> None:
    if len(sys.argv) > 2:
        measure(sys.argv[2])
        return
    events = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as name:
        url = f"sqlite:///{name}/blotter.db"
        build(url, events)
        command = [sys.executable, "-m", "benchmarks.verify", "--measure", url]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
