"""Hosts on loopback, each with lists and pages, and a log of who was asked when."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from typing import Any

PAGE = "<html><h1>{0}</h1><article>About ketamine, page {0}.</article></html>"


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """One request: when it came and when it was answered, in seconds."""

    path: str
    began: float
    ended: float


@dataclass(kw_only=True)
class Hosts:
    """Servers at 127.0.0.1, 127.0.0.2 …, all at one port."""

    port: int = 0
    #: By host, in the order of answers.
    log: dict[str, list[Asked]] = field(default_factory=dict)
    #: Set once a first page was asked for.
    begun: threading.Event = field(default_factory=threading.Event)

    def base(self, host: str) -> str:
        return f"http://{host}:{self.port}"

    def turns(self, host: str) -> list[Asked]:
        return sorted(self.log[host], key=lambda asked: asked.began)

    def overlaps(self, host: str) -> int:
        """How often the host was asked while it still answered."""
        return sum(later.began < sooner.ended for sooner, later in pairwise(self.turns(host)))

    def nearest(self, host: str) -> float:
        """Seconds between the two requests to it that began closest to each other."""
        return min(later.began - sooner.began for sooner, later in pairwise(self.turns(host)))


@contextmanager
def hosts(pages: Mapping[str, int], *, latency: float = 0.0, refused: str = "") -> Iterator[Hosts]:
    """Serve a list at `/NAME/` with so many pages, whatever NAME, and a feed at `/feed`, at each of
    these hosts; each answer but robots.txt takes `latency` seconds. Who asks for the path that is
    `refused` is told to come back in an hour."""
    served = Hosts(log={host: [] for host in pages})
    with ExitStack() as stack:
        for host, count in pages.items():
            server = _Server((host, served.port), _handler(served, host, count, latency, refused))
            served.port = server.server_address[1]
            stack.callback(server.server_close)
            stack.callback(server.shutdown)
            threading.Thread(target=server.serve_forever, daemon=True).start()
        yield served


@contextmanager
def dripping(host: str) -> Iterator[str]:
    """Serve answers at this host that go on for ever, a byte at a time; its base address."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(404 if self.path == "/robots.txt" else 200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            with suppress(OSError):  # until nobody listens any more
                while self.path != "/robots.txt" and not over.wait(0.2):
                    self.wfile.write(b" ")

        def log_message(self, *_: Any) -> None:
            """Nothing is said of single requests."""

    server = ThreadingHTTPServer((host, 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://{host}:{server.server_address[1]}"
    finally:
        over.set()
        server.shutdown()
        server.server_close()


class _Server(ThreadingHTTPServer):
    """Minds no process that was killed amid a connection."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _handler(
    served: Hosts, host: str, pages: int, latency: float, refused: str
) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            began = time.monotonic()
            robots = self.path == "/robots.txt"
            if not robots:
                served.begun.set()
                time.sleep(latency)
            text = "" if robots else _answer(self.path, pages)
            body = text.replace("<link>/", f"<link>{served.base(host)}/").encode()
            served.log[host].append(Asked(path=self.path, began=began, ended=time.monotonic()))
            with suppress(OSError):  # whoever asked may be gone
                self._send(404 if robots else 429 if self.path == refused else 200, text, body)

        def _send(self, status: int, text: str, body: bytes) -> None:
            self.send_response(status)
            kind = "application/rss+xml" if text.startswith("<rss") else "text/html"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            if status == 429:
                self.send_header("Retry-After", "3600")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """Nothing is said of single requests."""

    return Handler


def _answer(path: str, pages: int) -> str:
    name, _, page = path.strip("/").partition("/")
    if name == "feed" and not page:
        items = "".join(
            f"<item><guid>{number}</guid><title>Ketamine {number}</title>"
            f"<link>/feed/{number}</link></item>"
            for number in range(pages)
        )
        return f"<rss version='2.0'><channel>{items}</channel></rss>"
    if page:
        return PAGE.format(page)
    return "".join(f"<li><a href='/{name}/{number}'>{number}</a></li>" for number in range(pages))
