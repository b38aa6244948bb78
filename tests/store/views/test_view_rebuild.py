"""Read models built beside those in use, which answer until they are whole."""

from __future__ import annotations

from random import Random

import pytest
import sqlalchemy as sa

from store.database_address import LostError, StoreError
from store.lock import alone
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import Recorded
from store.log.projections import catch_up
from store.privacy.erasing import erase
from store.views.as_of import views_at
from store.views.tables import LIVE
from store.views.views import Views, erased_ids, known_documents
from tests.followed import rows, rows_in
from tests.lives import Lives, append
from tests.postgresql import Server
from tests.store.examples import NOW


@pytest.fixture
def lives(engine: sa.Engine, monkeypatch: pytest.MonkeyPatch) -> Lives:
    """A log of some hundred events, with views that have followed it; they are built in batches
    of 50."""
    monkeypatch.setattr("store.views.view_rebuild.TOGETHER", 50)
    lives = Lives(chance=Random(3))
    append(engine, lives.entries(300), lives.now)
    catch_up(engine, Views(engine))
    return lives


def tables(engine: sa.Engine) -> set[str]:
    return {name for name in sa.inspect(engine).get_table_names() if "view" in name}


def test_the_old_answer_until_the_new_are_whole(engine: sa.Engine, lives: Lives) -> None:
    before = rows(engine)
    seen: list[int] = []

    def look(done: int, whole: int) -> None:
        assert rows(engine) == before
        assert Views(engine).position() == whole
        seen.append(done)

    assert Views(engine).rebuild(look) == seen[-1]
    assert len(seen) == -(-seen[-1] // 50)
    assert rows(engine) == before
    assert tables(engine) == set(LIVE.metadata.tables)
    indexes = sa.inspect(engine).get_indexes("view_documents")
    assert [index["name"] for index in indexes] == ["ix_view_documents_source"]


def test_what_is_recorded_meanwhile_is_in_it(engine: sa.Engine, lives: Lives) -> None:
    def more(done: int, whole: int) -> None:
        if done < 150:
            append(engine, lives.entries(40), lives.now)

    reached = Views(engine).rebuild(more)
    with reading(engine) as connection:
        assert reached == log.head(connection).position == Views(engine).position()
        with views_at(connection, reached) as at_once:
            whole = rows_in(at_once)
    assert rows(engine) == whole


def test_what_is_erased_meanwhile_is_not(engine: sa.Engine, lives: Lives) -> None:
    with reading(engine) as connection:
        first = next(log.read(connection, type="DocumentPublished"))
    told: list[int] = []

    def then(done: int, whole: int) -> None:
        told.append(done)
        if len(told) == 3:
            erase(engine, [first.position], by="clerk", reason="court order", now=lives.now)

    assert first.position < 50
    reached = Views(engine).rebuild(then)
    assert told.count(50) == 2, "it begins again"
    with reading(engine) as connection, views_at(connection, reached) as at_once:
        assert rows(engine) == rows_in(at_once)


def test_views_that_follow_let_go_of_what_was_erased(engine: sa.Engine, lives: Lives) -> None:
    with reading(engine) as connection:
        history: dict[str, list[Recorded]] = {}
        for recorded in log.read(connection):
            history.setdefault(recorded.stream, []).append(recorded)
    (once,) = next(
        past for past in history.values() if len(past) == 1 and past[0].type == "DocumentPublished"
    )
    document_id = once.stream.removeprefix("document/")
    source = document_id.partition(":")[0]
    erase(engine, [once.position], by="clerk", reason="court order", now=lives.now)
    append(engine, lives.entries(5), NOW)
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        known = {document.id for document in known_documents(connection, source)}
        assert document_id not in known
        assert document_id in erased_ids(connection, source)
        with views_at(connection, log.head(connection).position) as at_once:
            whole = rows_in(at_once)
    assert rows(engine) == whole
    # An old erasure is no reason to build anything again.
    append(engine, lives.entries(5), NOW)
    catch_up(engine, Views(engine))
    with reading(engine) as connection:
        begun = connection.scalar(sa.select(LIVE.projections.c.begun))
        assert begun is not None
        assert begun < log.head(connection).position


def test_one_process_builds_at_a_time(
    engine: sa.Engine, lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.views.view_rebuild.PATIENCE", -1)
    with alone(engine, "rebuild"), pytest.raises(StoreError, match="another process"):
        Views(engine).rebuild()
    assert Views(engine).rebuild() > 0


def test_whoever_lost_the_lock_with_its_server_writes_no_more(postgresql: Server) -> None:
    """Its connections are made anew without a word, and another process may be building by now."""
    with postgresql.database() as url:
        engine = open_store(url)
        lives = Lives(chance=Random(3))
        append(engine, lives.entries(300), lives.now)
        catch_up(engine, Views(engine))
        before, seen = rows(engine), list[int]()

        def restart(done: int, _: int) -> None:
            seen.append(done)
            postgresql.restart()

        with pytest.MonkeyPatch.context() as few:
            few.setattr("store.views.view_rebuild.TOGETHER", 50)
            with pytest.raises(LostError, match="gone for a while"):
                Views(engine).rebuild(restart)
        assert seen == [50]
        assert rows(engine) == before
        Views(engine).rebuild()
        assert rows(engine) == before
        engine.dispose()


def test_leftovers_are_dropped(engine: sa.Engine, lives: Lives) -> None:
    before = rows(engine)
    with writing(engine) as connection:
        connection.exec_driver_sql("CREATE TABLE new_view_documents (other TEXT)")
    Views(engine).rebuild()
    assert rows(engine) == before
    assert tables(engine) == set(LIVE.metadata.tables)


def test_tables_of_another_version_are_put_aside_in_the_same_way(
    engine: sa.Engine, lives: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, reached = rows(engine), Views(engine).position()
    with writing(engine) as connection:  # as a version had them that knew fewer columns
        connection.exec_driver_sql("ALTER TABLE view_projections DROP COLUMN begun")
        connection.exec_driver_sql("ALTER TABLE view_documents DROP COLUMN erased")
        connection.execute(sa.update(LIVE.projections).values(version=3))
    assert Views(engine).position() == reached
    assert rows(engine) == before


def test_a_reader_on_postgresql_is_never_the_one_to_give_way(
    postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    with postgresql.database() as url:
        engine = open_store(url)
        lives = Lives(chance=Random(3))
        append(engine, lives.entries(100), lives.now)
        catch_up(engine, Views(engine))
        before = rows(engine)
        with reading(engine) as connection:
            known_documents(connection, "us_source_1")
            with monkeypatch.context() as patched:
                patched.setattr("store.views.view_rebuild.PATIENCE", -1)
                with pytest.raises(StoreError, match="in use"):
                    Views(engine).rebuild()
            assert known_documents(connection, "us_source_1")
        assert rows(engine) == before
        assert Views(engine).rebuild() > 0
        assert rows(engine) == before
        engine.dispose()
