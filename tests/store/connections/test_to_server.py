"""Looks into a real PostgreSQL: each of one moment, by connections that are kept or made anew."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from store.connections.kept import kept_open
from store.connections.to_server import begin_anew, connection_to_server
from store.database_address import StoreError
from tests.postgresql import Server

pytestmark = pytest.mark.servers


@pytest.fixture
def database(postgresql: Server) -> Iterator[str]:
    with postgresql.database() as url:
        write(url, "CREATE TABLE t (n int)")
        write(url, "INSERT INTO t VALUES (1)")
        yield url


def write(url: str, statement: str) -> None:
    plain = url.replace("postgresql+psycopg", "postgresql")
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(statement.encode())


def one(connection: psycopg.Connection, query: str = "SELECT n FROM t") -> int:
    row = connection.execute(query.encode()).fetchone()
    assert row is not None
    return int(row[0])


def session(url: str) -> int:
    with connection_to_server(url) as connection:
        return one(connection, "SELECT pg_backend_pid()")


def test_sessions_are_used_again_only_where_they_are_kept(database: str) -> None:
    assert session(database) != session(database)
    with kept_open():
        assert session(database) == session(database)
        with connection_to_server(database) as used:
            pass
    assert used.closed


def test_a_look_is_of_one_moment_and_the_next_one_of_a_later(database: str) -> None:
    with kept_open():
        with connection_to_server(database) as connection:
            assert one(connection) == 1
            write(database, "UPDATE t SET n = 2")
            assert one(connection) == 1
        with connection_to_server(database) as connection:
            assert one(connection) == 2


def test_nothing_can_be_written(database: str) -> None:
    with (
        pytest.raises(StoreError, match=r"cannot read the store .*read-only transaction"),
        connection_to_server(database) as connection,
    ):
        connection.execute(b"INSERT INTO t VALUES (3)")


def test_a_look_goes_on_after_a_statement_that_failed(database: str) -> None:
    with connection_to_server(database) as connection:
        with pytest.raises(psycopg.errors.UndefinedTable):
            connection.execute(b"SELECT * FROM missing")
        begin_anew(connection)
        assert one(connection) == 1
        write(database, "UPDATE t SET n = 2")
        assert one(connection) == 1
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            connection.execute(b"INSERT INTO t VALUES (3)")


def test_what_failed_is_not_kept(database: str) -> None:
    with kept_open():
        with pytest.raises(ZeroDivisionError), connection_to_server(database) as failed:
            raise ZeroDivisionError
        assert failed.closed


def test_sessions_that_the_server_ended_are_replaced_without_a_word(
    postgresql: Server, database: str
) -> None:
    with kept_open():
        with connection_to_server(database) as first, connection_to_server(database) as second:
            assert one(first) == one(second) == 1
        postgresql.restart()
        with connection_to_server(database) as connection:
            assert one(connection) == 1
        assert first.closed
        assert second.closed


def test_a_server_that_is_gone_is_told_in_one_line(postgresql: Server, database: str) -> None:
    secret = database.replace("postgres@", "postgres:sesame@")
    with kept_open():
        session(secret)
        postgresql.stop()
        try:
            with pytest.raises(StoreError, match="cannot read the store") as told:
                session(secret)
        finally:
            postgresql.start()
        assert "sesame" not in str(told.value)
        assert "\n" not in str(told.value)
        assert session(secret) == session(secret)


def test_many_threads_look_at_once(database: str) -> None:
    with kept_open(), ThreadPoolExecutor(16) as threads:
        assert 1 <= len(set(threads.map(session, [database] * 200))) < 200


def test_an_address_that_cannot_be_used_is_told(database: str) -> None:
    with (
        pytest.raises(StoreError, match="cannot read the store"),
        connection_to_server(f"{database}?no_such_parameter=1"),
    ):
        pass
