"""The table of those who answer, in either database."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import psycopg
import pytest
import sqlalchemy as sa

from store.connections.engines import connect
from store.database_address import ReadOnlyError
from store.guards.schema import check_guards
from store.log.database import open_store, reading
from store.readers.files import before_erasing, written_anew
from store.readers.registry import holders, said, strike
from tests.postgresql import Server
from tests.store.readers.test_holder import FOLDER, WEB


@pytest.fixture
def store(url: str) -> sa.Engine:
    return open_store(url)


def test_what_a_reader_says_last_counts_with_the_time_of_the_database(store: sa.Engine) -> None:
    assert holders(store)[0] == ()
    strike(store, WEB.name)  # there is no table yet
    said(store, FOLDER)
    said(store, WEB)
    said(store, replace(WEB, position=9))
    found, now = holders(store)
    assert [(it.name, it.position) for it in found] == [(FOLDER.name, 5), (WEB.name, 9)]
    assert replace(found[1], said_at=WEB.said_at) == replace(WEB, position=9)
    assert timedelta() <= now - found[1].said_at < timedelta(minutes=5)
    strike(store, WEB.name)
    assert [it.name for it in holders(store)[0]] == [FOLDER.name]


def test_it_is_no_part_of_the_log(store: sa.Engine) -> None:
    said(store, WEB)
    with reading(store) as connection:
        check_guards(connection)


def test_those_who_come_at_once_are_all_registered(store: sa.Engine) -> None:
    them = [replace(WEB, name=f"web@here:{number}") for number in range(8)]
    engines = [connect(store.url.render_as_string(hide_password=False)) for _ in them]
    with ThreadPoolExecutor(len(them)) as threads:
        assert list(threads.map(said, engines, them)) == [None] * len(them)
    for engine in engines:
        engine.dispose()
    assert {it.name for it in holders(store)[0]} == {it.name for it in them}


def test_the_files_pass_an_erasure_only_once_they_are_written_anew(store: sa.Engine) -> None:
    def position() -> int:
        return next(it.position for it in holders(store)[0] if it.kind == "files")

    before_erasing(store)
    assert position() == 0
    written_anew(store, 7, "0/1")
    before_erasing(store)
    assert position() == 7


def test_whoever_may_only_read_is_told_so(postgresql: Server) -> None:
    with postgresql.database() as url:
        open_store(url).dispose()
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("CREATE ROLE registers_not LOGIN")
            connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO registers_not")
        engine = connect(url.replace("postgres@", "registers_not@"))
        with pytest.raises(ReadOnlyError):
            said(engine, WEB)
        assert holders(engine)[0] == ()
        engine.dispose()
        with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
            connection.execute("DROP OWNED BY registers_not")
            connection.execute("DROP ROLE registers_not")
