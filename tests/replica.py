"""A streaming replica of the PostgreSQL server of a test run, which may lag behind it as asked."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

from tests.postgresql import Server, _run, free_port, owner, programs


@dataclass(frozen=True, kw_only=True, slots=True)
class Replica:
    """A replica: a server that follows another, and is only read."""

    server: Server

    def url(self, of: str) -> str:
        """Where the database is here that has this address at the server that is followed."""
        name = of.rpartition("/")[2]
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.server.port}/{name}"

    def pause(self) -> None:
        """Take in nothing more of what comes, until `go_on`."""
        self._call("pg_wal_replay_pause")

    def go_on(self) -> None:
        self._call("pg_wal_replay_resume")

    def lag_by(self, milliseconds: int) -> None:
        """Take in what is committed only so long after that."""
        with self._connected() as connection:
            setting = f"ALTER SYSTEM SET recovery_min_apply_delay = '{milliseconds}ms'"
            connection.execute(setting.encode())
        self._call("pg_reload_conf")

    def _call(self, function: str) -> None:
        with self._connected() as connection:
            connection.execute(f"SELECT {function}()".encode())

    def _connected(self) -> psycopg.Connection:
        place = f"postgresql://postgres@127.0.0.1:{self.server.port}/postgres"
        return psycopg.connect(place, autocommit=True)


@contextmanager
def replica_of(server: Server) -> Iterator[Replica]:
    """A replica of all databases of a server, which it has come up with, stopped again."""
    folder = programs()
    assert folder is not None
    with tempfile.TemporaryDirectory(prefix="blotter-replica-") as name:
        home = Path(name)
        user, data, port = owner(home), home / "data", free_port()
        source = ["-h", "127.0.0.1", "-p", str(server.port), "-U", "postgres"]
        copied = [str(folder / "pg_basebackup"), *source, "-D", str(data), "-R", "-c", "fast"]
        _run(copied, user)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={home}"
        control = (str(folder / "pg_ctl"), "-D", str(data), "-w")
        started_with = ("-o", options, "-l", str(home / "log"))
        _run([*control, *started_with, "start"], user)
        made = Server(port=port, control=control, started_with=started_with, user=user)
        try:
            yield Replica(server=made)
        finally:
            made.stop()
