"""All that an index holds, to compare one index with another."""

from __future__ import annotations

from pathlib import Path

from search.index.entries import IndexEntry
from search.volumes import volume
from search.whoosh_engine.storage.schema import open_volume
from search.whoosh_engine.whoosh_index import entries_in


def index_contents(directory: Path) -> list[tuple[IndexEntry, list[tuple[str, bytes, bytes]]]]:
    """Every entry by position with all that it is found by: field, word and places."""
    folder = volume.latest(directory)
    if folder is None:
        return []
    found: list[tuple[IndexEntry, list[tuple[str, bytes, bytes]]]] = []
    with open_volume(folder).searcher() as searcher:
        for leaf, _ in searcher.leaf_searchers():
            words: dict[int, list[tuple[str, bytes, bytes]]] = {}
            for field, word, number, _, places in leaf.reader().iter_postings():
                words.setdefault(number, []).append((field, word, places))
            live = leaf.reader().all_doc_ids()
            entries = zip(entries_in(leaf.reader()), live, strict=True)
            found.extend((entry, words[number]) for entry, number in entries)
    return sorted(found, key=lambda pair: (pair[0].position, pair[0].rewritten))
