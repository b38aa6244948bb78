"""One of the servers that Patroni keeps: what it is set to, started and killed."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

#: Of Debian's packages `patroni` and `python3-etcd`.
PATRONI, _PYTHON = Path("/usr/bin/patroni"), "/usr/bin/python3"
#: Seconds after which a leader that says nothing is none any more; Patroni takes no fewer.
TTL = 20

_SETTINGS = """\
scope: blotter
name: {name}
restapi: {{listen: "127.0.0.1:{rest}", connect_address: "127.0.0.1:{rest}"}}
etcd: {{hosts: "127.0.0.1:{etcd}"}}
bootstrap:
  dcs:
    ttl: {ttl}
    loop_wait: 1
    retry_timeout: 5
    maximum_lag_on_failover: 1048576
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      parameters: {{wal_log_hints: "on", max_connections: 60, shared_buffers: 16MB}}
  initdb: [{{encoding: UTF8}}, {{locale: C.UTF-8}}, {{auth: trust}}]
postgresql:
  listen: "127.0.0.1:{port}"
  connect_address: "127.0.0.1:{port}"
  data_dir: {data}
  bin_dir: {programs}
  pgpass: {home}/{name}.pgpass
  remove_data_directory_on_rewind_failure: true
  remove_data_directory_on_diverged_timelines: true
  authentication:
    superuser: {{username: postgres}}
    replication: {{username: postgres}}
    rewind: {{username: postgres}}
  parameters: {{unix_socket_directories: {home}}}
  pg_hba: ["host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
"""


@dataclass(kw_only=True)
class Node:
    """One of the two servers, and the Patroni that minds it."""

    name: str
    port: int
    rest: int
    home: Path
    user: str | None
    #: None while it is dead.
    patroni: subprocess.Popen[bytes] | None = None

    @property
    def data(self) -> Path:
        return self.home / self.name

    def set_up(self, etcd: int, programs: Path) -> None:
        """Write its settings: at which port it finds etcd, and in which folder PostgreSQL's
        programs."""
        text = _SETTINGS.format(
            name=self.name,
            rest=self.rest,
            etcd=etcd,
            ttl=TTL,
            port=self.port,
            data=self.data,
            programs=programs,
            home=self.home,
        )
        self._settings.write_text(text, "ascii")

    def start(self) -> None:
        """Let it begin, or begin again: what it is to be, it learns from etcd."""
        command = [_PYTHON, str(PATRONI), str(self._settings)]
        self.patroni = started(command, self.home / f"{self.name}.log", self.user)

    def kill(self) -> None:
        """Kill it and its server at once, with all that either began (SIGKILL), and wait until
        nothing is left that could write."""
        assert self.patroni is not None
        self.patroni.kill()  # before its server, which it would start again
        while left := [*self._processes()]:
            for process in left:
                with suppress(psutil.NoSuchProcess):
                    process.kill()
            time.sleep(0.01)
        self.patroni.wait()
        self.patroni = None

    @property
    def _settings(self) -> Path:
        return self.home / f"{self.name}.yml"

    def _processes(self) -> Iterator[psutil.Process]:
        """Whatever works on its folder: Patroni, the server, what serves its connections, and the
        programs that recover, rewind or copy the folder. Each is in the folder, or has it or the
        settings among its words; what has ended has neither any more."""
        ours = str(self.data)
        for process in psutil.process_iter():
            with suppress(psutil.NoSuchProcess, psutil.AccessDenied):
                if process.cwd() == ours or any(ours in word for word in process.cmdline()):
                    yield process


def started(command: list[str], log: Path, user: str | None) -> subprocess.Popen[bytes]:
    """A process that goes on, what it says in a file."""
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    with log.open("ab") as output:
        return subprocess.Popen(
            command, user=user, stdout=output, stderr=output, cwd="/", env=environment
        )
