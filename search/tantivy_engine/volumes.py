"""Writing a volume of tantivy.

A volume is never changed. What a batch of events changes is written into a copy, whose files are
links to those that stay as they are, since tantivy never writes into a file again; the copy takes
the place of the old volume by a rename. So the position is committed with the content, whenever the
process dies, and no file is left that no volume needs.
"""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable
from pathlib import Path

from tantivy import Document, IndexWriter

from search.index.checkpoint import Checkpoint
from search.index.entries import IndexEntry
from search.tantivy_engine.schema import created, entry_key, opened
from search.volumes import volume

#: Bytes that tantivy gathers before it writes a segment: of a whole index, and of a change.
_WHOLE, _CHANGE = 128_000_000, 30_000_000
#: Which segments there are, and which files tantivy has written.
_CONTENTS = ("meta.json", ".managed.json")


def create(folder: Path, documents: Iterable[Document], reached: Checkpoint) -> None:
    """Fill an empty folder with a volume of these documents."""
    _write(created(folder).writer(_WHOLE, 1), (), documents)
    volume.write_checkpoint(folder, None, reached)


def change(
    folder: Path,
    stale: Collection[IndexEntry],
    documents: Iterable[Document],
    reached: Checkpoint,
) -> None:
    """Put a volume without `stale` and with these documents in the place of the one in a folder.

    The one before it stays until the next change, since somebody may be opening it.
    """
    following = folder.with_name(str(int(folder.name) + 1))
    copy = following.with_name(f"{following.name}.building")
    if copy.exists():
        shutil.rmtree(copy)
    copy.mkdir()
    for file in folder.iterdir():
        _take_along(file, copy)
    _write(opened(copy).writer(_CHANGE, 1), stale, documents)
    volume.write_checkpoint(copy, None, reached)
    copy.rename(following)
    for number in volume.volumes(folder.parent):
        if number < int(folder.name):
            shutil.rmtree(folder.parent / str(number), ignore_errors=True)


def _write(writer: IndexWriter, stale: Iterable[IndexEntry], documents: Iterable[Document]) -> None:
    try:
        for entry in stale:
            writer.delete_documents_by_term("key", entry_key(entry))
        for document in documents:
            writer.add_document(document)
        writer.commit()
    except BaseException:
        writer.rollback()
        raise
    finally:
        writer.wait_merging_threads()  # it also lets go of the writer


def _take_along(file: Path, copy: Path) -> None:
    """Link a file of a segment into the copy; the tables of contents are written anew, and locks
    and checkpoints belong to one volume."""
    if file.name in _CONTENTS:
        shutil.copyfile(file, copy / file.name)
    elif not file.name.startswith((".", "checkpoint")):
        try:
            (copy / file.name).hardlink_to(file)
        except OSError:  # a file system without links
            shutil.copyfile(file, copy / file.name)
