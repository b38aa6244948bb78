"""The log keeps order, refuses change and proves itself, on SQLite and on PostgreSQL alike."""

from __future__ import annotations

import hashlib
import json
from datetime import timedelta
from multiprocessing import get_context
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import Erased, SourceChecked, Unknown
from tests.postgresql import Server
from tests.store.examples import NOW
from tests.store.log.appending import append_many


def checked(listed: int = 0) -> SourceChecked:
    return SourceChecked(checked_at=NOW, outcome="ok", listed=listed)


def entries(*streams: str) -> list[log.NewEvent]:
    return [log.NewEvent(stream=stream, event=checked()) for stream in streams]


def test_positions_and_versions_have_no_gaps(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        log.append(connection, entries("source/a", "source/b", "source/a"), now=NOW)
    with writing(engine) as connection:
        log.append(connection, entries("source/a"), now=NOW)
    with reading(engine) as connection:
        found = [(r.position, r.stream, r.version) for r in log.read(connection)]
    assert found == [
        (1, "source/a", 1),
        (2, "source/b", 1),
        (3, "source/a", 2),
        (4, "source/a", 3),
    ]


def test_append_returns_what_read_gives(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        appended = log.append(connection, entries("source/a", "source/b"), now=NOW)
    with reading(engine) as connection:
        assert list(log.read(connection)) == appended
        assert list(log.read(connection, stream="source/b")) == appended[1:]
        assert list(log.read(connection, after=1)) == appended[1:]
        assert list(log.read(connection, upto=1)) == appended[:1]


def test_an_unexpected_version_conflicts_and_writes_nothing(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        log.append(connection, entries("source/a"), now=NOW)
    late = [
        log.NewEvent(stream="source/b", event=checked()),
        log.NewEvent(stream="source/a", event=checked(), expected=0),
    ]
    conflict = pytest.raises(log.ConflictError, match="somebody else wrote to source/a or source/b")
    with conflict, writing(engine) as connection:
        log.append(connection, late, now=NOW)
    with reading(engine) as connection:
        assert log.head(connection).position == 1


def test_recorded_at_never_falls(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        log.append(connection, entries("source/a"), now=NOW)
        log.append(connection, entries("source/a"), now=NOW - timedelta(hours=1))
    with reading(engine) as connection:
        assert [r.recorded_at for r in log.read(connection)] == [NOW, NOW]


def test_nothing_appended_to_an_empty_log(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        assert log.append(connection, [], now=NOW) == []
        assert log.head(connection) == log.EMPTY
        assert log.verify_chain(connection).position == 0


def test_the_chain_can_be_checked_with_the_standard_library_alone(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        log.append(connection, entries("source/a", "source/ü"), now=NOW)
        rows = connection.exec_driver_sql("SELECT * FROM events ORDER BY position").fetchall()
    previous = "0" * 64
    for position, stream, version, kind, recorded_at, payload, digest, before, link in rows:
        assert before == previous
        assert digest == hashlib.sha256(payload.encode()).hexdigest()
        fields = [position, stream, version, kind, recorded_at, digest]
        text = previous + json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        assert link == hashlib.sha256(text.encode()).hexdigest()
        previous = link


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET payload = '{}' WHERE position = 2",
        "UPDATE events SET payload = NULL, type = 'Other' WHERE position = 2",
        "UPDATE events SET hash = previous WHERE position = 2",
        "DELETE FROM events WHERE position = 3",
        "INSERT INTO events SELECT position + 5, stream, version + 9, type, recorded_at, payload,"
        " payload_sha256, previous, hash FROM events WHERE position = 3",
    ],
)
def test_the_database_refuses_to_change_events(engine: sa.Engine, statement: str) -> None:
    with writing(engine) as connection:
        log.append(connection, entries("source/a", "source/a", "source/a"), now=NOW)
    refused = pytest.raises(sa.exc.DBAPIError, match=r"events cannot|does not continue")
    with refused, writing(engine) as connection:
        connection.exec_driver_sql(statement)


def test_sqlite_refuses_to_replace_an_event(tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path}/blotter.db")
    with writing(engine) as connection:
        log.append(connection, entries("source/a"), now=NOW)
    replace = "INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 1"
    with pytest.raises(sa.exc.DBAPIError, match="does not continue"), writing(engine) as connection:
        connection.exec_driver_sql(replace)


def test_postgresql_refuses_to_truncate(postgresql: Server) -> None:
    with postgresql.database() as url:
        engine = open_store(url)
        refused = pytest.raises(sa.exc.DBAPIError, match="events cannot be deleted")
        with refused, writing(engine) as connection:
            connection.exec_driver_sql("TRUNCATE events")
        engine.dispose()


def test_an_erased_payload_leaves_the_chain_whole(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        log.append(connection, entries("source/a", "source/a"), now=NOW)
        connection.exec_driver_sql("UPDATE events SET payload = NULL WHERE position = 1")
    with reading(engine) as connection:
        assert log.verify_chain(connection).position == 2
        events = [r.event for r in log.read(connection)]
    assert events == [Erased(type="SourceChecked"), checked()]


@pytest.mark.parametrize(
    ("change", "position", "cause"),
    [
        ("UPDATE events SET payload = '{}' WHERE position = 2", 2, "payload"),
        ("UPDATE events SET recorded_at = 'then' WHERE position = 3", 3, "hash"),
        ("DELETE FROM events WHERE position = 2", 2, "missing"),
        ("UPDATE events SET previous = hash WHERE position = 4", 4, "before"),
    ],
)
def test_verify_names_the_first_event_that_is_wrong(
    engine: sa.Engine, change: str, position: int, cause: str
) -> None:
    with writing(engine) as connection:
        log.append(connection, entries(*["source/a"] * 5), now=NOW)
    with writing(engine) as connection:
        for trigger in ("events_continue", "events_no_delete", "events_no_update", "events_keep"):
            on = " ON events" if engine.dialect.name == "postgresql" else ""
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {trigger}{on}")
        connection.exec_driver_sql(change)
    with pytest.raises(log.BrokenLogError, match=cause) as broken, reading(engine) as connection:
        log.verify_chain(connection)
    assert broken.value.position == position


def test_unknown_events_are_carried_untouched(engine: sa.Engine) -> None:
    later = Unknown(type="DocumentTranslated", payload='{"language":"es","by":"ß"}')
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="document/a:1", event=later)], now=NOW)
    with reading(engine) as connection:
        assert [r.event for r in log.read(connection)] == [later]


@pytest.mark.parametrize("each", [250, pytest.param(1000, marks=pytest.mark.servers)])
def test_three_processes_append_at_once(url: str, each: int) -> None:
    open_store(url).dispose()
    spawn = get_context("spawn")
    writers = [spawn.Process(target=append_many, args=(url, writer, each)) for writer in range(3)]
    for process in writers:
        process.start()
    for process in writers:
        process.join()
    assert [process.exitcode for process in writers] == [0, 0, 0]
    engine = open_store(url)
    with reading(engine) as connection:
        assert log.verify_chain(connection).position == 3 * each
        found = {(r.stream, r.version) for r in log.read(connection)}
    assert found == {(f"source/{w}", v) for w in range(3) for v in range(1, each + 1)}
    engine.dispose()


@given(st.lists(st.lists(st.sampled_from(["source/a", "source/b", "document/x:1"]), max_size=4)))
def test_any_history_verifies_and_reads_back(batches: list[list[str]]) -> None:
    engine = open_store("sqlite://")
    appended = []
    for streams in batches:
        with writing(engine) as connection:
            appended += log.append(connection, entries(*streams), now=NOW)
    with reading(engine) as connection:
        assert list(log.read(connection)) == appended
        assert log.verify_chain(connection).position == len(appended)
    assert [r.position for r in appended] == list(range(1, len(appended) + 1))
    engine.dispose()
