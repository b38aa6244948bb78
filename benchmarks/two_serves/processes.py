"""Two processes `blotter serve`, on one database and by one clock."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import psycopg

from benchmarks.two_serves.clock import Clock

ROOT = Path(__file__).resolve().parents[2]
LABELS = ("serve_a", "serve_b")


@dataclass(kw_only=True, slots=True)
class Serves:
    """Both, by the names that their connections to the database bear."""

    home: Path
    url: str
    clock: Clock
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    def begin(self, label: str) -> None:
        """Start one, which writes what it says into a file of its name."""
        with (self.home / f"{label}.log").open("ab") as said:
            self.running[label] = subprocess.Popen(
                [sys.executable, "-m", "benchmarks.two_serves.serve"],
                cwd=ROOT,
                env={
                    **os.environ,
                    **self.clock.environment(),
                    "BLOTTER_HOME": str(self.home),
                    "BLOTTER_DATABASE_URL": f"{self.url}?application_name={label}",
                },
                stdout=said,
                stderr=said,
            )

    def begin_anew(self, label: str, number: signal.Signals) -> None:
        """End one by a signal, and start it again."""
        self.running[label].send_signal(number)
        self.running[label].wait()
        self.begin(label)

    def holder(self, lock: str) -> str | None:
        """Who holds the lock of that name (`store.lock`)."""
        key = int.from_bytes(sha256(f"blotter/{lock}".encode()).digest()[:8], signed=True)
        return next((label for label, held in self._locks() if held == key), None)

    def are_idle(self) -> bool:
        """Whether nobody holds any lock."""
        return not self._locks()

    def _locks(self) -> list[tuple[str, int]]:
        query = (
            "SELECT a.application_name, (l.classid::bigint << 32) | l.objid::bigint"
            " FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
            " WHERE l.locktype = 'advisory' AND l.granted AND a.application_name = ANY (%s)"
        )
        with psycopg.connect(self.url.replace("+psycopg", "")) as connection:
            return connection.execute(query, [list(LABELS)]).fetchall()


@contextmanager
def two_serves(home: Path, url: str, clock: Clock) -> Iterator[Serves]:
    """Both at work, for a while."""
    serves = Serves(home=home, url=url, clock=clock)
    try:
        for label in LABELS:
            serves.begin(label)
        yield serves
    finally:
        for process in serves.running.values():
            process.kill()
            process.wait()
