"""Workers of this machine and of Dask, also killed ones: what is found is the same."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread
from time import monotonic, sleep

import psutil
import pytest

from crawler.scanning.dask_runner import dask_runner
from crawler.scanning.local_runner import local_runner
from crawler.scanning.outcome import TRIES, Failure, Outcome, Runner, RunnerError, outcome
from tests.crawler.scanning.made import news, wanted

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_RUNNERS = [local_runner(2), dask_runner(2, "")]
_NAMES = ["local", "dask"]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [news(tmp_path / f"{number}.warc.gz", number=number) for number in range(1, 6)]


def _found(runner: Runner, files: Sequence[Path]) -> dict[Path, Outcome]:
    ended = list(runner(files, wanted()))
    assert len(ended) == len(files)
    return dict(ended)


@pytest.mark.parametrize("runner", _RUNNERS, ids=_NAMES)
def test_they_find_what_is_found_here_and_leave_nobody(runner: Runner, files: list[Path]) -> None:
    files[2].write_bytes(b"nothing")
    assert _found(runner, files) == {file: outcome(file, wanted()) for file in files}
    assert _workers() == []


def test_a_file_that_kills_its_workers_is_given_up(tmp_path: Path) -> None:
    """A pipe that nobody writes into keeps whoever opens it, until that is killed."""
    poison = tmp_path / "poison.warc.gz"
    os.mkfifo(poison)
    good = news(tmp_path / "good.warc.gz")
    killer = Thread(target=_kill_whoever_waits, args=(poison,), daemon=True)
    killer.start()
    found = _found(local_runner(2), [poison, good])
    assert found[good] == outcome(good, wanted())
    ended = found[poison]
    assert isinstance(ended, Failure)
    assert f"{poison}: its worker died {TRIES} times" in ended.cause


@pytest.mark.parametrize("runner", _RUNNERS, ids=_NAMES)
def test_a_killed_worker_costs_nothing(runner: Runner, files: list[Path]) -> None:
    killed: list[int] = []

    def ends() -> Iterator[tuple[Path, Outcome]]:
        for one in runner(files, wanted()):
            if not killed:
                killed.extend(_workers()[:1])
                os.kill(killed[0], signal.SIGKILL)
            yield one

    assert dict(ends()) == {file: outcome(file, wanted()) for file in files}
    assert killed


def test_without_a_scheduler_there_is_nobody(files: list[Path]) -> None:
    with pytest.raises(RunnerError, match="no workers at Dask's scheduler tcp"):
        _found(dask_runner(2, "tcp://127.0.0.1:9"), files)


def _workers() -> list[int]:
    """The processes that were begun from here and run our code."""
    ours = psutil.Process().children(recursive=True)
    return [one.pid for one in ours if "spawn_main" in " ".join(one.cmdline())]


def _kill_whoever_waits(pipe: Path) -> None:
    """Kill those that wait for somebody to write into a pipe: they sleep in `open`, which a writer
    that does not wait can tell."""
    seen: set[int] = set()
    limit = monotonic() + 120
    while len(seen) < TRIES and monotonic() < limit:
        sleep(0.05)
        try:
            writer = os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody waits
            continue
        holders = [pid for pid in _workers() if pid not in seen and _holds(pid, pipe)]
        for pid in holders:
            seen.add(pid)
            os.kill(pid, signal.SIGKILL)
        os.close(writer)


def _holds(pid: int, file: Path) -> bool:
    try:
        links = [link.readlink() for link in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:
        return False
    return file in links
