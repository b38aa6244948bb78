"""The places that questions are answered from: a replica, where there is one, and the database in
which all is written. All of an answer is of one place."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from store.config import Settings
from store.connections.engines import connect
from store.database_address import StoreError
from store.log.database import Engine, open_store

T = TypeVar("T")

#: Seconds for which a replica that is away is not asked.
_AWAY = 3.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Blotter:
    """The record at a place: its settings and its store, opened once."""

    settings: Settings
    engine: Engine


class Places:
    """Where to ask, in which order."""

    def __init__(self, written: Blotter, replica: Blotter | None = None) -> None:
        self.written = written
        #: Without a replica, the database in which all is written.
        self.usual = replica or written
        self._away_until = 0.0

    def in_turn(self) -> tuple[Blotter, ...]:
        """Those to ask, until one of them answers; the last is where all is written."""
        if self.usual is self.written or time.monotonic() < self._away_until:
            return (self.written,)
        return self.usual, self.written

    def miss_replica(self) -> None:
        """The replica was away: it is not asked for a while."""
        self._away_until = time.monotonic() + _AWAY

    def answer(self, question: Callable[[Blotter], T]) -> T:
        """What the first place says that is not away. Raises StoreError where none is left."""
        if len(self.in_turn()) > 1:
            try:
                return question(self.usual)
            except StoreError:
                self.miss_replica()
        return question(self.written)

    def close(self) -> None:
        """Let go of all connections."""
        for place in (self.usual, self.written):
            place.engine.dispose()


def places_of(settings: Settings) -> Places:
    """The places that these settings name. Raises StoreError."""
    written = Blotter(settings=settings, engine=open_store(settings.database_url))
    looks = settings.for_looks
    if looks is settings:
        return Places(written)
    return Places(written, Blotter(settings=looks, engine=connect(looks.database_url)))
