"""Whether the last erasure is complete, who has not passed it yet, and what nobody here sees."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from answers.erasures.elsewhere import Elsewhere, elsewhere
from answers.erasures.reached import has_index, own_index
from store.config import Settings
from store.log import log
from store.log.database import Connection, Engine, reading
from store.readers.holder import Holder, Kind, Standing, is_complete
from store.readers.process import is_gone
from store.readers.registry import holders, strike
from store.readers.standbys import Standby, standbys

#: Seconds between two looks whether those who live have passed it.
_PAUSE = 0.25


class StrikeError(RuntimeError):
    """A reader cannot be struck off; the message says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RegisteredReader:
    """One that answers from the record, or a folder that was made of it."""

    name: str
    kind: Kind
    #: What of the record it holds, in words.
    holds: str
    standing: Standing
    #: The position of the log up to which it holds nothing that was erased, and when it said so
    #: last, UTC.
    position: int
    said_at: datetime


@dataclass(frozen=True, kw_only=True, slots=True)
class ErasureStatus:
    """How far the last erasure has come."""

    #: Of the event that says what was erased last, and when; 0 and None where nothing was.
    position: int
    erased_at: datetime | None
    #: Whether the database's files and all that are registered have passed it.
    complete: bool
    readers: tuple[RegisteredReader, ...]
    #: Servers of PostgreSQL that follow this one, as far as it tells.
    standbys: tuple[Standby, ...]
    #: What nobody here sees, and whoever keeps the record has to see to.
    elsewhere: tuple[Elsewhere, ...]

    @property
    def waiting_for(self) -> tuple[RegisteredReader, ...]:
        """Those who have not passed it."""
        return tuple(it for it in self.readers if it.standing != "passed")


def erasure_status(engine: Engine, settings: Settings) -> ErasureStatus:
    """How far the last erasure has come. Nothing is written. Raises StoreError."""
    registered, now = holders(engine)
    there = tuple(_living(registered, settings))
    with reading(engine) as connection:
        erased = log.read_decisions(connection, "PayloadErased")
        last = max(((it.position, it.recorded_at) for it in erased), default=(0, None))
        following = _standbys(connection, there)
    return ErasureStatus(
        position=last[0],
        erased_at=last[1],
        complete=is_complete(there, last[0]),
        readers=tuple(_shown(it, last[0], now) for it in there),
        standbys=following,
        elsewhere=elsewhere(engine),
    )


def status_once_followed(engine: Engine, settings: Settings, *, patience: float) -> ErasureStatus:
    """How far it has come, once those who live have passed it, or have been waited for so many
    seconds. Raises StoreError."""
    end = time.monotonic() + patience
    while True:
        found = erasure_status(engine, settings)
        waited_for = any(it.standing == "behind" and _follows(it) for it in found.readers)
        if not waited_for or time.monotonic() > end:
            return found
        time.sleep(_PAUSE)


def strike_off(engine: Engine, name: str) -> None:
    """Take a reader out of the registry that is gone, as a person says. Raises StrikeError where
    there is none of that name, or it lives; and StoreError."""
    registered, now = holders(engine)
    found = next((it for it in registered if it.name == name), None)
    if found is None:
        msg = f"no reader is called {name}: `blotter erase --status` names them"
        raise StrikeError(msg)
    if not (found.may_be_struck(now) or is_gone(found.process)):
        when = f"{found.said_at:%Y-%m-%d %H:%M:%S} UTC"
        msg = f"{name} is not gone: it said how far it is at {when}, and follows by itself"
        raise StrikeError(msg)
    strike(engine, name)


def _living(registered: Sequence[Holder], settings: Settings) -> Iterator[Holder]:
    """Those who are not known to have ended, our own index as it is now."""
    mine = own_index(settings)
    for it in registered:
        if it.name == mine.name:
            if has_index(settings):
                yield replace(mine, said_at=it.said_at)
        elif not is_gone(it.process):
            yield it


def _standbys(connection: Connection, there: Iterable[Holder]) -> tuple[Standby, ...]:
    if connection.dialect.name != "postgresql":
        return ()
    return standbys(connection, next((it.wal for it in there if it.kind == "files"), ""))


def _shown(holder: Holder, erased: int, now: datetime) -> RegisteredReader:
    return RegisteredReader(
        name=holder.name,
        kind=holder.kind,
        holds=holder.holds,
        standing=holder.standing(erased, now),
        position=holder.position,
        said_at=holder.said_at,
    )


def _follows(reader: RegisteredReader) -> bool:
    """Whether it passes an erasure by itself, soon."""
    return reader.kind in ("web", "mcp", "serve")
