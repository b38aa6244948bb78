"""`blotter serve` with several workers, as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import psutil
import pytest

from crawler import sources
from store.log import log
from store.log.database import open_store, reading
from store.log.events import SourceChecked
from tests.crawler.crawling.host_server import Hosts, hosts
from tests.crawler.fakes import ROOT
from tests.postgresql import Server

#: Real servers, and processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_HOSTS = ["127.0.0.1", "127.0.0.2"]
#: More than are asked for until it ends.
_PAGES = 500


def _follow(home: Path, served: Hosts) -> None:
    """Follow a feed at each host, and nothing that ships."""
    off = [f"[sources.{name}]\nenabled = false\n" for name in sources.names()]
    feeds = [
        f'[feeds.host_{number}]\nurl = "{served.base(host)}/feed"\nkeep = "all"\ndelay = 0\n'
        for number, host in enumerate(_HOSTS)
    ]
    head = 'contact = "desk@reader.example"\nallow_private = true\n[crawl]\nworkers = 2\n'
    (home / "blotter.toml").write_text("".join([head, *off, *feeds]))


@contextmanager
def _serving(home: Path, url: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", "from cli.main import main; main()", "serve"]
    environment = {**os.environ, "BLOTTER_HOME": str(home), "BLOTTER_DATABASE_URL": url}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def _looks(url: str) -> list[SourceChecked]:
    engine = open_store(url)
    with reading(engine) as connection:
        log.verify_chain(connection)
        found = [one.event for one in log.read(connection, type="SourceChecked")]
    engine.dispose()
    return [event for event in found if isinstance(event, SourceChecked)]


def test_all_workers_begin_and_end_with_it(postgresql: Server, tmp_path: Path) -> None:
    with postgresql.database() as url, hosts(dict.fromkeys(_HOSTS, _PAGES), latency=0.1) as served:
        _follow(tmp_path, served)
        with _serving(tmp_path, url) as serving:
            pause = Event()
            while serving.poll() is None and not all(served.log[host] for host in _HOSTS):
                pause.wait(0.05)
            workers = psutil.Process(serving.pid).children(recursive=True)
            assert len([one for one in workers if "--crawl" in one.cmdline()]) == 2
            serving.terminate()
            _, said = serving.communicate(timeout=60)
        assert serving.returncode == 0
        assert "Traceback" not in said
        assert not psutil.wait_procs(workers, timeout=60)[1]
        looks = _looks(url)
        assert [served.overlaps(host) for host in _HOSTS] == [0, 0]
    assert len(looks) <= 2  # what has not ended in time is ended with it
    assert all(one.interrupted for one in looks)
