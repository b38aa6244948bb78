"""Writing to the log once, also where the connection is lost while it is being committed.

Nobody knows then whether that was done. So what was meant is looked for in the log once the
database is back: the event that the log would end with then, of that stream, version and hash. The
hash covers all before it, so where it stands at its position all was done, and nothing is done
again. Else nothing was, and it is decided anew on what is known by now, as after a conflict.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from store.log import log
from store.log.database import Connection, Engine, writing
from store.log.seals import Seal
from store.patience import while_it_is_away

T = TypeVar("T")


def written_once(engine: Engine, write: Callable[[Connection], T]) -> T:
    """What `write` appends and returns, in one transaction, alone with the log.

    It decides by what it reads there, and may be called again. What it appended is acknowledged by
    this returning, and stands in the log once. Raises StoreError where the database stays away, and
    what `write` raises.
    """
    return while_it_is_away(writing_once(engine, write))


def writing_once(engine: Engine, write: Callable[[Connection], T]) -> Callable[[], T]:
    """What may be called again for as long as it raises LostError: together it writes once."""
    attempts: list[tuple[Seal, T]] = []

    def attempt() -> T:
        with writing(engine) as connection:
            for end, result in attempts:
                if log.stands(connection, end):
                    _have_it_kept(connection)
                    return result
            attempts.clear()  # none of them was done, and none can be done any more
            before = log.head(connection)
            result = write(connection)
            if (end := log.head(connection)) != before:
                attempts.append((end, result))
        return result

    return attempt


def _have_it_kept(connection: Connection) -> None:
    """Let this transaction be committed only where all before it is: what was seen may be on this
    server alone, if the one that follows it was not waited for. One that writes nothing waits for
    nobody."""
    connection.exec_driver_sql("SELECT pg_logical_emit_message(true, 'blotter', '')")
