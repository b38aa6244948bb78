"""The full-text index as a projection of the log: every state of every document.

An engine adds how a volume is written; when and from what is decided here.
"""

from __future__ import annotations

import shutil
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import ClassVar

from search.index import volume
from search.index.changes import IndexChanges, changes
from search.index.document_states import all_entries, with_documents
from search.index.entries import IndexEntry
from search.index.masked_wordings import mask_changes
from search.index.one_writer import one_writer
from search.index.volume import Checkpoint
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.document import Document
from store.log.events import Recorded
from store.log.projections import ReportProgress, is_overtaken, report_nothing


class SearchIndex(ABC):
    """The index in `directory`, following the log behind `engine`.

    One process writes at a time; others wait for it up to `patience` seconds.
    """

    name = "index"
    #: The library it is made of, as the settings call it.
    library: ClassVar[str]

    def __init__(self, directory: Path, engine: Engine, *, patience: float = 60.0) -> None:
        self.directory = directory
        self.engine = engine
        self.patience = patience

    def position(self) -> int:
        """The last position that is in the content; 0 too where the index is of another log, or of
        another library."""
        reached = volume.checkpoint(self.directory)
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
        with self._alone():
            if self.position() != since:
                return  # another process was faster
            folder = volume.latest(self.directory)
            whole = since and folder and self.is_whole(folder)
            if folder is None or not whole or is_overtaken(events, since=since):
                self._build()
                return
            with reading(self.engine) as connection:
                changed = changes(connection, events, since=since, upto=upto)
                entries = volume.checkpoint(self.directory).entries
                entries += len(changed.fresh) - len(changed.stale)
                reached = self._reached(upto, events[-1].hash, entries)
                self.take_in(connection, folder, changed, reached)

    def rebuild(self, advance: ReportProgress = report_nothing) -> None:
        """Build the index anew from the whole log, while the old one stays in use.

        `advance` is called with the number of entries done and of all.
        """
        with self._alone():
            self._build(advance)

    @abstractmethod
    def is_whole(self, folder: Path) -> bool:
        """Whether the volume in a folder can be opened."""

    @abstractmethod
    def create(
        self, folder: Path, fresh: Iterable[tuple[IndexEntry, Document]], reached: Checkpoint
    ) -> None:
        """Fill an empty folder with a volume of these entries, which are ordered by date."""

    @abstractmethod
    def take_in(
        self, connection: Connection, folder: Path, changed: IndexChanges, reached: Checkpoint
    ) -> None:
        """Commit a change to the volume in use together with the position it brings it to."""

    def _alone(self) -> AbstractContextManager[None]:
        return one_writer(self.directory, self.patience)

    def _reached(self, position: int, hash: str, entries: int) -> Checkpoint:
        return Checkpoint(position=position, hash=hash, library=self.library, entries=entries)

    def _build(self, advance: ReportProgress = report_nothing) -> None:
        """Write a new volume and put it in the place of the old ones."""
        for leftover in self.directory.glob("*.building"):
            shutil.rmtree(leftover)
        old = volume.volumes(self.directory)
        name = str(max(old, default=0) + 1)
        folder = self.directory / f"{name}.building"
        folder.mkdir()
        with reading(self.engine) as connection:
            end = log.head(connection)
            hidden = mask_changes(connection, end.position)
            entries = all_entries(connection, hidden, end.position)
            fresh = with_documents(connection, _counted(entries, advance), {}, hidden)
            self.create(folder, fresh, self._reached(end.position, end.hash, len(entries)))
        folder.rename(self.directory / name)
        for number in old:
            shutil.rmtree(self.directory / str(number), ignore_errors=True)


def _counted(entries: Sequence[IndexEntry], advance: ReportProgress) -> Iterator[IndexEntry]:
    """The entries, reporting how many are done."""
    for done, entry in enumerate(entries, 1):
        yield entry
        advance(done, len(entries))
