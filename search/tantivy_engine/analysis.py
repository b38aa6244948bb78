"""The texts of the lanes of documents; of many, by as many processes as there are processors.

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
from search.tantivy_engine.schema import lane_texts
from store.log.document import Document

Worded: TypeAlias = tuple[IndexEntry, Document]
Texts: TypeAlias = dict[str, str]

#: Of so many documents the words are found before another process would have started.
_FEW = 2000
#: Documents that a process is given at once.
_PART = 50


def analyzed(fresh: Iterable[Worded]) -> Iterator[tuple[IndexEntry, Document, Texts]]:
    """The entries with their documents, and the texts of the lanes of each."""
    fresh = iter(fresh)
    yield from ((entry, document, _texts(document)) for entry, document in islice(fresh, _FEW))
    parts = iter(lambda: list(islice(fresh, _PART)), [])
    if first := next(parts, None):
        yield from _by_processes(first, parts)


def _by_processes(
    first: list[Worded], parts: Iterator[list[Worded]]
) -> Iterator[tuple[IndexEntry, Document, Texts]]:
    processes = os.cpu_count() or 1
    waiting: deque[tuple[list[Worded], Future[list[Texts]]]] = deque()
    # A process of its own from the start: one that is forked would share what is open here.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:

        def given(part: list[Worded]) -> tuple[list[Worded], Future[list[Texts]]]:
            return part, pool.submit(_all_texts, [document for _, document in part])

        waiting.append(given(first))
        while waiting:
            while len(waiting) <= 2 * processes and (part := next(parts, None)):
                waiting.append(given(part))
            done, texts = waiting.popleft()
            for (entry, document), lanes in zip(done, texts.result(), strict=True):
                yield entry, document, lanes


def _all_texts(documents: Sequence[Document]) -> list[Texts]:
    return list(map(_texts, documents))


def _texts(document: Document) -> Texts:
    return lane_texts(indexed_words(document))
