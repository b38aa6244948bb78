"""The full-text index as a projection of the log: every state of every document.

Within a commit entries are added by date, so that every segment is in the order of dates and a
range of dates is a range of document numbers (see `search.whoosh_engine.finding`).
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex
from whoosh.util.filelock import FileLock, try_for

from search.index import volume
from search.index.document_states import (
    all_entries,
    by_date,
    document_of,
    entries_before_and_after,
    histories,
    with_documents,
)
from search.index.entries import IndexEntry
from search.index.masked_wordings import mask_changes, streams_reworded
from search.index.volume import Checkpoint
from search.whoosh_engine.schema import COPIED, PRECISIONS, SCHEMA, open_volume
from search.whoosh_engine.writing import commit
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.document import Document
from store.log.events import Recorded
from store.log.projections import ReportProgress, is_overtaken, report_nothing

#: So many segments of fewer entries than `SMALL` are merged into one: each is a dozen files.
MANY = 16
SMALL = 200


class IndexWriteError(RuntimeError):
    """The index cannot be written; the message says why."""


class IndexBusyError(IndexWriteError):
    """Another process has been writing the index for longer than we would wait."""


class SearchIndex:
    """The Whoosh index in `directory`, following the log behind `engine`.

    One process writes at a time; others wait for it up to `patience` seconds.
    """

    name = "index"

    def __init__(self, directory: Path, engine: Engine, *, patience: float = 60.0) -> None:
        self.directory = directory
        self.engine = engine
        self.patience = patience

    def position(self) -> int:
        """The last position that is in the content; 0 too where the index is of another log."""
        reached = volume.checkpoint(self.directory)
        with reading(self.engine) as connection:
            there = list(log.read(connection, after=reached.position - 1, upto=reached.position))
        return reached.position if [event.hash for event in there] == [reached.hash] else 0

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
            index = _opened(folder) if since and folder else None
            if index is None or folder is None or is_overtaken(events, since=since):
                self._build()
                return
            with reading(self.engine) as connection:
                _take_in(connection, index, folder, events, since=since, upto=upto)

    def rebuild(self, advance: ReportProgress = report_nothing) -> None:
        """Build the index anew from the whole log, while the old one stays in use.

        `advance` is called with the number of entries done and of all.
        """
        with self._alone():
            self._build(advance)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock. What the file system refuses is raised as IndexWriteError."""
        _refuse_two_owners()
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            lock = FileLock(str(self.directory / "lock"))
            if not try_for(lock.acquire, timeout=self.patience, delay=0.05):
                msg = f"another process is writing the index {self.directory}; try again later"
                raise IndexBusyError(msg)
            try:
                yield
            finally:
                lock.release()
        except OSError as error:
            msg = f"cannot write the index {self.directory}: {error}"
            raise IndexWriteError(msg) from error

    def _build(self, advance: ReportProgress = report_nothing) -> None:
        """Write a new volume, a single segment, and put it in the place of the old ones."""
        for leftover in self.directory.glob("*.building"):
            shutil.rmtree(leftover)
        old = volume.volumes(self.directory)
        name = str(max(old, default=0) + 1)
        folder = self.directory / f"{name}.building"
        folder.mkdir()
        index = FileIndex.create(FileStorage(str(folder)), SCHEMA)
        with reading(self.engine) as connection:
            end = log.head(connection)
            reached = Checkpoint(position=end.position, hash=end.hash)
            hidden = mask_changes(connection, end.position)
            entries = all_entries(connection, hidden, end.position)
            fresh = with_documents(connection, _counted(entries, advance), {}, hidden)
            commit(index, folder, stale=(), fresh=fresh, dropped=(), reached=reached)
        folder.rename(self.directory / name)
        for number in old:
            shutil.rmtree(self.directory / str(number), ignore_errors=True)


def _counted(entries: Sequence[IndexEntry], advance: ReportProgress) -> Iterator[IndexEntry]:
    """The entries, reporting how many are done."""
    for done, entry in enumerate(entries, 1):
        yield entry
        advance(done, len(entries))


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


def _opened(folder: Path) -> FileIndex | None:
    """The index in a volume; None where it is damaged."""
    try:
        index = open_volume(folder)
        index.reader().close()
    except Exception:  # what is damaged can fail in any way, and is built again from the log
        return None
    return index


def _take_in(
    connection: Connection,
    index: FileIndex,
    folder: Path,
    events: Sequence[Recorded],
    *,
    since: int,
    upto: int,
) -> None:
    """Commit what a batch of events changes."""
    before: set[IndexEntry] = set()
    after: set[IndexEntry] = set()
    documents: dict[int, Document] = {}
    hidden = mask_changes(connection, upto)
    others = streams_reworded(connection, hidden, since=since)
    for history in histories(connection, events, others, upto):
        was, now = entries_before_and_after(history, hidden, since=since, upto=upto)
        before |= was
        after |= now
        documents |= {event.position: d for event in history if (d := document_of(event))}
    crowded, dropped = _crowded(index)
    stale = before - after
    fresh = sorted((after - before) | (crowded - stale), key=by_date)
    commit(
        index,
        folder,
        stale=stale,
        fresh=with_documents(connection, fresh, documents, hidden),
        dropped=dropped,
        reached=Checkpoint(position=upto, hash=events[-1].hash),
    )


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
