"""An index that lies in a directory, in volumes (see `search.volumes.volume`)."""

from __future__ import annotations

import shutil
from abc import abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from pathlib import Path

from search.index.changes import IndexChanges
from search.index.checkpoint import Checkpoint
from search.index.entries import IndexEntry
from search.index.following import SearchIndex
from search.volumes import volume
from search.volumes.one_writer import one_writer
from store.log.database import Connection, Engine
from store.log.document import Document


class IndexInVolumes(SearchIndex):
    """The index in `directory`; an engine says how a volume is written."""

    def __init__(self, directory: Path, engine: Engine, *, patience: float = 60.0) -> None:
        super().__init__(engine, patience=patience)
        self.directory = directory

    def reached(self) -> Checkpoint:
        return volume.checkpoint(self.directory)

    def alone(self) -> AbstractContextManager[None]:
        return one_writer(self.directory, self.patience)

    def is_whole(self) -> bool:
        folder = volume.latest(self.directory)
        return folder is not None and self.can_open(folder)

    def create(self, fresh: Iterable[tuple[IndexEntry, Document]], reached: Checkpoint) -> None:
        """Write a new volume aside, and put it in the place of the old ones by a rename."""
        for leftover in self.directory.glob("*.building"):
            shutil.rmtree(leftover)
        old = volume.volumes(self.directory)
        name = str(max(old, default=0) + 1)
        folder = self.directory / f"{name}.building"
        folder.mkdir()
        self.fill(folder, fresh, reached)
        folder.rename(self.directory / name)
        for number in old:
            shutil.rmtree(self.directory / str(number), ignore_errors=True)

    def take_in(self, connection: Connection, changed: IndexChanges, reached: Checkpoint) -> None:
        folder = volume.latest(self.directory)
        assert folder is not None  # `is_whole` was asked under the same lock
        self.change(connection, folder, changed, reached)

    @abstractmethod
    def can_open(self, folder: Path) -> bool:
        """Whether the volume in a folder can be opened."""

    @abstractmethod
    def fill(
        self, folder: Path, fresh: Iterable[tuple[IndexEntry, Document]], reached: Checkpoint
    ) -> None:
        """Fill an empty folder with a volume of these entries, which are ordered by date."""

    @abstractmethod
    def change(
        self, connection: Connection, folder: Path, changed: IndexChanges, reached: Checkpoint
    ) -> None:
        """Commit a change to the volume in use together with the position it brings it to."""
