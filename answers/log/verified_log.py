"""Whether the log is whole: chain, bodies, guards, and seals that were kept elsewhere."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from store.guards import schema
from store.log import database
from store.log.database import Engine
from store.log.seals import Seal
from store.log.verification import verify


@dataclass(frozen=True, kw_only=True, slots=True)
class LogVerification:
    """What was checked of the log and found right."""

    #: How many events there are, which is the position of the newest.
    events: int
    #: The hash of the newest; empty where there is none.
    hash: str
    #: The line of that to keep elsewhere (`store.log.seals`); empty where there is no event.
    seal: str
    #: Events whose payload was erased, as events say.
    erased: int
    #: Bodies that events rest on, and their bytes.
    bodies: int
    size: int
    #: How many seals it was held to, all of which agree, and the position of the newest; 0 where
    #: none was given.
    seals: int
    sealed: int


def verified_log(engine: Engine, seals: Collection[Seal] = ()) -> LogVerification:
    """Check all of the log, its tables, triggers and indexes, and its file; raises
    `store.log.log.BrokenLogError` at the first event that is wrong, and what
    `store.guards.schema` raises."""
    with database.snapshot(engine) as connection:
        verified = verify(connection, seals=seals)
        schema.check_guards(connection)
        schema.check_file(connection)
    end = verified.end
    return LogVerification(
        events=end.position if end else 0,
        hash=end.hash if end else "",
        seal=str(end) if end else "",
        erased=verified.erased,
        bodies=verified.bodies,
        size=verified.size,
        seals=len(seals),
        sealed=max((seal.position for seal in seals), default=0),
    )
