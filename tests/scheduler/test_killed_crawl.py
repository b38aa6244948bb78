"""A crawl whose processes are killed leaves no orphan, and loses and doubles nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from store.lock import alone
from store.log import log
from store.log.database import open_store, reading
from store.log.events import SourceChecked
from tests.crawler.crawling.host_server import Hosts, hosts
from tests.crawler.fakes import ROOT

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: Begins a crawl in a thread, which ends when it is told to; and ends itself once the crawl ends in
#: order: Linux tells a child of both.
_PARENT = """
import re, subprocess, sys, threading, time
from pathlib import Path

def begin():
    global child
    child = subprocess.Popen([sys.executable, "-m", "crawler", *sys.argv[1:]])
    sys.stdin.readline()

def minds_sigterm():
    status = Path(f"/proc/{child.pid}/status").read_text()
    return int(re.search("SigCgt:(.*)", status)[1], 16) >> 14 & 1

thread = threading.Thread(target=begin)
thread.start()
thread.join()
while minds_sigterm():
    time.sleep(0.001)
"""
_HOSTS = ["127.0.0.1", "127.0.0.2", "127.0.0.3"]
_PAGES = 6


def _follow(home: Path, served: Hosts) -> list[str]:
    """Follow a feed at each host; their names."""
    names = [f"host_{number}" for number, _ in enumerate(_HOSTS)]
    tables = [
        f'[feeds.{name}]\nurl = "{served.base(host)}/feed"\nkeep = "all"\ndelay = 0.1\n'
        for name, host in zip(names, _HOSTS, strict=True)
    ]
    head = 'contact = "reader@agency.example"\nallow_private = true\n'
    (home / "blotter.toml").write_text(head + "".join(tables))
    return names


def _crawl(home: Path, names: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from cli.main import main; main()", "crawl", *names],
        cwd=ROOT,
        env={**os.environ, "BLOTTER_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_a_killed_parent_leaves_no_orphan_and_nothing_is_lost_or_doubled(tmp_path: Path) -> None:
    with hosts(dict.fromkeys(_HOSTS, _PAGES), latency=0.2) as served:
        names = _follow(tmp_path, served)
        for _ in range(2):
            served.begun.clear()
            with _crawl(tmp_path, names) as parent:
                assert served.begun.wait(60)
                parent.kill()
                # Both write to these pipes: they are at their end when both are gone.
                parent.communicate(timeout=60)
            asked = sum(map(len, served.log.values()))
        assert asked < 3 * (_PAGES + 2) + 6  # neither went on to its end
        with _crawl(tmp_path, names) as whole:
            whole.communicate(timeout=120)
        assert whole.returncode == 0
        assert [served.overlaps(host) for host in _HOSTS] == [0] * 3
    store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    with reading(store) as connection:
        log.verify_chain(connection)
        found = Counter(one.stream for one in log.read(connection, type="DocumentPublished"))
    store.dispose()
    assert len(found) == len(_HOSTS) * _PAGES
    assert set(found.values()) == {1}


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_PDEATHSIG is Linux's")
def test_a_crawl_that_is_told_of_each_thread_of_a_killed_parent_ends_in_order(
    tmp_path: Path,
) -> None:
    with hosts(dict.fromkeys(_HOSTS, _PAGES), latency=0.2) as served:
        names = _follow(tmp_path, served)
        with subprocess.Popen(
            [sys.executable, "-c", _PARENT, *names],
            cwd=ROOT,
            env={**os.environ, "BLOTTER_HOME": str(tmp_path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as parent:
            assert served.begun.wait(60)
            parent.communicate("end\n", timeout=60)
    store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    with reading(store) as connection:
        looks = [one.event for one in log.read(connection, type="SourceChecked")]
    store.dispose()
    assert [isinstance(it, SourceChecked) and it.interrupted for it in looks] == [True] * 3


def test_a_crawl_is_refused_while_an_orphan_is_at_work(tmp_path: Path) -> None:
    with hosts(dict.fromkeys(_HOSTS, _PAGES)) as served:
        names = _follow(tmp_path, served)
        store = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
        with alone(store, "crawler") as mine:
            assert mine
            with _crawl(tmp_path, names) as refused:
                _, said = refused.communicate(timeout=60)
        store.dispose()
        assert refused.returncode == 1
        assert "another crawl on this database is under way" in said
        assert not any(served.log.values())
