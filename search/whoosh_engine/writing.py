"""One commit to the Whoosh index: entries out, entries in, and the position they bring it to."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.index import FileIndex

from search.index.checkpoint import Checkpoint
from search.index.entries import IndexEntry
from search.index.indexed_words import indexed_words
from search.volumes import volume
from search.whoosh_engine.storage.codec import WholeLists
from search.whoosh_engine.storage.gathered_postings import GatheredPostings
from search.whoosh_engine.storage.schema import COPIED, PRECISIONS, day_number
from store.log.document import Document


def commit(
    index: FileIndex,
    folder: Path,
    *,
    stale: Collection[IndexEntry],
    fresh: Iterable[tuple[IndexEntry, Document]],
    dropped: Collection[str],
    reached: Checkpoint,
) -> None:
    """Take `stale` out, put `fresh` in and note `reached`, all or nothing.

    `fresh` must be ordered by date and position; the segments named in `dropped` go as a whole.
    """
    writer = index.writer(compound=False, codec=WholeLists())
    writer.pool = GatheredPostings()
    try:
        if stale:
            _delete(writer, stale)
        for entry, document in fresh:
            writer.add_document(**_fields(entry, document))
        generation: int = writer.generation
        volume.write_checkpoint(folder, generation, reached)
        writer.commit(mergetype=_dropping(dropped))
    except BaseException:
        _let_go(writer)
        raise
    volume.remove_old_checkpoints(folder, generation)


def _fields(entry: IndexEntry, document: Document) -> dict[str, object]:
    values: dict[str, object] = {
        "id": entry.id,
        "source": document.source.lower(),
        "published": day_number(entry.published_on),
        "precision": PRECISIONS.index(entry.precision),
    } | {field: getattr(entry, field) for field in COPIED}
    marks = {"superseded": entry.until, "absent": entry.replaced}
    return {
        **values,
        **{field: "yes" for field, position in marks.items() if position},
        **{field: words for field, words in indexed_words(document).items() if words},
    }


def _delete(writer: Any, stale: Collection[IndexEntry]) -> None:
    reader = writer.reader()
    try:
        for leaf, offset in reader.leaf_readers():
            positions, rewritten = (
                leaf.column_reader(field, translate=False) for field in ("position", "rewritten")
            )
            for entry in stale:
                if ("id", entry.id) not in leaf:
                    continue
                for number in list(leaf.postings("id", entry.id).all_ids()):
                    if (positions[number], rewritten[number]) == (entry.position, entry.rewritten):
                        writer.delete_document(offset + number)
    finally:
        reader.close()


def _dropping(names: Collection[str]) -> Callable[[Any, list[Any]], list[Any]]:
    """A merge policy that merges nothing and lets go of segments that are dropped or empty."""

    def policy(_: Any, segments: list[Any]) -> list[Any]:
        return [s for s in segments if s.doc_count() and s.segment_id() not in names]

    return policy


def _let_go(writer: Any) -> None:
    """Give up a writer: Whoosh keeps its lock when a commit fails."""
    with suppress(Exception):  # half of it may be closed already
        writer.cancel()
    with suppress(Exception):  # it may have been released
        writer.writelock.release()
