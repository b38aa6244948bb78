"""The first of two hosts is dead: whatever is given the address asks the other one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from store.connections.engines import connect_to_look
from store.lock import alone
from store.log.database import open_store, reading, schema_of, writing
from store.views import peek
from tests.postgresql import Server, free_port

#: In libpq's form and in SQLAlchemy's; the first port answers to nobody.
FORMS = (
    "postgresql+psycopg://postgres@127.0.0.1:{dead},127.0.0.1:{port}/{name}",
    "postgresql+psycopg://postgres@127.0.0.1:{dead},127.0.0.1:{port}/{name}"
    "?target_session_attrs=read-write",
    "postgresql+psycopg://postgres@/{name}?host=127.0.0.1:{dead}&host=127.0.0.1:{port}",
)


@pytest.fixture(params=FORMS, ids=["as libpq", "as libpq, in full", "as SQLAlchemy"])
def address(request: pytest.FixtureRequest, postgresql: Server) -> Iterator[str]:
    with postgresql.database() as url:
        name = url.rpartition("/")[2]
        yield request.param.format(dead=free_port(), port=postgresql.port, name=name)


def test_the_other_is_written_read_and_locked(address: str) -> None:
    engine = open_store(address)
    with writing(engine) as connection:
        assert schema_of(connection)
    with alone(engine, "crawl") as mine:
        assert mine
    engine.dispose()
    assert peek.head(address) == 0
    assert peek.is_writable(address)
    looking = connect_to_look(address)
    with reading(looking) as connection:
        assert schema_of(connection)
    looking.dispose()


def test_commands_take_the_address(address: str, tmp_path: Path) -> None:
    env = {"BLOTTER_HOME": str(tmp_path), "BLOTTER_DATABASE_URL": address}
    for words, code in (("sources", 0), ("log verify", 0), ("backup copy.db", 1)):
        done = CliRunner().invoke(main, words.split(), env=env)
        assert done.exit_code == code, done.output
        assert "Traceback" not in done.output
        assert "cannot" not in done.output
    assert "the store is on PostgreSQL: use pg_dump" in done.output
