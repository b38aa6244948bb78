"""Files of SQLite where nothing can be written."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.database_address import ReadOnlyError, StoreError
from store.files.read_only import connected, is_writable, lies_still
from store.log.database import open_store, reading, writing
from tests.read_only import read_only


@pytest.fixture
def folder(tmp_path: Path, empty_store: Path) -> Path:
    """With a store in it, and what lies beside it while it is written."""
    folder = tmp_path / "written"
    folder.mkdir()
    shutil.copyfile(empty_store, folder / "blotter.db")
    with closing(sqlite3.connect(folder / "blotter.db")) as writer:
        writer.execute("CREATE TABLE late (n)")
        writer.execute("INSERT INTO late VALUES (1)")
        writer.commit()
        shutil.copytree(folder, tmp_path / "copied")
    return tmp_path / "copied"


def late(file: Path) -> list[int]:
    with closing(connected(file)) as connection:
        return [number for (number,) in connection.execute("SELECT n FROM late")]


def test_one_that_is_written_is_read_with_what_lies_beside_it(folder: Path) -> None:
    assert (folder / "blotter.db-wal").stat().st_size
    with read_only(folder) as shown:
        assert not is_writable(shown / "blotter.db")
        assert not lies_still(shown / "blotter.db")
        assert late(shown / "blotter.db") == [1]


def test_one_that_is_not_whole_is_refused(folder: Path) -> None:
    (folder / "blotter.db-shm").unlink()
    with read_only(folder) as shown:
        file = shown / "blotter.db"
        with pytest.raises(StoreError, match="copied while it was written, and may be read only"):
            connected(file)
        with pytest.raises(StoreError, match="copied while it was written"):
            open_store(f"sqlite:///{file}")


def test_one_that_nobody_writes_is_read_alone(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "blotter.db")) as writer:
        writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with read_only(folder) as shown:
        file = shown / "blotter.db"
        assert [it.name for it in shown.iterdir()] == ["blotter.db"]
        assert lies_still(file)
        assert late(file) == [1]
        engine = open_store(f"sqlite:///{file}")
        with reading(engine) as connection:
            assert connection.exec_driver_sql("SELECT n FROM late").scalar() == 1
        with (
            pytest.raises(ReadOnlyError, match=r"cannot write to the store .*readonly database"),
            writing(engine) as connection,
        ):
            connection.exec_driver_sql("INSERT INTO late VALUES (2)")


def test_where_it_may_be_written_nothing_is_taken_to_lie_still(folder: Path) -> None:
    assert is_writable(folder / "blotter.db")
    assert not lies_still(folder / "blotter.db")
    assert is_writable(folder / "no" / "blotter.db")
