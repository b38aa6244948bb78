"""PostgreSQL's files are written anew only once nobody sees what was in them before."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from answers.catch_up import catch_up
from answers.log.erasure_preview import erase
from store.log.database import open_store, reading
from store.privacy.erasing import ErasureError
from store.privacy.scrubbing import scrub
from store.readers.standbys import standbys
from tests.postgresql import Server
from tests.search.examples import NOW, Blotter, document, published
from tests.store.privacy.test_erasing import found_in

SECRET = "Xanthippe Quillfeather"


@pytest.fixture
def address(postgresql: Server) -> Iterator[str]:
    with postgresql.database() as url:
        yield url


def other_session(address: str, name: str = "report") -> psycopg.Connection:
    return psycopg.connect(address.replace("+psycopg", ""), application_name=name)


def test_who_still_sees_the_rows_of_before_is_named(address: str) -> None:
    engine = open_store(address)
    with other_session(address) as session:
        session.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        session.execute("SELECT 1")  # from now on it sees all as it is at this moment
        with engine.begin() as connection:
            connection.execute(sa.text("CREATE TABLE other (x int)"))
        with pytest.raises(ErasureError, match=r"process \d+ \(report\) still sees .*; repeat"):
            scrub(engine, patience=0.5)
        session.rollback()
        scrub(engine, patience=60)
    engine.dispose()


def test_no_file_holds_it_and_no_table_of_what_was_made_of_it(tmp_path: Path, address: str) -> None:
    """Casebook, views and the planner's samples of their values included."""
    record = Blotter(tmp_path, address)
    text = f"{SECRET}, 44, was sentenced to 12 months in prison for distributing ketamine."
    record.append(published(document("us_example:1", text, title=f"{SECRET} Sentenced")))
    record.append(published(document("us_example:2", "Clara Oaks was charged with ketamine.")))
    catch_up(record.settings)
    with record.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in ("ANALYZE", "CHECKPOINT"):
            connection.exec_driver_sql(statement)
        query = "SELECT current_setting('data_directory') || '/base/' || oid FROM pg_database"
        here = f"{query} WHERE datname = current_database()"
        folder = Path(connection.exec_driver_sql(here).scalar_one())
    words = (b"Quillfeather", b"quillfeather", b"Xanthippe", b"xanthippe")
    assert len(found_in(folder.iterdir(), *words)) > 3
    done = erase(record.engine, record.settings, [1], by="ana", reason="order 12", now=NOW)
    assert done.left == ()
    assert found_in(folder.iterdir(), *words) == []
    assert found_in(folder.iterdir(), b"Clara Oaks")
    record.engine.dispose()


def test_what_a_role_may_not_write_anew_is_said(address: str) -> None:
    with other_session(address) as session:
        session.autocommit = True
        session.execute("CREATE ROLE owns_tables LOGIN")
        session.execute("GRANT ALL ON SCHEMA public TO owns_tables")
    theirs = open_store(address.replace("postgres@", "owns_tables@"))
    left = scrub(theirs).left
    assert [it.partition(" ")[0] for it in left] == ["samples", "old"]
    theirs.dispose()
    with other_session(address) as session:
        session.autocommit = True
        session.execute("DROP OWNED BY owns_tables")
        session.execute("DROP ROLE owns_tables")


def test_a_server_without_standbys_has_none(address: str) -> None:
    engine = open_store(address)
    assert scrub(engine).wal
    with reading(engine) as connection:
        assert standbys(connection, "0/1") == standbys(connection, "") == ()
    engine.dispose()
