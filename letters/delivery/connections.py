"""Connections that can be cut: after a deadline, or all at once by another thread.

A server that goes on saying something keeps a read with a timeout waiting for ever.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from errno import ECONNABORTED
from os import strerror
from threading import Lock, Thread, Timer

#: Seconds between two cuts at what is still open.
_PAUSE = 0.1


class Connections:
    """The connections that are open now."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._open: set[Callable[[], socket.socket | None]] = set()
        self._closed = False

    @contextmanager
    def open_for(
        self, seconds: float, connection: Callable[[], socket.socket | None]
    ) -> Iterator[None]:
        """Cut the connection after so many seconds, or when all are cut; it may be made inside.
        Raises ConnectionAbortedError where all were cut before."""
        timer = Timer(seconds, _cut, [connection])
        timer.daemon = True
        with self._lock:
            if self._closed:
                raise ConnectionAbortedError(ECONNABORTED, strerror(ECONNABORTED))
            self._open.add(connection)
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            with self._lock:
                self._open.discard(connection)

    @property
    def closed(self) -> bool:
        """Whether all were cut, and none is to be opened any more."""
        return self._closed

    def cut_all(self) -> None:
        """Cut the connections that are open now, and let none be opened."""
        with self._lock:
            self._closed = True
        Thread(target=self._cut_until_none_is_open, daemon=True).start()

    def _cut_until_none_is_open(self) -> None:
        """One that is only being made has nothing yet that can be cut."""
        while open_now := self._open_now():
            for connection in open_now:
                _cut(connection)
            time.sleep(_PAUSE)

    def _open_now(self) -> tuple[Callable[[], socket.socket | None], ...]:
        with self._lock:
            return tuple(self._open)


def _cut(connection: Callable[[], socket.socket | None]) -> None:
    if (opened := connection()) is not None:
        with suppress(OSError):  # it is gone already
            socket.socket.shutdown(opened, socket.SHUT_RDWR)  # of TLS, nothing is changed
