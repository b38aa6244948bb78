"""The log on a PostgreSQL whose leader is killed: nothing that was acknowledged is lost or doubled.

What `python -m benchmarks.failover` does many times is done twice here, by the same means.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from benchmarks.failover.commands import Commands, said
from benchmarks.failover.scene import measured
from store.documents.record_readings import record
from store.log.database import Engine, open_store, reading
from store.privacy.mask_decisions import mask
from store.views.tables import LIVE
from store.views.views import Views
from tests.patroni import Cluster, failing_over, wait_for
from tests.store.examples import a_document, a_reading, unreadable

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

#: The lock that writers take (`store.log.database.writing`).
_WRITERS = f"SELECT pg_advisory_lock({0x626C6F74})"
_WAITING = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"


def test_two_leaders_are_killed_amid_appends_a_crawl_and_a_letter() -> None:
    found = measured(2)
    assert found.is_good, found
    assert found.acknowledged > 100
    assert len(found.pauses) == 2


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with failing_over() as cluster:
        yield cluster


def test_a_leader_is_killed_amid_a_rebuild(cluster: Cluster, tmp_path: Path) -> None:
    with cluster.database("blotter") as url:
        engine = open_store(url)
        readings = [a_reading(a_document(str(number))) for number in range(50)]
        record(engine, readings, reread=unreadable, now=datetime.now(UTC))
        mask(engine, "Jane Roe", by="ada", reason="asked", now=datetime.now(UTC))
        Views(engine).rebuild()
        before = _views(engine)
        commands = Commands(home=tmp_path, url=url)
        with psycopg.connect(_libpq(url), autocommit=True) as watched:
            watched.execute(_WRITERS.encode())  # the rebuild waits in the middle of its work
            rebuild = commands.begin("rebuild", "--only", "views")
            wait_for(lambda: watched.execute(_WAITING.encode()).fetchone() == (1,), "a rebuild")
            cluster.kill_leader()
        assert said(rebuild) == "rebuilt from 51 events\n"
        assert _views(engine) == before
        assert "verified" in said(commands.begin("log", "verify"))
        engine.dispose()
        cluster.bring_back()


def _libpq(url: str) -> str:
    return f"{url.replace('+psycopg', '')}?target_session_attrs=read-write"


def _views(engine: Engine) -> dict[str, list[str]]:
    """All that stands in the read models."""
    with reading(engine) as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table))))
            for table in LIVE.metadata.sorted_tables
        }
