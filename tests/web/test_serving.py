"""The server as it is run: by its command, with real connections."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
import uvicorn

from web import serving

pytestmark = pytest.mark.servers

TOKEN = "a-token-drawn-by-chance"


def command(home: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", "from cli.main import main; main()", "web", *options],
        env={**os.environ, "BLOTTER_HOME": str(home), **environment},
        stderr=subprocess.PIPE,
        text=True,
    )


@contextmanager
def served(home: Path, *options: str, **environment: str) -> Iterator[tuple[str, int]]:
    """The line that a server says at its start, and its port, while it runs. It ends by SIGTERM."""
    with command(home, "--port", "0", *options, **environment) as process:
        assert process.stderr is not None
        line = process.stderr.readline()
        match = re.search(r":(\d+)/", line)
        assert match, line + process.stderr.read()
        try:
            yield line, int(match[1])
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=12) == 0
            assert "Traceback" not in process.stderr.read()


def refused(home: Path, *options: str) -> tuple[int, str]:
    """The exit code of a command that does not start, and what it says."""
    process = command(home, *options)
    _, said = process.communicate(timeout=60)
    return process.returncode, said


def test_it_says_in_a_line_what_it_serves_where_and_ends_when_it_is_told_to(tmp_path: Path) -> None:
    with served(tmp_path) as (line, port):
        assert line == (
            f"http://127.0.0.1:{port}/ (read: whoever reaches it;"
            " nobody can change anything here)\n"
        )
        assert httpx.get(f"http://127.0.0.1:{port}/healthz").text == "ok\n"
        assert "server" not in httpx.get(f"http://127.0.0.1:{port}/sources").headers


def test_the_network_is_not_served_unless_it_is_set_who_may_read(
    tmp_path: Path,
) -> None:
    code, said = refused(tmp_path, "--host", "0.0.0.0", "--port", "0")
    assert code == 2
    assert said.startswith("Error: 0.0.0.0 is reached from the network: set BLOTTER_WEB_TOKEN")
    assert said.count("\n") == 1


def test_a_port_that_is_taken_is_said_in_a_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, said = refused(tmp_path, "--port", str(taken.getsockname()[1]))
    assert code == 1
    assert re.fullmatch(r"Error: cannot listen at 127\.0\.0\.1, port \d+: .*\n", said)


def test_beyond_this_machine_it_asks_for_the_token(tmp_path: Path) -> None:
    with served(tmp_path, "--host", "0.0.0.0", BLOTTER_WEB_TOKEN=TOKEN) as (line, port):
        assert "whoever signs in" in line
        address = f"http://127.0.0.1:{port}/sources"
        assert httpx.get(address).status_code == 401
        shown = {"Authorization": f"Bearer {TOKEN}"}
        assert httpx.get(address, headers=shown).status_code == 200


def test_a_proxy_is_believed_by_its_own_address(tmp_path: Path) -> None:
    with served(tmp_path, BLOTTER_WEB_TRUSTED_PROXY="10.0.0.0/8,127.0.0.1") as (_, port):
        address = f"http://127.0.0.1:{port}/sources"
        assert httpx.get(address).status_code == 401
        assert httpx.get(address, headers={"X-Forwarded-User": "ada"}).status_code == 200
    with served(tmp_path, BLOTTER_WEB_TRUSTED_PROXY="10.0.0.0/8") as (_, port):
        claims = {"X-Forwarded-User": "ada", "X-Forwarded-For": "10.0.0.1"}
        answer = httpx.get(f"http://127.0.0.1:{port}/sources", headers=claims)
        assert answer.status_code == 401


def test_a_connection_under_way_does_not_keep_it_from_its_end(tmp_path: Path) -> None:
    with served(tmp_path) as (_, port), socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(b"GET /sources HTTP/1.1\r\nHost: 127")


def test_bad_requests_are_answered_and_not_told_of(tmp_path: Path) -> None:
    with served(tmp_path) as (_, port), socket.create_connection(("127.0.0.1", port)) as asking:
        asking.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")
        assert asking.recv(100).startswith(b"HTTP/1.1 400")


def test_a_client_that_does_not_end_its_request_is_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "_HEAD", 0.2)
    listening = serving.listen("127.0.0.1", 0)
    config = uvicorn.Config(_nothing, http=serving._Patient, log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        for sent in (b"", b"GET /", b"GET / HTTP/1.1\r\nHost: a\r\n"):
            with socket.create_connection(listening.getsockname(), timeout=10) as slow:
                slow.sendall(sent)
                with suppress(ConnectionResetError):
                    assert slow.recv(100) == b""
    finally:
        server.should_exit = True
        thread.join(20)
    assert not thread.is_alive()


async def _nothing(scope: object, receive: object, send: object) -> None:
    """Answers nothing."""


def test_an_answer_cut_short_by_the_end_is_no_fault(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("a server")
    logger.addFilter(serving._is_told)
    for error in (asyncio.CancelledError(), ValueError("a fault")):
        logger.error("ended by %s", type(error).__name__, exc_info=error)
    assert [record.getMessage() for record in caplog.records] == ["ended by ValueError"]
