"""Following a log on PostgreSQL as it grows, in a thread of a process that goes on for long."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from store.connections.listening import listening
from store.database_address import StoreError

_LOG = logging.getLogger("blotter.following")
#: Seconds after which it is looked whether the log has grown, though nobody said so.
EVERY = 10.0
#: Seconds between two rounds: what comes in quick succession is taken in together.
_REST = 0.1
#: Seconds that a round under way has at the end.
_GRACE = 1.0


@contextmanager
def following(url: str, woken: Event, bring_up: Callable[[], None]) -> Iterator[None]:
    """While this lasts, have all brought up that is made of the log, as soon as it grows and when
    `woken` is set. Not on SQLite, which tells nobody: there whoever asks brings it up."""
    if url.startswith("sqlite"):
        yield
        return
    ended = Event()
    arguments = (woken, ended, bring_up)
    thread = Thread(target=_follow, args=arguments, name="following", daemon=True)
    with listening(url, woken.set):
        thread.start()
        try:
            yield
        finally:
            ended.set()
            woken.set()
            thread.join(_GRACE)


def _follow(woken: Event, ended: Event, bring_up: Callable[[], None]) -> None:
    is_failing = False
    while not ended.is_set():
        try:
            bring_up()
            is_failing = False
        except StoreError as error:
            if not is_failing:
                _LOG.warning("%s", error)
            is_failing = True
        ended.wait(_REST)
        woken.wait(EVERY)
        woken.clear()
