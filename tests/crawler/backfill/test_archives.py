"""`blotter backfill --warc-list`: as a whole, killed at work and run again, by either runner."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from time import monotonic, sleep

import psutil
import pytest

from store.log.events import SourceBackfilled
from tests.crawler.backfill.past import documents, events
from tests.crawler.fakes import ROOT
from tests.crawler.scanning.made import PAPER, news

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_FILES = 4
_SOURCE = "us_dea_press_releases"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "warcs").mkdir()
    for number in range(1, _FILES + 1):
        news(tmp_path / "warcs" / f"{number}.warc.gz", number=number)
    return tmp_path / "warcs"


def _started(home: Path, *words: str) -> subprocess.Popen[str]:
    home.mkdir(exist_ok=True)
    command = [sys.executable, "-c", "from cli.main import main; main()", "backfill", _SOURCE]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BLOTTER_")}
    return subprocess.Popen(
        [*command, *words],
        cwd=ROOT,
        env={**kept, "BLOTTER_HOME": str(home)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _ended(home: Path, *words: str) -> tuple[int, str, str]:
    run = _started(home, *words)
    said, complained = run.communicate(timeout=300)
    return run.returncode, said, complained


def test_both_runners_leave_the_same_and_a_second_run_nothing(folder: Path, tmp_path: Path) -> None:
    local, dask = tmp_path / "local", tmp_path / "dask"
    code, said, _ = _ended(local, "--warc-list", str(folder), "--jobs", "2", "--format", "json")
    report = json.loads(said)
    assert (code, report["files"], report["scanned"], report["known"]) == (0, _FILES, _FILES, 0)
    assert report["sources"] == [{"source": _SOURCE, "recorded": _FILES, "unreadable": 0}]
    assert [page["url"] for page in report["elsewhere"]] == [
        f"{PAPER}{number}" for number in range(1, _FILES + 1)
    ]
    assert len(documents(local)) == _FILES
    code, said, _ = _ended(dask, "--warc-list", str(folder), "--jobs", "2", "--runner", "dask")
    assert code == 0
    assert f"{_SOURCE}  {_FILES} recorded" in said
    assert documents(dask) == documents(local)
    assert _ended(dask, "--warc-list", str(folder))[0] == 0
    assert documents(dask) == documents(local)
    (first, second) = [
        recorded.event for recorded in events(dask) if isinstance(recorded.event, SourceBackfilled)
    ]
    assert (first.recorded, second.recorded, first.origin) == (_FILES, 0, "files")


@pytest.mark.parametrize(("runner", "most"), [("local", 1), ("dask", 1), ("dask", 2)])
def test_killed_at_work_it_goes_on_and_records_nothing_twice(
    folder: Path, tmp_path: Path, runner: str, most: int
) -> None:
    """The command is killed (kill -9) once a file is done, alone or with the process that began the
    workers; all that it began ends with it."""
    home = tmp_path / "home"
    run = _started(home, "--warc-list", str(folder), "--jobs", "1", "--runner", runner)
    limit = monotonic() + 200
    while not list(home.glob("scans/*/*.json")) and monotonic() < limit:
        sleep(0.01)
    command = psutil.Process(run.pid)
    everyone = command.children(recursive=True)
    for process in [command, *command.children()][:most]:
        process.kill()
    run.communicate()
    gone, alive = psutil.wait_procs(everyone, timeout=60)
    assert not alive
    assert gone
    kept = {file.name for file in home.glob("scans/*/*.json")}
    assert kept
    code, said, _ = _ended(home, "--warc-list", str(folder), "--format", "json")
    report = json.loads(said)
    assert code == 0
    assert report["known"] >= len(kept)
    calm = tmp_path / "calm"
    assert _ended(calm, "--warc-list", str(folder))[0] == 0
    assert documents(home) == documents(calm)
    assert len(documents(calm)) == _FILES


def test_asked_to_end_it_ends_in_order(folder: Path, tmp_path: Path) -> None:
    run = _started(tmp_path / "home", "--warc-list", str(folder), "--jobs", "1")
    limit = monotonic() + 200
    while not list(tmp_path.glob("home/scans/*/*.json")) and monotonic() < limit:
        sleep(0.01)
    everyone = psutil.Process(run.pid).children(recursive=True)
    run.send_signal(signal.SIGTERM)
    _, complained = run.communicate(timeout=100)
    assert run.returncode in (0, 128 + signal.SIGTERM)
    assert "Traceback" not in complained
    assert not psutil.wait_procs(everyone, timeout=60)[1]


@pytest.mark.parametrize("runner", ["local", "dask"])
def test_a_damaged_file_is_named_and_the_others_are_recorded(
    folder: Path, tmp_path: Path, runner: str
) -> None:
    damaged, other = folder / "2.warc.gz", folder / "3.warc.gz"
    other.write_bytes(b"no archive")
    damaged.write_bytes(damaged.read_bytes()[:-30])
    paths = "\n".join(["# March", *(f"{number}.warc.gz" for number in range(1, 6))])
    (folder / "warc.paths").write_text(paths)
    listed = ("--warc-list", str(folder / "warc.paths"), "--runner", runner)
    code, said, complained = _ended(tmp_path / "home", *listed)
    assert code == 1
    cut, odd, missing = [line for line in complained.splitlines() if line.startswith("Error")]
    assert odd == f"Error: {other}: not a WARC file"
    assert cut.startswith(f"Error: {damaged}: cut short after 3 whole records")
    assert missing == f"Error: {folder / '5.warc.gz'}: No such file or directory"
    assert "5 files: 2 looked through, 3 failed" in said
    assert len(documents(tmp_path / "home")) == 2


def test_days_may_be_chosen(folder: Path, tmp_path: Path) -> None:
    days = ("--from", "2026-03-02", "--to", "2026-03-03")
    assert _ended(tmp_path / "home", "--warc-list", str(folder), *days)[0] == 0
    assert [name for name, _, _ in documents(tmp_path / "home")] == [
        "2026-03-02-seized",
        "2026-03-03-seized",
    ]
