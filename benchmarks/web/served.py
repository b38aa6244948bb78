"""A server of a store, one process on one core, and what it takes of the machine."""

from __future__ import annotations

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BLOTTER = [sys.executable, "-c", "from cli.main import main; main()"]
#: Tries to connect, a tenth of a second apart.
_TRIES = 300


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """One answer, and what it took: milliseconds by the clock, and of the server's processor."""

    status: int
    etag: str
    body: bytes
    wall: float
    cpu: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    """A server that runs, and a connection to it that stays open."""

    connection: http.client.HTTPConnection
    process: int

    def get(self, path: str, etag: str = "") -> Answered:
        """The answer at an address, asked for as something that is had already, by its tag."""
        cpu, began = self._cpu(), time.perf_counter()
        headers = {"If-None-Match": etag} if etag else {}
        self.connection.request("GET", path, headers=headers)
        answer = self.connection.getresponse()
        body = answer.read()
        wall = 1000 * (time.perf_counter() - began)
        return Answered(
            status=answer.status,
            etag=answer.headers.get("ETag", ""),
            body=body,
            wall=wall,
            cpu=self._cpu() - cpu,
        )

    def peak(self) -> float:
        """The most memory that it ever had, in MB."""
        status = Path(f"/proc/{self.process}/status").read_text()
        peak = re.search(r"VmHWM:\s+(\d+)", status)
        return int(peak[1]) / 1024 if peak else 0.0

    def _cpu(self) -> float:
        """Milliseconds of the processor that its threads have taken."""
        threads = Path(f"/proc/{self.process}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6


@contextmanager
def served(home: Path) -> Iterator[Server]:
    """A server of the store in a folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {**os.environ, "BLOTTER_HOME": str(home)}
    command = ["taskset", "-c", "0", *BLOTTER, "web", "--port", str(port)]
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    try:
        yield Server(connection=_connected(port), process=process.pid)
    finally:
        process.terminate()
        process.wait()


def _connected(port: int) -> http.client.HTTPConnection:
    """A connection to a server that has come up."""
    for _ in range(_TRIES):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.connect()
        except OSError:
            time.sleep(0.1)
        else:
            return connection
    sys.exit("the server does not come up")
