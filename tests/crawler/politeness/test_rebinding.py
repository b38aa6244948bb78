"""A name that stands for a public address and then for a private one is not connected to."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from tests.crawler.fakes import ROOT

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

_PUBLIC, _PRIVATE = "8.8.8.8", "127.0.0.1"


class Canary(ThreadingHTTPServer):
    """Notes what it is asked for; as a proxy, it redirects to itself."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answering)
        self.hits: list[str] = []
        self.proxied: list[str] = []


class _Answering(BaseHTTPRequestHandler):
    server: Canary

    def do_GET(self) -> None:
        proxied = self.path.startswith("http://")
        (self.server.proxied if proxied else self.server.hits).append(self.path)
        moved = proxied and not self.path.endswith("/robots.txt")
        self.send_response(302 if moved else 200)
        if moved:
            self.send_header("Location", f"http://127.0.0.1:{self.server.server_port}/secret")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def canary() -> Iterator[Canary]:
    with Canary() as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def _asked(
    urls: list[str],
    answers: dict[str, list[list[str]]],
    *,
    cached: bool = True,
    proxies: dict[str, str] | None = None,
) -> list[str]:
    """What came of asking for each address."""
    how = json.dumps({"urls": urls, "answers": answers, "cached": cached})
    kept = {name: value for name, value in os.environ.items() if not name.lower().endswith("proxy")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.crawler.politeness.rebinding", how],
        cwd=ROOT,
        env=kept | (proxies or {}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


@pytest.mark.parametrize("cached", [True, False])
def test_a_name_that_turns_private_is_not_connected_to(canary: Canary, cached: bool) -> None:
    answers = {
        "alternating.example": [[_PUBLIC], [_PRIVATE]],
        "public-first.example": [[_PUBLIC], *[[_PRIVATE]] * 20],
        "mixed.example": [[_PUBLIC, _PRIVATE]],
        "private-first.example": [[_PRIVATE, _PUBLIC]],
        "nothing-first.example": [[], [_PRIVATE]],
    }
    urls = [f"http://{name}:{canary.server_port}/feed" for name in answers for _ in range(3)]
    said = _asked(urls, answers, cached=cached)
    assert len(said) == len(urls)
    assert canary.hits == []
    refused = "127.0.0.1 is a private address; allow_private = true before all tables of "
    refused += "blotter.toml permits it"
    assert said[6:12] == [f"AddressRefused: {refused}"] * 6


def test_no_spelling_of_a_private_address_is_connected_to(canary: Canary) -> None:
    hosts = ["127.0.0.1", "[::1]", "localhost", "LOCALHOST", "2130706433", "0x7f000001", "0"]
    hosts += ["[::ffff:127.0.0.1]", "127.1"]
    said = _asked([f"http://{host}:{canary.server_port}/" for host in hosts], {})
    assert canary.hits == []
    assert [line for line in said if "is a private address; allow_private" not in line] == []
    assert len(said) == len(hosts)


def test_a_proxy_may_be_private_but_is_not_sent_to_private_addresses(canary: Canary) -> None:
    place = f"127.0.0.1:{canary.server_port}"
    urls = ["http://8.8.8.8/page", f"http://{place}/", "http://8.8.8.8/page"]
    said = _asked(urls, {}, proxies={"http_proxy": f"http://{place}"})
    assert canary.hits == []
    assert set(canary.proxied) == {"http://8.8.8.8/robots.txt", "http://8.8.8.8/page"}
    assert [line.partition(":")[0] for line in said] == ["AddressRefused"] * 3
