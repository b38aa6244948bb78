"""Says over HTTP whether `blotter serve` is well, for those who watch over it."""

from __future__ import annotations

import logging
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import IPv6Address
from threading import Thread

from scheduler.all_work import AllWork
from scheduler.metrics import MEDIA_TYPE, NeedsExtraError, metrics
from scheduler.waking import Work
from store.closing import closing_stores
from store.config import Settings
from store.database_address import StoreError
from store.log import log
from store.log.database import open_store, reading
from store.networks import host_and_port
from store.plain_text import clean
from store.settings.config_error import ConfigError

logger = logging.getLogger(__name__)

#: So many of its intervals a piece of work may be idle.
_INTERVALS = 2.5


@contextmanager
def answering(settings: Settings, all_work: AllWork) -> Iterator[None]:
    """Answer while what is inside goes on, where that is set. Raises ConfigError where it cannot
    be."""
    if not settings.serve.health:
        yield
        return
    host, port = host_and_port(settings.serve.health)
    with _server(settings, all_work, host, port) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        logger.info("health at http://%s:%d/healthz, metrics at /metrics", host, server.server_port)
        try:
            yield
        finally:  # also where a signal ends it: a loop whose socket is gone never rests
            server.shutdown()


def fault(settings: Settings, works: Sequence[Work]) -> str | None:
    """Why it is not well, in one line; None where it is."""
    for work in works:
        if work.silence() > work.again * _INTERVALS:
            return f"{work.name}: not woken for {work.silence().total_seconds() / 60:.0f} min"
    try:
        _ask_database(settings)
    except StoreError as error:
        return clean(str(error))
    return None


@closing_stores()
def _ask_database(settings: Settings) -> None:
    with reading(open_store(settings.database_url)) as connection:
        log.head(connection)


def _server(settings: Settings, all_work: AllWork, host: str, port: int) -> ThreadingHTTPServer:
    class Server(ThreadingHTTPServer):
        address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        daemon_threads = True

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self) -> None:
            status, media_type, body = _answer(self.path, settings, all_work)
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_HEAD = do_GET  # what many watchers ask with

        def log_message(self, format: str, *args: object) -> None:
            """Whoever watches asks every few seconds."""

    try:
        return Server((str(IPv6Address(host)) if ":" in host else host, port), Handler)
    except (OSError, ValueError) as error:
        msg = f"serve.health: cannot answer at {host}:{port}: {error}"
        raise ConfigError(msg) from error


def _answer(path: str, settings: Settings, all_work: AllWork) -> tuple[int, str, bytes]:
    """Status, media type and body."""
    plain = "text/plain; charset=utf-8"
    match path.partition("?")[0]:
        case "/healthz":
            why = fault(settings, all_work.works)
            return (503 if why else 200), plain, f"{why or 'ok'}\n".encode()
        case "/metrics":
            try:
                body = metrics(settings, all_work, now=datetime.now(UTC))
            except (NeedsExtraError, StoreError) as error:
                return 503, plain, f"{clean(str(error))}\n".encode()
            return 200, MEDIA_TYPE, body
        case _:
            return 404, plain, b"/healthz or /metrics\n"
