"""How long searches take on the engine in PostgreSQL, and new documents until they are found."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from pathlib import Path

import psycopg

from answers.asking.queries import asked_of_index
from answers.searches.facets import facets_of
from benchmarks.million.asked import NEW, Asked, head, measured
from benchmarks.million.copied.load import plain
from benchmarks.million.real import given
from benchmarks.million.searches import Search, search_kinds
from search.index.engine import Filters
from search.index.planning import planned
from search.language.function_words import telling
from search.language.parsing import parse
from search.postgres_engine.opened_index import opened
from search.postgres_engine.postgres_index import PostgresIndex
from search.query.narrowing import index_filters
from search.query.ranking.sentence import find
from store.config import Settings
from store.connections.kept import kept_open
from store.log.database import open_store
from store.log.projections import catch_up
from tests.casebook.histories import publish

#: Hits of a page; milliseconds that facets may take; seconds until new documents are found.
PAGE, FACETS_BAR, FOUND_BAR = 20, 150.0, 2.0


def searched(settings: Settings, data: Path, *, seed: int = 1) -> None:
    """Ask all searches, first those to tune by, then those to report; a line a kind."""
    with psycopg.connect(plain(settings.database_url)) as connection:
        kinds = search_kinds(connection, seed=seed)
    with kept_open():  # as a server of pages has it
        for report in (False, True):
            print(head("reported" if report else "to tune by", 0))
            for kind in (it.half(report=report) for it in kinds):
                asked = Asked(kind=kind.name, keys=kind.searches, ask=_asking(settings))
                print(measured(asked, kind.bar), flush=True)
            for kind in (it.half(report=report) for it in kinds[:3]):
                counted = kind.name.replace("relevance", "facets")
                asked = Asked(kind=counted, keys=kind.searches, ask=_counting(settings))
                print(measured(asked, FACETS_BAR), flush=True)
    print(found_again(settings, data))


def _asking(settings: Settings) -> Callable[[Search], int]:
    """What asks a search as the program does: the index gives a count and a page of hits, and is
    asked for the fields with it."""

    def ask(search: Search) -> int:
        as_of = search.narrowed.get("as_of")
        asked = asked_of_index(settings, search.query, as_of, in_database=True)
        filters = replace(
            index_filters(search.narrowed), positions=asked.positions, selected=asked.selected
        )
        with opened(settings.database_url) as index:
            assert index is not None
            tree = telling(asked.tree) if asked.tree else None
            return find(index, tree, filters, search.sort, PAGE).total

    return ask


def _counting(settings: Settings) -> Callable[[Search], int]:
    """What asks how all that a search finds is spread."""

    def ask(search: Search) -> int:
        with opened(settings.database_url) as index:
            assert index is not None
            tree = telling(parse(search.query))
            found = index.positions_to_count(planned(tree), index_filters(search.narrowed))
        return len(facets_of(settings, found))

    return ask


def found_again(settings: Settings, data: Path) -> str:
    """New documents, from the event on until each is found by a word of its own."""
    engine = open_store(settings.database_url)
    mark = f"quilla{time.time_ns()}"
    some = [
        replace(it, id=f"{it.id}-{mark}", text=f"{it.text} {mark}")
        for it in islice(given(data), NEW)
    ]
    start = time.perf_counter()
    publish(engine, *some)
    written = time.perf_counter()
    catch_up(engine, PostgresIndex(engine))
    end = time.perf_counter()
    with opened(settings.database_url) as index:
        assert index is not None
        there = find(index, parse(mark), Filters(), "newest", NEW).total
    assert there == NEW, there
    engine.dispose()
    return (
        f"{NEW} new documents are found {end - start:.2f} s after they came: {written - start:.2f}"
        f" into the log, {end - written:.2f} into the index   bar {FOUND_BAR:.0f}"
    )
