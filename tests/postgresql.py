"""A real PostgreSQL server on loopback, for the length of a test run."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import psycopg
import pytest

_numbers = count()


@dataclass(frozen=True, kw_only=True, slots=True)
class Server:
    port: int
    #: The command that starts and stops it, the options it is started with, and as whom.
    control: tuple[str, ...] = ()
    started_with: tuple[str, ...] = ()
    user: str | None = None

    def restart(self) -> None:
        """Stop it, with all connections, and start it again."""
        _run([*self.control, "-m", "immediate", *self.started_with, "restart"], self.user)

    def stop(self) -> None:
        """Stop it, with all connections."""
        _run([*self.control, "-m", "immediate", "stop"], self.user)

    def start(self) -> None:
        """Start it again."""
        _run([*self.control, *self.started_with, "start"], self.user)

    @contextmanager
    def database(self) -> Iterator[str]:
        """The SQLAlchemy URL of a new, empty database, dropped afterwards."""
        name = f"blotter_{os.getpid()}_{next(_numbers)}"
        server = f"postgresql://postgres@127.0.0.1:{self.port}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        yield f"postgresql+psycopg://postgres@127.0.0.1:{self.port}/{name}"
        with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def programs() -> Path | None:
    """The folder of initdb and pg_ctl: Debian keeps them off the PATH."""
    if found := shutil.which("initdb"):
        return Path(found).parent
    return max(Path("/usr/lib/postgresql").glob("*/bin"), default=None)


@contextmanager
def running() -> Iterator[Server]:
    """A server with an empty cluster, started on a free port and stopped again."""
    folder = programs()
    if folder is None:
        missing = "PostgreSQL is not installed"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with tempfile.TemporaryDirectory(prefix="blotter-pg-") as name:
        home = Path(name)
        user = owner(home)
        data = home / "data"
        _run([str(folder / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust"], user)
        port = free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home}"
        control = [str(folder / "pg_ctl"), "-D", str(data), "-w"]
        started_with = ("-o", options, "-l", str(home / "log"))
        _run([*control, *started_with, "start"], user)
        try:
            yield Server(port=port, control=(*control,), started_with=started_with, user=user)
        finally:
            _run([*control, "-m", "immediate", "stop"], user)


def owner(home: Path) -> str | None:
    """PostgreSQL refuses to run as root: the account to run it under, who then owns `home`."""
    if os.geteuid() != 0:
        return None
    shutil.chown(home, "postgres", "postgres")
    return "postgres"


def _run(command: list[str], user: str | None) -> None:
    subprocess.run(command, user=user, check=True, capture_output=True, cwd="/")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
