"""Connections that stay open: one look each, of the file that is there, and none left behind."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from store.connections.kept import kept_open
from store.connections.to_file import connection_to_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return made(tmp_path / "one.db", 1)


def made(file: Path, number: int) -> Path:
    connection = sqlite3.connect(file)
    with connection:
        connection.execute("CREATE TABLE t (n)")
        connection.execute("INSERT INTO t VALUES (?)", [number])
    connection.close()
    return file


def read(file: Path) -> int:
    with connection_to_file(file) as connection:
        (number,) = connection.execute("SELECT n FROM t").fetchone()
        return int(number)


def used(file: Path) -> int:
    with connection_to_file(file) as connection:
        return id(connection)


def test_a_connection_is_used_again_while_it_is_kept(file: Path) -> None:
    with kept_open():
        with connection_to_file(file) as first, connection_to_file(file) as second:
            assert first is not second
            both = {id(first), id(second)}
        assert {used(file) for _ in range(3)} <= both
        with connection_to_file(file) as kept:
            pass
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        kept.execute("SELECT 1")


def test_it_sees_what_was_written_since_and_the_file_that_took_its_place(
    file: Path, tmp_path: Path
) -> None:
    with kept_open():
        assert read(file) == 1
        connection = sqlite3.connect(file)
        with connection:
            connection.execute("UPDATE t SET n = 2")
        connection.close()
        assert read(file) == 2
        made(tmp_path / "two.db", 3).replace(file)
        assert read(file) == 3


def test_what_failed_is_not_kept(file: Path) -> None:
    with kept_open():
        with pytest.raises(sqlite3.OperationalError), connection_to_file(file) as failed:
            failed.execute("INSERT INTO t VALUES (2)")
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            failed.execute("SELECT 1")
        assert read(file) == 1


def test_many_threads_look_at_once(file: Path) -> None:
    with kept_open(), ThreadPoolExecutor(16) as threads:
        assert set(threads.map(read, [file] * 200)) == {1}


def test_nothing_is_kept_by_itself(file: Path) -> None:
    with connection_to_file(file) as connection:
        pass
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")
