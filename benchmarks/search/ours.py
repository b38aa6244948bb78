"""Our index of the documents, in each engine, and how long it takes to build and to add to it."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.recorded import record
from benchmarks.search.beside import PAGE
from benchmarks.search.questions import Question
from search.engines import opened
from search.index.following import SearchIndex
from search.language.function_words import telling
from search.language.parsing import parse
from search.query.ranking.sentence import find
from search.tantivy_engine.tantivy_index import TantivyIndex
from search.whoosh_engine.whoosh_index import WhooshIndex
from store.log.database import Engine as Database
from store.log.database import open_store
from store.log.document import Document
from store.log.projections import catch_up

#: Documents that are added to a full index.
ADDED = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class Engine:
    """A library that an index can be made of, and its bars."""

    index: Callable[[Path, Database], SearchIndex]
    #: Documents a second that it must take in, and seconds in which 100 more must be found.
    rate: float
    added: float


ENGINES = {
    "whoosh": Engine(index=WhooshIndex, rate=90, added=1.5),
    "tantivy": Engine(index=TantivyIndex, rate=2000, added=0.3),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ours:
    """An index that is asked."""

    ask: Callable[[Question], int]
    #: How many documents, which stand at the positions of the log from 1 on.
    size: int


def processor_seconds() -> float:
    """What this process and those it started have taken of the processors."""
    taken = os.times()
    return taken.user + taken.system + taken.children_user + taken.children_system


def ours(name: str, documents: Sequence[Document], folder: Path) -> Ours:
    """The documents in an index; how long that took is printed."""
    engine, home = ENGINES[name], folder / name
    home.mkdir()
    settings = record(documents, home)
    store = open_store(settings.database_url)
    following = engine.index(settings.index_dir, store)
    start = time.process_time()
    following.rebuild()
    rate = len(documents) / (processor_seconds() - start)
    print(f"{name}: {rate:.0f} documents/s (bar: {engine.rate:.0f})", flush=True)
    more = [replace(d, id=f"{d.id}-again", title=f"again {d.title}") for d in documents[:ADDED]]
    record(more, home)
    start = time.process_time()
    catch_up(store, following)
    seconds = time.process_time() - start
    print(f"{name}: {len(more)} added in {seconds:.2f} s (bar: {engine.added})", flush=True)

    def ask(question: Question) -> int:
        tree = telling(parse(question.ours))
        with opened(settings) as index:
            assert index is not None
            return find(index, tree, question.filters, question.sort, PAGE).total

    return Ours(ask=ask, size=len(documents) + len(more))
