"""Whether tampering with the database is found, and where: `python -m benchmarks.tamper`.

Six manipulations at 50 positions each, on SQLite and on PostgreSQL (its own server), with the
triggers dropped, each done to a copy of a log and committed; and 20 logs that nobody touched, of
different lengths, half of them with a lawful erasure, each held to seals of its own. A seal of the
end of the log is given where nothing else can show what was done; of a chain that was rewritten up
to the end, the position to be named is the sealed one.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from store.connections.engines import connect
from store.log import log
from store.log.database import open_store, reading, snapshot, writing
from store.log.events import PayloadErased
from store.log.seals import Seal
from store.log.verification import verify
from tests.postgresql import running
from tests.store.examples import NOW
from tests.store.tampering import MANIPULATIONS, SEALED, a_history, copy_of, cut_tail

EVENTS, POSITIONS, UNTOUCHED = 200, 50, 20


def seals(engine: sa.Engine) -> list[Seal]:
    """One of every event."""
    with reading(engine) as connection:
        found = list(log.read(connection))
    return [Seal(position=r.position, hash=r.hash, recorded_at=r.recorded_at) for r in found]


def fault(engine: sa.Engine, against: Collection[Seal]) -> int | None:
    """The position that is named; None where nothing is wrong."""
    try:
        with snapshot(engine) as connection:
            verify(connection, seals=against)
    except log.BrokenLogError as error:
        return error.position
    return None


def tamper(url: str, folder: Path, chance: random.Random) -> Iterator[tuple[str, bool, bool]]:
    """What was done, whether it was found, and whether the right position was named."""
    engine = open_store(url)
    end = seals(engine)[-1]
    engine.dispose()
    for what, manipulate in MANIPULATIONS.items():
        for position in chance.sample(range(1, EVENTS), POSITIONS):
            with copy_of(url, folder) as copied:
                with copied.begin() as connection:
                    expected = manipulate(connection, position)
                named = fault(copied, [end] if what in SEALED else [])
            yield what, named is not None, named == expected


def false_alarms(url: str, folder: Path, chance: random.Random) -> int:
    """How many of the untouched logs are called broken."""
    found = 0
    for number in range(UNTOUCHED):
        with copy_of(url, folder) as engine:
            events = chance.randint(10, EVENTS)
            with engine.begin() as connection:  # which gives the log as it was before
                cut_tail(connection, events + 1)
            if number % 2:
                erase(engine, chance.randint(1, events))
            found += fault(engine, chance.sample(seals(engine), 5)) is not None
    return found


def erase(engine: sa.Engine, position: int) -> None:
    """Erase a payload as `blotter erase` does; its body is left, which is lawful."""
    event = PayloadErased(position=position, by="benchmark", reason="to see that it is no alarm")
    with writing(engine) as connection:
        statement = "UPDATE events SET payload = NULL WHERE position = :at"
        connection.execute(sa.text(statement), {"at": position})
        log.append(connection, [log.NewEvent(stream="log", event=event)], now=NOW)


@contextmanager
def databases(folder: Path) -> Iterator[dict[str, str]]:
    """The same kind of log in a database of each engine."""
    with running() as server, server.database() as url:
        urls = {"SQLite": f"sqlite:///{folder / 'whole.db'}", "PostgreSQL": url}
        for address in urls.values():
            a_history(address, EVENTS)
            connect(address).dispose()
        yield urls


def main() -> None:
    chance = random.Random(4)
    failures = 0
    with tempfile.TemporaryDirectory() as name, databases(Path(name)) as urls:
        for engine, url in urls.items():
            found, named = Counter[str](), Counter[str]()
            for what, was_found, was_named in tamper(url, Path(name), chance):
                found[what] += was_found
                named[what] += was_named
            alarms = false_alarms(url, Path(name), chance)
            print(f"{engine}, a log of {EVENTS} events, {POSITIONS} random positions each")
            for what in MANIPULATIONS:
                print(f"  {what:<16} found {found[what]:>3}  position named {named[what]:>3}")
            print(f"  {UNTOUCHED} untouched logs: {alarms} false alarms")
            failures += alarms + sum(2 * POSITIONS - found[w] - named[w] for w in MANIPULATIONS)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
