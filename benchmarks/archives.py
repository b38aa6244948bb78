"""Back-fill from many archives: `python -m benchmarks.archives [DATA] [--rounds N] [--size BYTES]`.

Eight files in the shape of Common Crawl's news archive are made of the real texts in DATA
(shared/data). How fast FastWARC alone goes through them, and how fast they are looked through and
recorded: by two processes, by two workers of Dask, and by two of which one is killed (kill -9) in
the midst. All must find the same and leave the same documents in the log.
"""

from __future__ import annotations

import argparse
import os
import signal
import statistics
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import msgspec
import psutil
import sqlalchemy as sa
from fastwarc.warc import ArchiveIterator, WarcRecordType

from benchmarks.made_archives import make_archives
from crawler.backfill.archive_fill import fill_from_scans
from crawler.named_sources import sources_named
from crawler.scanning.all_files import scan_files
from crawler.scanning.archive_list import listed_archives
from crawler.scanning.dask_runner import dask_runner
from crawler.scanning.kept_scans import kept_scans
from crawler.scanning.local_runner import local_runner
from crawler.scanning.outcome import Runner
from crawler.scanning.sought import sought
from store.config import load
from store.log.database import open_store, reading

ROOT = Path(__file__).parents[1]
FILES, SIZE, JOBS = 8, 100 * 1024 * 1024, 2
#: Sources that are followed: as many as an installation follows.
SOURCES = ("us_dea_press_releases", "us_doj_press_releases", "us_fda_warning_letters")


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """What one run took, and what came of it."""

    seconds: float
    pages: int
    recorded: int
    elsewhere: int
    #: Of what was found, and of what stands in the log.
    digest: str


def bare(files: list[Path]) -> tuple[int, float]:
    """How many answers FastWARC alone gives, read whole, and in how many seconds."""
    start, count = time.perf_counter(), 0
    for file in files:
        with file.open("rb") as opened:
            for record in ArchiveIterator(opened, record_types=WarcRecordType.response):
                record.reader.read()
                count += 1
    return count, time.perf_counter() - start


def measured(files: list[Path], runner: Runner) -> Run:
    """One run, in a store of its own."""
    with tempfile.TemporaryDirectory() as home:
        settings = load({"BLOTTER_HOME": home})
        sources = sources_named(SOURCES, settings)
        store = open_store(settings.database_url)
        start = time.perf_counter()
        wanted = sought(settings, sources)
        kept = kept_scans(settings, wanted.version)
        found = scan_files(files, wanted, runner, kept, lambda *_: None)
        assert not found.failures, found.failures
        fill = fill_from_scans(
            settings,
            store,
            sources,
            found.scans,
            since=date.min,
            until=date.max,
            advance=lambda *_: None,
        )
        seconds = time.perf_counter() - start
        with reading(store) as connection:
            rows = connection.execute(
                sa.text(
                    "SELECT position, stream, version, type, payload_sha256 FROM events"
                    " WHERE stream LIKE 'document/%' ORDER BY position"
                )
            ).all()
        store.dispose()
    scans = msgspec.json.encode({file.name: scan for file, scan in found.scans.items()})
    return Run(
        seconds=seconds,
        pages=sum(scan.pages for scan in found.scans.values()),
        recorded=len(rows),
        elsewhere=len(fill.elsewhere),
        digest=sha256(scans + repr(rows).encode()).hexdigest()[:16],
    )


@contextmanager
def one_killed(after: float) -> Iterator[None]:
    """Have the busiest of our children killed after so many seconds."""

    def kill() -> None:
        ours = psutil.Process().children(recursive=True)
        busiest = max(ours, key=lambda one: sum(one.cpu_times()[:2]))
        print(
            f"    killed after {after:.0f} s, one that had worked {busiest.cpu_times().user:.0f} s"
        )
        os.kill(busiest.pid, signal.SIGKILL)

    timer = threading.Timer(after, kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def rounds(files: list[Path], count: int) -> dict[str, list[Run]]:
    """So many runs of each kind, in turn."""
    runs: dict[str, list[Run]] = {"two processes": [], "Dask": [], "Dask, one killed": []}

    def note(name: str, run: Callable[[], Run]) -> None:
        one = run()
        runs[name].append(one)
        rate = one.pages / one.seconds
        print(f"  {name}: {one.seconds:.1f} s, {rate:,.0f} pages/s, {one.digest}", flush=True)

    for _ in range(count):
        note("two processes", lambda: measured(files, local_runner(JOBS)))
        note("Dask", lambda: measured(files, dask_runner(JOBS, "")))
        with one_killed(runs["two processes"][-1].seconds / 2):
            note("Dask, one killed", lambda: measured(files, dask_runner(JOBS, "")))
    return runs


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("data", type=Path, nargs="?", default=ROOT.parent / "shared" / "data")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--size", type=int, default=SIZE)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        paths = make_archives(Path(folder), given.data, files=FILES, size=given.size)
        files = listed_archives(paths)
        whole = sum(file.stat().st_size for file in files)
        took = time.perf_counter() - start
        print(f"{len(files)} files, {whole / 1e6:,.0f} MB, made in {took:.0f} s", flush=True)
        count, seconds = min((bare(files) for _ in range(2)), key=lambda run: run[1])
        print(f"FastWARC alone, one process: {count / seconds:,.0f} answers/s ({count:,})")
        runs = rounds(files, given.rounds)
    usual = statistics.median(run.seconds for run in runs["two processes"])
    for name, ended in runs.items():
        times = [run.seconds for run in ended]
        middle = statistics.median(times)
        print(
            f"{name}: {min(times):.1f} s at best, {middle:.1f} s in the middle,"
            f" {middle / usual:.2f} of two processes; {ended[0].pages / middle:,.0f} pages/s;"
            f" {ended[0].recorded:,} recorded, {ended[0].elsewhere:,} of no followed source"
        )
    digests = {run.digest for ended in runs.values() for run in ended}
    print("all the same" if len(digests) == 1 else f"NOT the same: {digests}")


if __name__ == "__main__":
    main()
