"""One commit to the index."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from search.index.checkpoint import Checkpoint
from search.index.entries import IndexEntry
from search.volumes import volume
from search.whoosh_engine.storage.schema import SCHEMA, open_volume
from search.whoosh_engine.whoosh_index import entries_in
from search.whoosh_engine.writing import commit
from tests.search.examples import document

FIRST = IndexEntry(
    position=3,
    id="us_example:a",
    published_on=date(2025, 1, 1),
    precision="month",
    revision=2,
    rewritten=7,
    until=8,
    replaced=9,
    withdrawn=10,
)
SECOND = IndexEntry(position=4, id="us_example:b", published_on=None)


def write(folder: Path, *fresh: IndexEntry, stale: tuple[IndexEntry, ...] = ()) -> None:
    """Commit entries, each with a document, and note the last position of them."""
    commit(
        open_volume(folder),
        folder,
        stale=stale,
        fresh=[(entry, document(entry.id, "ketamine")) for entry in fresh],
        dropped=(),
        reached=Checkpoint(position=max(entry.position for entry in fresh), hash="x"),
    )


def entries(folder: Path) -> list[IndexEntry]:
    with open_volume(folder).searcher() as searcher:
        return [
            entry for leaf, _ in searcher.leaf_searchers() for entry in entries_in(leaf.reader())
        ]


def test_entries_come_back_as_they_were_written(tmp_path: Path) -> None:
    folder = tmp_path / "1"
    folder.mkdir()
    FileIndex.create(FileStorage(str(folder)), SCHEMA)
    write(folder, SECOND, FIRST)
    assert entries(folder) == [SECOND, FIRST]
    assert volume.checkpoint(tmp_path) == Checkpoint(position=4, hash="x")


def test_only_the_entry_that_is_stale_goes(tmp_path: Path) -> None:
    folder = tmp_path / "1"
    folder.mkdir()
    FileIndex.create(FileStorage(str(folder)), SCHEMA)
    again = replace(FIRST, rewritten=0)
    write(folder, SECOND, FIRST, again)
    newer = replace(FIRST, position=12)
    write(folder, newer, stale=(FIRST,))
    assert entries(folder) == [SECOND, again, newer]
    write(folder, replace(newer, position=13), stale=(SECOND, again))
    assert entries(folder) == [newer, replace(newer, position=13)]
    assert volume.checkpoint(tmp_path).position == 13
