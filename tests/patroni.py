"""A real PostgreSQL that fails over: two nodes, of which one leads, kept by Patroni and etcd on
loopback; all of Debian's packages."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg
import pytest

from tests.postgresql import free_port, owner, programs

#: Of Debian's packages `patroni`, `etcd-server` and `python3-etcd`.
_PATRONI, _ETCD, _PYTHON = Path("/usr/bin/patroni"), Path("/usr/bin/etcd"), "/usr/bin/python3"
#: Seconds after which a leader that says nothing is none any more; Patroni takes no fewer.
TTL = 20
#: Seconds within which whatever is waited for has come.
_PATIENCE = 180.0

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

    def start(self) -> None:
        """Let it begin, or begin again: what it is to be, it learns from etcd."""
        command = [_PYTHON, str(_PATRONI), str(self.home / f"{self.name}.yml")]
        self.patroni = _started(command, self.home / f"{self.name}.log", self.user)

    def kill(self) -> None:
        """Kill it and its server at once, with all that the server began (SIGKILL)."""
        assert self.patroni is not None
        server = self._server()
        for pid in filter(None, [self.patroni.pid, server, *_children(server)]):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.patroni.wait()
        self.patroni = None

    def _server(self) -> int:
        """The process of its server; 0 where there is none."""
        try:
            return int((self.data / "postmaster.pid").read_text("ascii").splitlines()[0])
        except (OSError, ValueError, IndexError):
            return 0


@dataclass(kw_only=True)
class Cluster:
    """Two nodes, of which one leads."""

    nodes: Sequence[Node]
    dead: list[Node] = field(default_factory=list)

    @property
    def hosts(self) -> str:
        """Both nodes, as an address names them."""
        return ",".join(f"127.0.0.1:{node.port}" for node in self.nodes)

    @contextmanager
    def database(self, name: str) -> Iterator[str]:
        """The URL of a new, empty database, dropped afterwards."""
        self._administer(f"CREATE DATABASE {name}")
        yield f"postgresql+psycopg://postgres@{self.hosts}/{name}"
        self._administer(f"DROP DATABASE {name} WITH (FORCE)")

    def roles(self) -> dict[str, str]:
        """By name, what each node that is known is: `leader`, `replica` or `sync_standby`."""
        for node in self.nodes:
            with suppress(URLError, OSError, ValueError, KeyError):
                with urlopen(f"http://127.0.0.1:{node.rest}/cluster", timeout=5) as answer:
                    members = json.load(answer)["members"]
                return {
                    it["name"]: it["role"]
                    for it in members
                    if it["state"] in ("running", "streaming")
                }
        return {}

    def leader(self) -> Node | None:
        """Who leads, as far as a node that answers knows."""
        roles = self.roles()
        return next((node for node in self.nodes if roles.get(node.name) == "leader"), None)

    def wait_until_safe(self) -> None:
        """Until one leads and the other has all that was acknowledged."""
        wanted = ["leader", "sync_standby"]
        wait_for(lambda: sorted(self.roles().values()) == wanted, "two nodes in step")

    def kill_leader(self) -> Node:
        """Kill the node that leads, once the other has all; it is dead then."""
        self.wait_until_safe()
        leader = self.leader()
        assert leader is not None
        leader.kill()
        self.dead.append(leader)
        return leader

    def wait_until_led(self) -> None:
        """Until another node leads than those that are dead."""
        wait_for(lambda: self.leader() not in (None, *self.dead), "another leader")

    def bring_back(self) -> None:
        """Start what is dead: it will follow whoever leads."""
        while self.dead:
            self.dead.pop().start()

    def _administer(self, statement: str) -> None:
        url = f"postgresql://postgres@{self.hosts}/postgres?target_session_attrs=read-write"
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def failing_over() -> Iterator[Cluster]:
    """Two nodes in step, on free ports, stopped again."""
    folder = programs()
    missing = [str(it) for it in (_PATRONI, _ETCD) if not it.exists()]
    if folder is None or missing:
        said = f"Patroni and etcd are not installed: {', '.join(missing) or 'no PostgreSQL'}"
        if os.environ.get("CI"):
            pytest.fail(said)
        pytest.skip(said)
    with tempfile.TemporaryDirectory(prefix="blotter-ha-") as name, ExitStack() as ends:
        home = Path(name)
        user = owner(home)
        etcd = free_port()
        ends.callback(_stop, _etcd(home, etcd, user))
        nodes = [
            Node(name=name, port=free_port(), rest=free_port(), home=home, user=user)
            for name in ("one", "two")
        ]
        for node in nodes:
            text = _SETTINGS.format(
                name=node.name,
                rest=node.rest,
                etcd=etcd,
                ttl=TTL,
                port=node.port,
                data=node.data,
                programs=(folder / "initdb").resolve().parent,
                home=home,
            )
            (home / f"{node.name}.yml").write_text(text, "ascii")
            ends.callback(_end, node)
            node.start()
        cluster = Cluster(nodes=nodes)
        cluster.wait_until_safe()
        yield cluster


def _etcd(home: Path, port: int, user: str | None) -> subprocess.Popen[bytes]:
    client, peer = f"http://127.0.0.1:{port}", f"http://127.0.0.1:{free_port()}"
    options = {
        "name": "etcd",
        "data-dir": str(home / "etcd"),
        "enable-v2": "true",
        "listen-client-urls": client,
        "advertise-client-urls": client,
        "listen-peer-urls": peer,
        "initial-advertise-peer-urls": peer,
        "initial-cluster": f"etcd={peer}",
    }
    words = [f"--{name}={value}" for name, value in options.items()]
    return _started([str(_ETCD), *words], home / "etcd.log", user)


def _started(command: list[str], log: Path, user: str | None) -> subprocess.Popen[bytes]:
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    with log.open("ab") as output:
        return subprocess.Popen(
            command, user=user, stdout=output, stderr=output, cwd="/", env=environment
        )


def _end(node: Node) -> None:
    if node.patroni is not None:
        node.kill()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def _children(parent: int) -> Iterator[int]:
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # After the name, which stands in parentheses: the state, then the parent.
            if int(stat.read_text("utf-8", "replace").rpartition(")")[2].split()[1]) == parent:
                yield int(stat.parent.name)


def wait_for(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > end:
            msg = f"{what}: not within {_PATIENCE:g} s"
            raise TimeoutError(msg)
        time.sleep(0.2)
