"""What was read out of each document: a read model, filled by a reader that is handed in.

`enforcement` knows how to read and no database, this module keeps what was read and knows no law. A
row holds the reading of one state of a document, from the event it came with until the one that
took its place; so what was read as of any position can still be asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace

import sqlalchemy as sa

from store.log import log
from store.log.database import POSITION, Connection, Engine, reading, writing
from store.log.document import Document
from store.log.events import CONTENT, Erased, PayloadErased, Recorded
from store.log.projections import ReportProgress, report_nothing

_PREFIX = "document/"
#: Events whose documents are read together in a rebuild.
_TOGETHER = 1000

_metadata = sa.MetaData()
_readings = sa.Table(
    "view_readings",
    _metadata,
    #: Of the event the document came with.
    sa.Column("position", POSITION, primary_key=True, autoincrement=False),
    sa.Column("document", sa.Text, nullable=False, index=True),
    #: Of the event that took its place.
    sa.Column("until", sa.BigInteger),
    #: As the reader wrote it.
    sa.Column("reading", sa.Text, nullable=False),
)
_progress = sa.Table(
    "view_readings_progress",
    _metadata,
    sa.Column("reader", sa.Text, nullable=False),
    sa.Column("position", sa.BigInteger, nullable=False),
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reader:
    """How a document is read."""

    #: Changes whenever the same document might be read otherwise: then all are read again.
    version: str
    #: What a document says, as text; empty where there is nothing to be read in it.
    read: Callable[[Document], str]


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentReading:
    """The reading of one state of a document."""

    document: str
    #: Of the event the document came with.
    position: int
    reading: str


class Readings:
    """A `store.log.projections.Projection`."""

    name = "readings"

    def __init__(self, engine: Engine, reader: Reader) -> None:
        self._engine = engine
        self._reader = reader

    def position(self) -> int:
        """The last position taken in; readings of another reader are made anew."""
        with reading(self._engine) as connection:
            progress = _found(connection)
        if progress is None:
            with writing(self._engine) as connection:
                if _found(connection) is None:  # else another process was faster
                    _metadata.create_all(connection)
                    row = {"reader": self._reader.version, "position": 0}
                    connection.execute(sa.insert(_progress), row)
            return 0
        reader, position = progress
        return position if reader == self._reader.version else self.rebuild()

    def apply(self, events: Sequence[Recorded], *, since: int, upto: int) -> None:
        """Take in events and remember the position, in one transaction."""
        states = self._states(events)
        with writing(self._engine) as connection:
            if _found(connection) != (self._reader.version, since):
                return
            _put(connection, states)
            for recorded in events:
                if isinstance(recorded.event, PayloadErased):
                    at = _readings.c.position == recorded.event.position
                    connection.execute(sa.update(_readings).where(at).values(reading=""))
            connection.execute(sa.update(_progress).values(position=upto))

    def rebuild(self, advance: ReportProgress = report_nothing) -> int:
        """Read every document again, and put the readings in the place of those in use, which
        answer until then; the position reached."""
        states: list[DocumentReading] = []
        reached = 0
        with reading(self._engine) as connection:
            whole = log.head(connection).position
        while reached < whole:
            with reading(self._engine) as connection:
                events = list(log.read(connection, after=reached, upto=reached + _TOGETHER))
            states += self._states(events)
            reached = events[-1].position
            advance(reached, whole)
        with writing(self._engine) as connection:
            rest = list(log.read(connection, after=reached))
            erased = _erased(connection)
            _metadata.drop_all(connection)
            _metadata.create_all(connection)
            states += self._states(rest)
            _put(
                connection,
                [
                    replace(state, reading="") if state.position in erased else state
                    for state in states
                ],
            )
            reached = rest[-1].position if rest else reached
            row = {"reader": self._reader.version, "position": reached}
            connection.execute(sa.insert(_progress), row)
        return reached

    def _states(self, events: Sequence[Recorded]) -> list[DocumentReading]:
        return [state for recorded in events if (state := self._state(recorded))]

    def _state(self, recorded: Recorded) -> DocumentReading | None:
        """What an event makes of a document; an erased one leaves nothing to be read in it."""
        if not recorded.stream.startswith(_PREFIX):
            return None
        document: Document | None = getattr(recorded.event, "document", None)
        if document is not None:
            text = self._reader.read(document)
        elif isinstance(recorded.event, Erased) and recorded.type in CONTENT:
            text = ""
        else:
            return None
        id = recorded.stream.removeprefix(_PREFIX)
        return DocumentReading(document=id, position=recorded.position, reading=text)


def readings_at(connection: Connection, position: int | None = None) -> Iterator[DocumentReading]:
    """What was read in every document as it is, or as it was at a position, by id."""
    query = sa.select(_readings.c.document, _readings.c.position, _readings.c.reading)
    query = query.where(_readings.c.reading != "")
    until = _readings.c.until
    if position is None:
        query = query.where(until.is_(None))
    else:
        later = sa.or_(until.is_(None), until > position)
        query = query.where(_readings.c.position <= position, later)
    for row in connection.execute(query.order_by(_readings.c.document)).mappings():
        yield DocumentReading(**row)


def _found(connection: Connection) -> tuple[str, int] | None:
    """The reader and the position of the readings; None where there are none."""
    if not sa.inspect(connection).has_table(_progress.name):
        return None
    row = connection.execute(sa.select(_progress.c.reader, _progress.c.position)).first()
    return None if row is None else (row.reader, row.position)


def _put(connection: Connection, states: Sequence[DocumentReading]) -> None:
    """Add readings; each lasts until the next one of its document."""
    if not states:
        return
    connection.execute(sa.insert(_readings), [asdict(state) for state in states])
    later = _readings.alias("later")
    after = later.c.document == _readings.c.document, later.c.position > _readings.c.position
    until = sa.select(sa.func.min(later.c.position)).where(*after).scalar_subquery()
    ended = _readings.c.until.is_(None), sa.exists().where(*after)
    connection.execute(sa.update(_readings).where(*ended).values(until=until))


def _erased(connection: Connection) -> set[int]:
    """The positions whose content was erased while the rest was being read."""
    query = log.read(connection, type="PayloadErased")
    return {
        recorded.event.position for recorded in query if isinstance(recorded.event, PayloadErased)
    }
