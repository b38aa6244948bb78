"""The index as Whoosh keeps it.

Within a commit entries are added by date, so that every segment is in the order of dates and a
range of dates is a range of document numbers (see `search.whoosh_engine.opened_index`).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex

from search.index.changes import IndexChanges, worded
from search.index.checkpoint import Checkpoint
from search.index.entries import IndexEntry
from search.index.write_errors import IndexWriteError
from search.volumes.in_volumes import IndexInVolumes
from search.whoosh_engine.storage.schema import COPIED, PRECISIONS, new_volume, open_volume
from search.whoosh_engine.writing import commit
from store.log.database import Connection
from store.log.document import Document

#: So many segments of fewer entries than `SMALL` are merged into one: each is a dozen files.
MANY = 16
SMALL = 200


class WhooshIndex(IndexInVolumes):
    """The index in volumes of Whoosh; a volume that is created is a single segment."""

    library = "whoosh"

    def can_open(self, folder: Path) -> bool:
        """Whether Whoosh can open the volume."""
        try:
            open_volume(folder).reader().close()
        except Exception:  # what is damaged can fail in any way, and is built again from the log
            return False
        return True

    def fill(
        self, folder: Path, fresh: Iterable[tuple[IndexEntry, Document]], reached: Checkpoint
    ) -> None:
        """Write all in one commit."""
        index = new_volume(folder)
        commit(index, folder, stale=(), fresh=fresh, dropped=(), reached=reached)

    def change(
        self, connection: Connection, folder: Path, changed: IndexChanges, reached: Checkpoint
    ) -> None:
        """Write what changed as a new segment, with the small ones once they are many."""
        index = open_volume(folder)
        crowded, dropped = _crowded(index)
        fresh = changed.fresh | (crowded - changed.stale)
        commit(
            index,
            folder,
            stale=changed.stale,
            fresh=worded(connection, changed, fresh),
            dropped=dropped,
            reached=reached,
        )

    @contextmanager
    def alone(self) -> Iterator[None]:
        _refuse_two_owners()
        with super().alone():
            yield


def _refuse_two_owners() -> None:
    """Several distributions install the package `whoosh`; the last one wins silently."""
    owners = _owners(tuple(sys.path))
    if len(owners) > 1:
        msg = f"{' and '.join(owners)} own the same package whoosh: uninstall both, then one again"
        raise IndexWriteError(msg)


@cache
def _owners(path: tuple[str, ...]) -> list[str]:
    """The distributions on `sys.path` that install the package `whoosh`: it takes a while to read
    what all of them install."""
    return sorted(set(packages_distributions().get("whoosh", ())))


def _crowded(index: FileIndex) -> tuple[set[IndexEntry], list[str]]:
    """The entries of the small segments, and the segments' names, once there are too many."""
    reader = index.reader()
    try:
        leaves = [leaf for leaf, _ in reader.leaf_readers() if leaf.doc_count() < SMALL]
        if len(leaves) < MANY:
            return set(), []
        names = [leaf.segment().segment_id() for leaf in leaves]
        return {entry for leaf in leaves for entry in entries_in(leaf)}, names
    finally:
        reader.close()


def entries_in(leaf: Any) -> Iterator[IndexEntry]:
    """The entries of a segment, in its order."""
    if leaf.doc_count_all() == 0:  # an empty index has no columns either
        return
    name, published, precision, *rest = (
        leaf.column_reader(field, translate=False)
        for field in ("id", "published", "precision", *COPIED)
    )
    for number in leaf.all_doc_ids():
        yield IndexEntry(
            id=name[number].decode(),
            published_on=date.fromordinal(published[number]) if published[number] else None,
            precision=PRECISIONS[precision[number]],
            **{field: column[number] for field, column in zip(COPIED, rest, strict=True)},
        )
