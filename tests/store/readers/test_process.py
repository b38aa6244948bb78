"""A process is told from all others, and said to be gone only by whoever sees that it is."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.readers.process import is_gone, own_process

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="told by /proc")


def test_a_process_that_runs_is_not_gone_and_one_that_ended_is() -> None:
    said = "import sys; from store.readers.process import own_process; print(own_process())"
    child = subprocess.Popen(
        [sys.executable, "-c", f"{said}; sys.stdout.flush(); input()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with child:
        assert child.stdout and child.stdin
        process = child.stdout.readline().strip()
        assert process and process != own_process()
        assert not is_gone(process)
        child.stdin.write("\n")
    assert is_gone(process)


def test_one_that_was_killed_and_waits_for_its_parent_is_gone() -> None:
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    here, _, _ = own_process().partition("#")
    began = _began(child.pid)
    assert not is_gone(f"{here}#{child.pid}@{began}")
    child.kill()
    # Until it is waited for, which this leaves out, it is still listed.
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)
    assert Path(f"/proc/{child.pid}").exists()
    assert is_gone(f"{here}#{child.pid}@{began}")
    child.communicate()


def test_another_one_with_its_number_is_not_it() -> None:
    here, _, rest = own_process().partition("#")
    assert not is_gone(own_process())
    assert is_gone(f"{here}#{rest.partition('@')[0]}@1")


@pytest.mark.parametrize(
    "process", ["", "x", "#", "elsewhere#1@1", "a boot pid:[4]#1@7", "a boot#x@1"]
)
def test_nothing_is_said_of_what_runs_elsewhere(process: str) -> None:
    assert not is_gone(process)


def _began(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
