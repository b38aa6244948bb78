from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from scheduler.doctor.locks import holders, locked, of_workers
from store.shared_crawl.left_behind import LeftBehind
from tests.store.test_lock import HOLD


@pytest.fixture
def crawling(engine: sa.Engine) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the lock of crawls."""
    command = [sys.executable, "-c", HOLD, engine.url.render_as_string(hide_password=False)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "True\n"
        yield process
        process.send_signal(signal.SIGCONT)
        process.communicate("")


def test_who_holds_a_lock_is_told(engine: sa.Engine, crawling: subprocess.Popen[str]) -> None:
    (holder,) = holders(engine)
    assert holder.lock == "crawl"
    if engine.dialect.name == "sqlite":
        assert holder.pid == crawling.pid
        assert sys.executable in holder.who
        assert not holder.is_stopped


def test_one_that_is_stopped_is_told_as_that(
    engine: sa.Engine, crawling: subprocess.Popen[str]
) -> None:
    if engine.dialect.name != "sqlite":
        pytest.skip("a database server does not know")
    crawling.send_signal(signal.SIGSTOP)
    os.waitid(os.P_PID, crawling.pid, os.WSTOPPED | os.WNOWAIT)
    (holder,) = holders(engine)
    assert holder.is_stopped


def test_nobody_holds_one_that_was_let_go(engine: sa.Engine) -> None:
    assert holders(engine) == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("1: FLOCK  ADVISORY  WRITE 812 08:01:5242 0 EOF", (812, 5242)),
        ("1: -> FLOCK  ADVISORY  WRITE 813 08:01:5242 0 EOF", None),
        ("2: POSIX  ADVISORY  READ 812 08:01:5242 128 128", None),
        ("", None),
        ("1: FLOCK ADVISORY WRITE x y 0 EOF", None),
    ],
)
def test_a_line_of_locks_is_read(line: str, told: tuple[int, int] | None) -> None:
    assert locked(line) == told


def test_what_dead_workers_left_is_a_warning_where_nobody_takes_it_up() -> None:
    at = datetime(2026, 3, 4, 12, tzinfo=UTC)
    left = LeftBehind(looks=(("us_a", at),), hosts=(("www.agency.example", at),))
    look, host = of_workers(left)
    assert (look.state, host.state) == ("warning", "ok")
    assert look.message.startswith("us_a was taken by a worker at 2026-03-04 12:00 UTC that died")
    at_work, _ = of_workers(replace(left, living=2))
    assert at_work.message == "2 workers of crawls at work"
    assert not [*of_workers(LeftBehind())]
