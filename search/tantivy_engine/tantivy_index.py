"""The index as tantivy keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import tantivy

from search.index.changes import IndexChanges, worded
from search.index.checkpoint import Checkpoint
from search.index.entries import IndexEntry
from search.index.indexed_words import indexed_words
from search.tantivy_engine import volumes
from search.tantivy_engine.damage import panics_as_errors
from search.tantivy_engine.opened_index import let_go
from search.tantivy_engine.schema import opened, tantivy_document
from search.volumes.in_volumes import IndexInVolumes
from store.log.database import Connection
from store.log.document import Document


class TantivyIndex(IndexInVolumes):
    """The index in volumes of tantivy, of which every change makes a new one."""

    library = "tantivy"

    def can_open(self, folder: Path) -> bool:
        """Whether tantivy can open the volume."""
        try:
            with panics_as_errors():
                opened(folder).searcher()
        except Exception:  # what is damaged can fail in any way, and is built again from the log
            return False
        return True

    def fill(
        self, folder: Path, fresh: Iterable[tuple[IndexEntry, Document]], reached: Checkpoint
    ) -> None:
        """Write all in one commit; what may have been erased since is not kept open."""
        let_go()
        volumes.create(folder, _documents(fresh), reached)

    def change(
        self, connection: Connection, folder: Path, changed: IndexChanges, reached: Checkpoint
    ) -> None:
        """Write a volume that has what changed."""
        documents = _documents(worded(connection, changed, changed.fresh))
        volumes.change(folder, changed.stale, documents, reached)


def _documents(fresh: Iterable[tuple[IndexEntry, Document]]) -> Iterator[tantivy.Document]:
    for entry, document in fresh:
        yield tantivy_document(entry, document.source, indexed_words(document))
