"""Hearing of it when a log on PostgreSQL grows (LISTEN), by a connection of one's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from store.connections.to_server import connected

#: What writers notify, with the position that the log has come to.
CHANNEL = "blotter"
#: Seconds between two looks whether it is to end.
_CHECK = 0.5
#: Seconds before a lost connection is made anew, at first and at most.
_FIRST, _MOST = 0.2, 15.0


@contextmanager
def listening(url: str, wake: Callable[[], None]) -> Iterator[None]:
    """While this lasts, call what wakes whoever follows the log when something was appended, and
    when something may have been meanwhile: at the beginning, and after a connection was lost.

    No notice is one of nothing: a pool of connections between us and the server may lose them all.
    """
    ended = Event()
    thread = Thread(target=_listen, args=(url, wake, ended), name="listening", daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(2 * _CHECK)


def _listen(url: str, wake: Callable[[], None], ended: Event) -> None:
    from psycopg import Error

    pause = _FIRST
    while not ended.is_set():
        try:
            with connected(url) as connection:
                connection.execute(f"LISTEN {CHANNEL}".encode())
                wake()
                pause = _FIRST
                while not ended.is_set():
                    if [*connection.notifies(timeout=_CHECK, stop_after=1)]:
                        wake()
        except Error:  # whoever follows looks by itself meanwhile
            ended.wait(pause)
            pause = min(2 * pause, _MOST)
