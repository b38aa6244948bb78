"""Entries put into an index in PostgreSQL as they are, and plans drawn of leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from hypothesis import strategies as st

from search.index.checkpoint import Checkpoint
from search.index.plan import AllOf, AnyOf, NoneOf, Plan
from search.postgres_engine.opened_index import OpenPostgresIndex, opened
from search.postgres_engine.postgres_index import put_in_place
from search.postgres_engine.storage.loading import IndexedEntry
from search.postgres_engine.storage.tables import CREATE_CHECKPOINT
from store.connections.engines import connect
from store.log.database import filling
from tests.postgresql import Server


@contextmanager
def database_of(server: Server, entries: Iterable[IndexedEntry]) -> Iterator[str]:
    """The URL of a database of its own that has an index of these entries."""
    given = list(entries)
    with server.database() as url:
        engine = connect(url)
        reached = Checkpoint(position=len(given), hash="", entries=len(given))
        with filling(engine) as connection:
            connection.exec_driver_sql(CREATE_CHECKPOINT)
            put_in_place(connection, given, reached)
        engine.dispose()
        yield url


@contextmanager
def index_of(server: Server, entries: Iterable[IndexedEntry]) -> Iterator[OpenPostgresIndex]:
    """An index of these entries, in a database of its own."""
    with database_of(server, entries) as url, opened(url) as made:
        assert made is not None
        yield made


def plans_of(leaves: st.SearchStrategy[Plan], most: int) -> st.SearchStrategy[Plan]:
    """Plans of so many leaves at most."""
    return st.recursive(
        leaves,
        lambda part: st.one_of(
            st.lists(part, min_size=1, max_size=3).map(lambda parts: AllOf(parts=tuple(parts))),
            st.lists(part, min_size=1, max_size=3).map(lambda parts: AnyOf(parts=tuple(parts))),
            part.map(lambda plan: NoneOf(part=plan)),
        ),
        max_leaves=most,
    )
