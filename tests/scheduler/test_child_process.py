"""Children that are listened to, stopped, stuck, and left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from scheduler.child_process import ChildProcess
from scheduler.crawl_watch import CrawlWatch
from tests.crawler.crawling.host_server import hosts
from tests.crawler.crawling.side_by_side import command, environment
from tests.crawler.fakes import ROOT

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: Runs a child through `run_child`.
_PARENT = """
import os, sys
from scheduler.child_process import run_child
run_child([sys.executable, "-c", sys.argv[1]], os.environ, lambda line: None)
"""
#: Says its number and waits for a signal.
_CHILD = """
import os, signal, sys
signal.signal(signal.SIGTERM, lambda *_: sys.exit(3))
print(os.getpid(), flush=True)
while True: signal.pause()
"""
#: The same, and ends with its parent.
_BOUND_CHILD = (
    "from crawler.crawling.vital_signs import end_with_parent; end_with_parent()" + _CHILD
)


def _parent(child: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _PARENT, child],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGINT, -signal.SIGINT)]
)
def test_a_signal_ends_the_child_and_then_us(number: signal.Signals, code: int) -> None:
    with _parent(_CHILD) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        parent.send_signal(number)
        _, errors = parent.communicate(timeout=30)
    assert parent.returncode == code
    assert errors.startswith("stopped before the end, on request; a later run goes on\n")
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_second_signal_ends_them_by_force() -> None:
    # It may still be at its first line, which another print would not bear.
    deaf = _CHILD.replace("lambda *_: sys.exit(3)", r"lambda *_: os.write(1, b'no\n')")
    with _parent(deaf) as parent:
        assert parent.stdout
        pid = int(parent.stdout.readline())
        parent.terminate()
        assert parent.stdout.readline() == "no\n"
        parent.terminate()
        parent.communicate(timeout=30)
    assert parent.returncode == 128 + signal.SIGTERM
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_PDEATHSIG is Linux's")
def test_a_child_ends_with_a_parent_that_was_killed() -> None:
    with _parent(_BOUND_CHILD) as parent:
        assert parent.stdout
        assert int(parent.stdout.readline())
        parent.kill()
        # The child holds the other end too: there is an end only when both are gone.
        parent.communicate(timeout=30)
    assert parent.returncode == -signal.SIGKILL


def test_a_crawl_that_is_stuck_in_a_page_is_ended_and_what_it_was_at_is_known(
    tmp_path: Path,
) -> None:
    delays = {"releases_a": 30, "stuck_b": 0, "releases_c": 0}
    tables = [f"[sources.{name}]\ndelay = {delay}\n" for name, delay in delays.items()]
    (tmp_path / "blotter.toml").write_text("".join(["allow_private = true\n", *tables]))
    watch = CrawlWatch()
    with hosts({"127.0.0.1": 2, "127.0.0.2": 2}) as served:
        base = served.base("127.0.0.2")
        listings = {
            "releases_a": f"{served.base('127.0.0.1')}/a/",
            "stuck_b": f"{base}/b/",
            "releases_c": f"{base}/c/",
        }
        code = ChildProcess().run(command(listings, 2), environment(tmp_path), watch.hear)
    assert code == -signal.SIGALRM
    assert watch.reading == ("stuck_b", f"{base}/b/0")
    assert watch.running["stuck_b"] == {"127.0.0.2": 3}
    assert (watch.culprits(), watch.left()) == ({"stuck_b"}, {"releases_a", "releases_c"})
