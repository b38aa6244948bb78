"""Workers on a real PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
import sqlalchemy as sa

from store.log.database import open_store
from store.shared_crawl.worker_session import WorkerSession, worker_session
from tests.postgresql import Server

#: Begins a worker; each has a connection of its own.
Begin = Callable[[], WorkerSession]


@pytest.fixture
def store(postgresql: Server) -> Iterator[sa.Engine]:
    with postgresql.database() as url:
        yield open_store(url)


@pytest.fixture
def begin(store: sa.Engine) -> Iterator[Begin]:
    """What begins workers that live until the end, unless they are killed."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(worker_session(store))


def kill(worker: WorkerSession) -> None:
    """Cut its connection, as the end of its process does."""
    killed = sa.text(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks"
        " WHERE locktype = 'advisory' AND objsubid = 2 AND objid = :number"
    )
    with worker.engine.begin() as connection:
        assert connection.scalar(killed, {"number": worker.number}) is True
