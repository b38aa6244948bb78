"""The words of documents; of many, found by other processes.

tantivy takes in a document in less time than it takes to find its words.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TypeAlias

from search.index.entries import IndexEntry
from search.index.indexed_words import indexed_words
from search.index.plan import Field
from store.log.document import Document

Worded: TypeAlias = tuple[IndexEntry, Document]
Words: TypeAlias = dict[Field, str]

#: Of so many documents the words are found before another process would have started.
_FEW = 2000
#: Documents that a process is given at once.
_PART = 50


def analyzed(fresh: Iterable[Worded]) -> Iterator[tuple[IndexEntry, Document, Words]]:
    """The entries with their documents, and the words of each."""
    fresh = iter(fresh)
    for entry, document in islice(fresh, _FEW):
        yield entry, document, indexed_words(document)
    parts = iter(lambda: list(islice(fresh, _PART)), [])
    if first := next(parts, None):
        yield from _by_processes(first, parts)


def _by_processes(
    first: list[Worded], parts: Iterator[list[Worded]]
) -> Iterator[tuple[IndexEntry, Document, Words]]:
    processes = max(1, (os.cpu_count() or 1) - 1)  # this one and tantivy's thread fill a processor
    waiting: deque[tuple[list[Worded], Future[list[Words]]]] = deque()
    # A process of its own from the start: one that is forked would share what is open here.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:

        def given(part: list[Worded]) -> tuple[list[Worded], Future[list[Words]]]:
            return part, pool.submit(_all_words, [document for _, document in part])

        waiting.append(given(first))
        while waiting:
            while len(waiting) <= 2 * processes and (part := next(parts, None)):
                waiting.append(given(part))
            done, words = waiting.popleft()
            for (entry, document), found in zip(done, words.result(), strict=True):
                yield entry, document, found


def _all_words(documents: Sequence[Document]) -> list[Words]:
    return list(map(indexed_words, documents))
