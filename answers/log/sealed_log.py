"""The seal of the log, and whether the log agrees with one that was kept elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.seals import Seal, contradiction, seal


@dataclass(frozen=True, kw_only=True, slots=True)
class HeldToSeal:
    """A seal that was kept elsewhere, and what the log says to it."""

    #: Of the event that is sealed.
    position: int
    agrees: bool
    #: How the log contradicts it, in one line; empty where it agrees.
    contradiction: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SealedLog:
    """What the log is at its newest event, or at a position."""

    position: int
    #: The line to keep elsewhere (`store.log.seals`); empty where there is no event yet.
    seal: str
    #: When the event there was recorded, UTC.
    recorded_at: datetime | None
    #: None where no seal was given.
    held: HeldToSeal | None


def sealed_log(engine: Engine, *, against: str = "", position: int | None = None) -> SealedLog:
    """The seal of the log now, or as of a position, and how the log stands to another seal, of
    which it looks at the one event. Raises ValueError where that is no seal."""
    with reading(engine) as connection:
        at = log.head(connection, upto=position)
        held = _held(connection, seal(against)) if against else None
    return SealedLog(
        position=at.position,
        seal=str(at) if at.position else "",
        recorded_at=at.recorded_at if at.position else None,
        held=held,
    )


def _held(connection: Connection, given: Seal) -> HeldToSeal:
    end, there = log.head(connection), log.head(connection, upto=given.position)
    actual = there if there.position == given.position else None
    said = contradiction(given, actual, end=end.position)
    return HeldToSeal(position=given.position, agrees=said is None, contradiction=said or "")
