"""The full-text index as a projection of the log: every state of every document.

When it is written and from what is decided here; `search.volumes.in_volumes` says how it lies in a
directory, and an engine how one volume is written.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import ClassVar

from search.index.changes import IndexChanges, changes
from search.index.checkpoint import Checkpoint
from search.index.document_states import all_entries, with_documents
from search.index.entries import IndexEntry
from search.index.masked_wordings import mask_changes
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.document import Document
from store.log.events import Recorded
from store.log.projections import ReportProgress, is_overtaken, report_nothing


class SearchIndex(ABC):
    """An index that follows the log behind `engine`.

    One process writes at a time; others wait for it up to `patience` seconds.
    """

    name = "index"
    #: The library it is made of, as the settings call it.
    library: ClassVar[str]

    def __init__(self, engine: Engine, *, patience: float = 60.0) -> None:
        self.engine = engine
        self.patience = patience

    def position(self) -> int:
        """The last position that is in the content; 0 too where the index is of another log, or of
        another library."""
        reached = self.reached()
        with reading(self.engine) as connection:
            there = list(log.read(connection, after=reached.position - 1, upto=reached.position))
        known = [event.hash for event in there] == [reached.hash]
        return reached.position if known and reached.library == self.library else 0

    def apply(self, events: Sequence[Recorded], *, since: int, upto: int) -> None:
        """Take in the events of positions (since, upto], which are `events`, all or nothing.

        Where there is nothing to add to (`since` is 0, or the index is damaged), or something that
        is in it was erased, it is built from the whole log, and its position is the log's end.
        Raises IndexWriteError.
        """
        with self.alone():
            if self.position() != since:
                return  # another process was faster
            if not since or not self.is_whole() or is_overtaken(events, since=since):
                self._build()
                return
            with reading(self.engine) as connection:
                changed = changes(connection, events, since=since, upto=upto)
                entries = self.reached().entries + len(changed.fresh) - len(changed.stale)
                reached = self._reaching(upto, events[-1].hash, entries)
                self.take_in(connection, changed, reached)

    def rebuild(self, advance: ReportProgress = report_nothing) -> None:
        """Build the index anew from the whole log, while the old one stays in use.

        `advance` is called with the number of entries done and of all.
        """
        with self.alone():
            self._build(advance)

    @abstractmethod
    def reached(self) -> Checkpoint:
        """How far it has come; `NOTHING` where there is none that can be used."""

    @abstractmethod
    def alone(self) -> AbstractContextManager[None]:
        """Be the only one to write it. Raises IndexBusyError where others are at it for longer than
        `patience`, IndexReadOnlyError where it may not be written."""

    @abstractmethod
    def is_whole(self) -> bool:
        """Whether there is one that can be opened."""

    @abstractmethod
    def create(self, fresh: Iterable[tuple[IndexEntry, Document]], reached: Checkpoint) -> None:
        """Put an index of these entries, which are ordered by date, in the place of the one that is
        there; until it is whole that one stays in use."""

    @abstractmethod
    def take_in(self, connection: Connection, changed: IndexChanges, reached: Checkpoint) -> None:
        """Commit a change to the index together with the position it brings it to."""

    def _reaching(self, position: int, hash: str, entries: int) -> Checkpoint:
        return Checkpoint(position=position, hash=hash, library=self.library, entries=entries)

    def _build(self, advance: ReportProgress = report_nothing) -> None:
        with reading(self.engine) as connection:
            end = log.head(connection)
            hidden = mask_changes(connection, end.position)
            entries = all_entries(connection, hidden, end.position)
            fresh = with_documents(connection, _counted(entries, advance), {}, hidden)
            self.create(fresh, self._reaching(end.position, end.hash, len(entries)))


def _counted(entries: Sequence[IndexEntry], advance: ReportProgress) -> Iterator[IndexEntry]:
    """The entries, reporting how many are done."""
    for done, entry in enumerate(entries, 1):
        yield entry
        advance(done, len(entries))
