"""The casebook: a read model of what was read, linked as it comes.

It is answered from one set of tables. Where another reader is to be followed, the other set is
filled from the beginning of the log, batch by batch and over as many runs as it takes, and takes
the place of the first once it has come to the end.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import sqlalchemy as sa

from casebook.filling import fill
from casebook.readings import Reader, Taken, document_stream_of, taken_from
from casebook.tables import SET_NAMES, VERSION, SetName, progress, progress_metadata, tables
from store.log import log
from store.log.database import Connection, Engine, reading, writing
from store.log.events import Recorded
from store.log.projections import ReportProgress, report_nothing

#: What stood in the place of the casebook before; erasures no longer reach it.
_FORMER = ("view_readings", "view_readings_progress")
#: Events in a transaction.
BATCH = 400


#: Whether to go on with a long piece of work, asked before each batch.
GoOn: TypeAlias = Callable[[], bool]


def always() -> bool:
    """A `GoOn` that ends nothing."""
    return True


def for_seconds(seconds: float) -> GoOn:
    """A `GoOn` that ends work after so many seconds."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() < end


@dataclass(frozen=True, kw_only=True, slots=True)
class Progress:
    """How far a set of tables has come."""

    name: SetName
    reader: str
    position: int
    #: The end of the log when its first event was taken in.
    begun: int
    #: Whether it is answered from.
    live: bool


class Casebook:
    """A `store.log.projections.Projection` that follows the log in the set that is answered from.

    What comes is read by today's reader. What another reader has read before stays as it is, until
    `read_again` has read all of it anew.
    """

    name = "casebook"

    def __init__(self, engine: Engine, reader: Reader) -> None:
        self._engine = engine
        self._reader = reader

    def position(self) -> int:
        """The last position taken in; tables that are missing are made."""
        with reading(self._engine) as connection:
            live = live_set(connection)
        if live is None:
            with writing(self._engine) as connection:
                live = live_set(connection) or self._begin(connection, SET_NAMES[0], live=True)
        return live.position

    def apply(self, events: Sequence[Recorded], *, since: int, upto: int) -> None:
        """Take in events and remember the position, in one transaction."""
        taken = self._taken(events)
        with writing(self._engine) as connection:
            live = live_set(connection)
            if live and live.position == since:
                _advance(connection, live, events, taken, upto)

    def follow(self, *, go_on: GoOn = always, advance: ReportProgress = report_nothing) -> bool:
        """Bring the set in use to the end of the log for as long as `go_on` says; whether it is
        there."""
        while events := self._following(since := self.position()):
            if not go_on():
                return False
            self.apply(events, since=since, upto=events[-1].position)
            self._report(events, advance)
        return True

    def read_again(self, *, go_on: GoOn = always, advance: ReportProgress = report_nothing) -> bool:
        """Read all of history by today's reader, if another has read it, for as long as `go_on`
        says; whether that is done. A run goes on where the last one ended."""
        while (other := self._being_filled()) is not None:
            if not go_on():
                return False
            events = self._following(other.position)
            self._extend(other, events)
            self._report(events, advance)
        return True

    def left(self) -> int:
        """How many events are to be taken in, or read again, before history is read by today's
        reader to the end of the log; makes nothing."""
        with reading(self._engine) as connection:
            sets, whole = progress_of(connection), log.head(connection).position
        read = (it.position for it in sets if it.reader == self._version)
        return whole - max(read, default=0)

    def _following(self, position: int) -> list[Recorded]:
        with reading(self._engine) as connection:
            return list(log.read(connection, after=position, upto=position + BATCH))

    def _report(self, events: Sequence[Recorded], advance: ReportProgress) -> None:
        with reading(self._engine) as connection:
            whole = log.head(connection).position
        advance(events[-1].position if events else whole, whole)

    def rebuild(self, advance: ReportProgress = report_nothing) -> int:
        """Read all of history again, whoever has read it; the position reached."""
        self.position()
        with writing(self._engine) as connection:
            self._begin(connection, _other(live_set(connection)), live=False)
        self.read_again(advance=advance)
        return self.position()

    def forget(self) -> None:
        """Follow the log, which clears what was erased; what is being filled is begun anew."""
        with writing(self._engine) as connection:
            for gone in progress_of(connection):
                if not gone.live:
                    _drop(connection, gone.name)
        self.follow()

    def _being_filled(self) -> Progress | None:
        """The set that is to be filled by today's reader; None where it is the one in use."""
        with reading(self._engine) as connection:
            sets = progress_of(connection)
        live = next((it for it in sets if it.live), None)
        other = next((it for it in sets if not it.live), None)
        if other and other.reader == self._version:
            return other
        if live is None or live.reader == self._version:
            return None
        with writing(self._engine) as connection:
            return self._begin(connection, _other(live), live=False)

    def _extend(self, other: Progress, events: Sequence[Recorded]) -> None:
        """Take in events, and put the set in use where it has come to the end of the log."""
        taken = self._taken(events)
        with writing(self._engine) as connection:
            now = next((it for it in progress_of(connection) if it.name == other.name), None)
            if now is None or (now.position, now.reader) != (other.position, other.reader):
                return  # another process was faster
            upto = events[-1].position if events else other.position
            _advance(connection, other, events, taken, upto)
            if upto == log.head(connection).position:
                _put_in_use(connection, other.name)

    def _taken(self, events: Sequence[Recorded]) -> list[Taken]:
        streams = {it.position: stream for it in events if (stream := document_stream_of(it))}
        firsts = {
            recorded.stream: recorded.position for recorded in events if recorded.version == 1
        }
        with reading(self._engine) as connection:
            for stream in {*streams.values()} - firsts.keys():
                firsts[stream] = log.first_position(connection, stream) or 0
        return taken_from(events, self._reader, firsts)

    def _begin(self, connection: Connection, name: SetName, *, live: bool) -> Progress:
        """Make a set of tables, empty."""
        progress_metadata.create_all(connection)
        _drop(connection, name)
        for former in _FORMER:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {former}")
        tables(name).metadata.create_all(connection)
        begun = log.head(connection).position
        made = Progress(name=name, reader=self._version, position=0, begun=begun, live=live)
        values = {field: getattr(made, field) for field in Progress.__slots__}
        connection.execute(sa.insert(progress), values)
        return made

    @property
    def _version(self) -> str:
        return f"{self._reader.version}-{VERSION}"


def progress_of(connection: Connection) -> list[Progress]:
    """How far the sets have come; none where there are no tables."""
    if not sa.inspect(connection).has_table(progress.name):
        return []
    return [Progress(**row) for row in connection.execute(sa.select(progress)).mappings()]


def live_set(connection: Connection) -> Progress | None:
    """The set that is answered from."""
    return next((it for it in progress_of(connection) if it.live), None)


def _other(live: Progress | None) -> SetName:
    return next(name for name in SET_NAMES if live is None or name != live.name)


def _advance(
    connection: Connection,
    filled: Progress,
    events: Sequence[Recorded],
    taken: Sequence[Taken],
    upto: int,
) -> None:
    fill(connection, tables(filled.name), events, taken, since=filled.position)
    reached = sa.update(progress).where(progress.c.name == filled.name)
    connection.execute(reached.values(position=upto))


def _put_in_use(connection: Connection, name: SetName) -> None:
    """From now on this set is answered from, and the other one is gone."""
    connection.execute(sa.update(progress).values(live=progress.c.name == name))
    for gone in SET_NAMES:
        if gone != name:
            _drop(connection, gone)


def _drop(connection: Connection, gone: SetName) -> None:
    connection.execute(sa.delete(progress).where(progress.c.name == gone))
    tables(gone).metadata.drop_all(connection)
