"""Feeds of one entry more a night, at two hosts on loopback, which tell who is asked and when."""

from __future__ import annotations

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOSTS = ("127.0.0.1", "127.0.0.2")
#: Seconds that an answer takes.
_LATENCY = 0.05
_TYPES = {"/feed": "application/rss+xml", "/robots.txt": "text/plain"}


@dataclass(kw_only=True)
class Site:
    """What is on offer, and who was asked while it still answered."""

    nights: int = 2
    port: int = 0
    asked: int = 0
    overlaps: int = 0
    busy: Counter[str] = field(default_factory=Counter)
    #: The request, by number, that sets `reached` and is not answered before `over`; 0 for none.
    held: int = 0
    reached: threading.Event = field(default_factory=threading.Event)
    over: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def hold(self, coming: int) -> None:
        """Keep the coming request of that number waiting, from 1 on."""
        self.reached.clear()
        self.over.clear()
        with self.lock:
            self.held = self.asked + coming

    def answer(self, host: str, path: str, connection: socket.socket) -> bytes:
        """The page at that host, in its time."""
        with self.lock:
            self.asked += 1
            is_held = self.asked == self.held
            self.overlaps += self.busy[host] > 0
            self.busy[host] += 1
        if is_held:
            self.reached.set()
            while not self.over.wait(_LATENCY) and not _has_hung_up(connection):
                pass
        time.sleep(_LATENCY)
        with self.lock:
            self.busy[host] -= 1
        return _page(path, self.nights, host)


def source_name(host: str) -> str:
    """What the feed of a host is called in the settings."""
    return f"board_{host.rpartition('.')[2]}"


@contextmanager
def serving_site() -> Iterator[Site]:
    """Be that site for a while."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = site.answer(self.headers["Host"], self.path, self.connection)
            with suppress(OSError):
                self.send_response(200)
                self.send_header("Content-Type", _TYPES.get(self.path, "text/html"))
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None: ...

    servers: list[ThreadingHTTPServer] = []
    for host in HOSTS:
        server = ThreadingHTTPServer((host, site.port), Handler)
        site.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
    try:
        yield site
    finally:
        site.over.set()
        for server in servers:
            server.shutdown()
            server.server_close()


def _has_hung_up(connection: socket.socket) -> bool:
    """Whether whoever asked is gone, so that another may."""
    try:
        return not connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    except OSError:
        return True


def _page(path: str, nights: int, host: str) -> bytes:
    if path == "/robots.txt":
        return b""
    if path != "/feed":
        return f"<html><h1>{path}</h1><p>An order about ketamine, {path}.</p></html>".encode()
    items = "".join(
        f"<item><title>Ketamine order {night}</title><guid>urn:{host}:{night}</guid>"
        f"<link>http://{host}/{night}</link><description>Ketamine.</description></item>"
        for night in range(max(1, nights - 3), nights)
    )
    head = "<title>Board</title><link>https://board.example/</link><description>d</description>"
    return f'<rss version="2.0"><channel>{head}{items}</channel></rss>'.encode()
