"""A server of the application: it waits for no slow client, and ends when it is told to."""

from __future__ import annotations

import asyncio
import ctypes
import logging
import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from threading import Timer
from typing import Any, TypeAlias

import h11
import uvicorn
from litestar.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

#: Seconds that the head of a request may take, and that a client may read nothing of an answer.
_HEAD, _READING = 10.0, 30.0
#: Bytes of a head; connections at once.
_LONGEST_HEAD, _MOST_CONNECTIONS = 16_384, 500
#: Seconds that answers under way have once it is told to end, and after which the process does.
_GRACE, _END = 8, 9.5
#: Of glibc's malloc: the option that says how many heaps there are (mallopt(3)).
_ARENA_MAX = -8

_Timed: TypeAlias = asyncio.TimerHandle | None


class ListenError(RuntimeError):
    """There is no listening at an address; the message is one line that says why."""


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; any free port for 0. Raises ListenError."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
        try:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(address)
            listening.listen()
        except OSError:
            listening.close()
            raise
    except (OSError, UnicodeError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        msg = f"cannot listen at {host}, port {port}: {why}"
        raise ListenError(msg) from error
    return listening


def run(app: ASGIApp, listening: socket.socket, started: Callable[[], None]) -> None:
    """Serve until SIGTERM or SIGINT; at a second SIGINT it ends at once. It is called once it
    serves, and ends as it should from then on."""
    config = uvicorn.Config(
        app,
        http=_Patient,
        ws="none",
        log_config=None,  # its messages go where all others do
        access_log=False,
        server_header=False,
        # Whom a proxy speaks for is decided by `web.access`, which needs its own address.
        proxy_headers=False,
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_graceful_shutdown=_GRACE,
    )
    logging.getLogger("uvicorn.error").addFilter(_is_told)
    server = _Server(config, started)
    for number in (signal.SIGTERM, signal.SIGINT):
        # The server takes signals by itself once it has started, and raises them again at its end.
        signal.signal(number, server.handle_exit)
    server.run(sockets=[listening])


def have_one_heap() -> None:
    """Let all threads that begin from now on take their memory from one heap. Else glibc gives a
    heap to each, and each keeps what the largest answer of its thread took; threads of Python
    seldom run at once."""
    with suppress(AttributeError):  # another C library, which has no such option
        ctypes.CDLL(None).mallopt(_ARENA_MAX, 1)


def _is_told(record: logging.LogRecord) -> bool:
    """Whether a message of the server is told. That answers were under way at its end is, in a
    line; not where each of them was."""
    error = record.exc_info[1] if record.exc_info else None
    return not isinstance(error, asyncio.CancelledError)


class _Server(uvicorn.Server):
    """A server that says when it has started, and whose process ends in time, whatever an answer
    under way waits for."""

    def __init__(self, config: uvicorn.Config, started: Callable[[], None]) -> None:
        super().__init__(config)
        self._say = started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._say()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        # Threads cannot be cancelled, and the end of the interpreter waits for them.
        end = Timer(_END, os._exit, (0,))
        end.daemon = True
        end.start()
        await super().shutdown(sockets)


class _Patient(H11Protocol):
    """HTTP/1.1 with clients that may be slow, but not for ever."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._head: _Timed = None
        self._reading: _Timed = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._head = self._later(_HEAD)

    def data_received(self, data: bytes) -> None:
        if self._head is None and self.conn.their_state is h11.IDLE:
            self._head = self._later(_HEAD)
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE:
            _stop(self._head)
            self._head = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._reading = self._later(_READING)

    def resume_writing(self) -> None:
        super().resume_writing()
        _stop(self._reading)

    def connection_lost(self, exc: Exception | None) -> None:
        _stop(self._head)
        _stop(self._reading)
        super().connection_lost(exc)

    def _later(self, seconds: float) -> asyncio.TimerHandle:
        give_up: Callable[[], None] = self.transport.abort
        return self.loop.call_later(seconds, give_up)


def _stop(timed: _Timed) -> None:
    if timed is not None:
        timed.cancel()
