"""A real PostgreSQL that fails over: two nodes, of which one leads, kept by Patroni and etcd on
loopback; all of Debian's packages."""

from __future__ import annotations

import json
import os
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

from tests.patroni_node import PATRONI, Node, started
from tests.postgresql import free_port, owner, programs

#: Of Debian's package `etcd-server`.
_ETCD = Path("/usr/bin/etcd")
#: Seconds within which whatever is waited for has come.
_PATIENCE = 180.0


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
    missing = [str(it) for it in (PATRONI, _ETCD) if not it.exists()]
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
            node.set_up(etcd, (folder / "initdb").resolve().parent)
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
    return started([str(_ETCD), *words], home / "etcd.log", user)


def _end(node: Node) -> None:
    if node.patroni is not None:
        node.kill()


def _stop(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()


def wait_for(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not holds():
        if time.monotonic() > end:
            msg = f"{what}: not within {_PATIENCE:g} s"
            raise TimeoutError(msg)
        time.sleep(0.2)
