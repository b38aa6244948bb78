from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from crawler import sources
from crawler.own_version import own_version
from scheduler.child_process import ChildProcess
from store.log import log
from store.log.database import open_store, reading
from store.log.events import SourceChecked

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Board</title>
<link>https://board.example/</link><description>d</description></channel></rss>"""

#: Says through a named pipe that it runs, and waits for a signal.
WAIT = """
import os, signal, sys
signal.signal(signal.SIGTERM, getattr(signal, sys.argv[2]))
with open(sys.argv[1], "w"): pass
while True: signal.pause()
"""


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    os.mkfifo(tmp_path / "pipe")
    return tmp_path / "pipe"


@pytest.mark.parametrize(
    ("disposition", "ends", "ended_by"),
    [
        ("SIG_DFL", (ChildProcess.ask_to_end,), signal.SIGTERM),
        ("SIG_IGN", (ChildProcess.ask_to_end, ChildProcess.kill), signal.SIGKILL),
    ],
)
def test_a_crawl_is_ended_if_need_be_by_force(
    pipe: Path,
    disposition: str,
    ends: Sequence[Callable[[ChildProcess], None]],
    ended_by: signal.Signals,
) -> None:
    child = ChildProcess()
    codes: list[int] = []
    command = [sys.executable, "-c", WAIT, str(pipe), disposition]
    thread = threading.Thread(
        target=lambda: codes.append(child.run(command, os.environ, lambda _: None))
    )
    thread.start()
    pipe.read_text()  # until it runs
    for end in ends:
        end(child)
    thread.join()
    assert codes == [-ended_by]


def test_after_the_end_nothing_starts(tmp_path: Path) -> None:
    child = ChildProcess()
    child.ask_to_end()
    assert child.run(["/no/such/program"], {}, lambda _: None) == -signal.SIGTERM


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home in which nothing that ships is followed."""
    off = "".join(f"[sources.{name}]\nenabled = false\n" for name in sources.names())
    (tmp_path / "blotter.toml").write_text(
        f'contact = "desk@reader.example"\nallow_private = true\n{off}'
    )
    return tmp_path


def follow(home: Path, url: str) -> None:
    with (home / "blotter.toml").open("a") as file:
        file.write(f'[feeds.board]\nurl = "{url}"\ndelay = 0\n')


@pytest.fixture
def serving(home: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-c", "from cli.main import main; main()", "serve"]
    environment = {**os.environ, "BLOTTER_HOME": str(home)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as child:
        yield child
        child.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_does_what_is_due_and_ends_when_told(
    home: Path, httpserver: HTTPServer, request: pytest.FixtureRequest, number: signal.Signals
) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
    httpserver.expect_request("/feed").respond_with_data(FEED, content_type="application/rss+xml")
    follow(home, httpserver.url_for("/feed"))
    serving: subprocess.Popen[str] = request.getfixturevalue("serving")
    assert serving.stderr is not None
    lines = iter(serving.stderr.readline, "")
    before = [*takewhile(lambda line: "crawled board: exit code" not in line, lines)]
    assert f"Blotter {own_version()}, home {home}" in before[0]
    assert any("looks every" in line and "due" in line for line in before), before
    serving.send_signal(number)
    assert serving.wait(10) == 0
    assert looks(home) == 1


def test_a_crawl_under_way_is_ended_too(
    home: Path, httpserver: HTTPServer, request: pytest.FixtureRequest
) -> None:
    asked, answer = threading.Event(), threading.Event()

    def hang(_: object) -> Response:
        asked.set()
        answer.wait()
        return Response(FEED)

    httpserver.expect_request("/robots.txt").respond_with_data("", content_type="text/plain")
    httpserver.expect_request("/feed").respond_with_handler(hang)
    follow(home, httpserver.url_for("/feed"))
    serving: subprocess.Popen[str] = request.getfixturevalue("serving")
    asked.wait()
    serving.terminate()
    try:
        assert serving.wait(10) == 0
    finally:
        answer.set()


def looks(home: Path) -> int:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with reading(engine) as connection:
        events = [recorded.event for recorded in log.read(connection)]
    engine.dispose()
    return sum(isinstance(event, SourceChecked) for event in events)
