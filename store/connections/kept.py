"""Connections that stay open between looks, in a process that looks often: to open one takes longer
than most looks."""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from typing import Any, Generic, Protocol, TypeVar

#: More to one place are closed after their look.
_MOST = 8
#: One for each who keeps connections open.
_KEEPING: list[object] = []


class Connection(Protocol):
    def close(self) -> None: ...


C = TypeVar("C", bound=Connection)


class Idle(Generic[C]):
    """Connections that nobody looks by just now. A look takes one out, so that no two share it."""

    def __init__(self, longest: float = float("inf")) -> None:
        #: Seconds after which one is not used any more.
        self._longest = longest
        # By process too: what a process was forked with belongs to its parent.
        self._by_place: defaultdict[tuple[int, Hashable], list[tuple[float, C]]]
        self._by_place = defaultdict(list)
        _ALL.append(self)

    def taken(self, place: Hashable) -> C | None:
        """The one that was used last; None where there is none."""
        try:
            since, connection = self._by_place[os.getpid(), place].pop()
        except IndexError:
            return None
        if time.monotonic() - since <= self._longest:
            return connection
        connection.close()
        self.close(place)  # the others have been idle for longer
        return None

    def leave(self, place: Hashable, connection: C) -> None:
        """Keep a connection for the next look, or close it where nobody keeps any."""
        idle = self._by_place[os.getpid(), place]
        if not _KEEPING or len(idle) >= _MOST:
            connection.close()
            return
        idle.append((time.monotonic(), connection))
        if not _KEEPING:  # the end came between
            self.close(place)

    def close(self, place: Hashable) -> None:
        """Close all that are idle to a place."""
        idle = self._by_place[os.getpid(), place]
        while idle:
            idle.pop()[1].close()

    def close_all(self) -> None:
        for process, place in [*self._by_place]:
            if process == os.getpid():
                self.close(place)


#: All kinds of them, to be closed at the end.
_ALL: list[Idle[Any]] = []


@contextmanager
def kept_open() -> Iterator[None]:
    """Keep connections open until the end of this."""
    mark = object()
    _KEEPING.append(mark)
    try:
        yield
    finally:
        _KEEPING.remove(mark)
        if not _KEEPING:
            close_idle()


def close_idle() -> None:
    """Close all that nobody looks by: what was read by one may lie in its memory."""
    for idle in _ALL:
        idle.close_all()
