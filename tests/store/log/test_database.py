"""Opening a store: made where it is missing, migrated, refused with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from store.database_address import StoreError
from store.log import database
from store.log.database import SCHEMA, open_store, reading, schema_of, snapshot, writing
from tests.conftest import ROOT
from tests.read_only import read_only


def test_migrations_lead_to_exactly_the_declared_tables(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        found = compare_metadata(MigrationContext.configure(connection), database.metadata)
    assert found == []


def test_the_declared_schema_is_the_newest_migration() -> None:
    scripts = ScriptDirectory(str(ROOT / "store" / "migrations"))
    assert scripts.get_current_head() == database.SCHEMA


def test_opening_twice_changes_nothing(url: str) -> None:
    open_store(url).dispose()
    engine = open_store(url)
    with reading(engine) as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM alembic_version")) == 1
    engine.dispose()


def test_a_failed_transaction_leaves_nothing(engine: sa.Engine) -> None:
    with pytest.raises(ZeroDivisionError), writing(engine) as connection:
        connection.execute(sa.insert(database.bodies), {"sha256": "ab", "size": 1, "zstd": b"x"})
        _ = 1 / 0
    with reading(engine) as connection:
        assert connection.scalar(sa.select(sa.func.count()).select_from(database.bodies)) == 0


def test_a_snapshot_is_of_one_moment_whatever_is_written_meanwhile(engine: sa.Engine) -> None:
    count = sa.select(sa.func.count()).select_from(database.bodies)
    body = {"sha256": "00", "size": 1, "zstd": b"0"}
    with snapshot(engine) as connection:
        assert connection.scalar(count) == 0
        with writing(engine) as other:
            other.execute(sa.insert(database.bodies), [body])
        assert connection.scalar(count) == 0
    with reading(engine) as connection:
        assert connection.scalar(count) == 1


@pytest.mark.usefixtures("synced")
def test_sqlite_is_durable_and_lets_readers_in(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'deep' / 'er' / 'blotter.db'}")
    with reading(engine) as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2
    with writing(engine) as writer, reading(engine) as reader:
        writer.execute(sa.insert(database.bodies), {"sha256": "ab", "size": 1, "zstd": b"x"})
        assert reader.scalar(sa.select(sa.func.count()).select_from(database.bodies)) == 0
    engine.dispose()


def test_a_newer_store_is_refused(url: str) -> None:
    engine = open_store(url)
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    known = f"made by a newer version .migration 9999, known {SCHEMA}.: install that one"
    with pytest.raises(StoreError, match=known):
        open_store(url)
    with reading(engine) as connection:
        assert schema_of(connection) == "9999"
    engine.dispose()


def test_a_newer_store_that_may_only_be_read_is_refused_too(tmp_path: Path) -> None:
    file = tmp_path / "share" / "blotter.db"
    engine = open_store(f"sqlite:///{file}")
    with writing(engine) as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with (
        read_only(file.parent) as shown,
        pytest.raises(StoreError, match="by a newer version"),
    ):
        open_store(f"sqlite:///{shown / file.name}")


@pytest.mark.parametrize(
    ("url", "cause"),
    [
        ("nonsense", "no database URL"),
        ("mysql://host/name", "mysql is not supported"),
        ("sqlite:////proc/nowhere/blotter.db", "cannot make the folder"),
        ("postgresql+psycopg://127.0.0.1:1/none", "cannot open the store"),
    ],
)
def test_what_cannot_be_opened_is_said_in_one_line(url: str, cause: str) -> None:
    with pytest.raises(StoreError, match=cause):
        open_store(url)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "blotter.db"
    file.write_bytes(b"not a database, but long enough to be taken for one" * 100)
    with pytest.raises(StoreError, match="file is not a database"):
        open_store(f"sqlite:///{file}")
