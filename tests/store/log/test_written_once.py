"""A write whose connection is lost is done once, wherever it was lost, and whatever was done."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import sqlalchemy as sa

from store import patience
from store.database_address import LostError
from store.documents.annotations import annotate
from store.log import log
from store.log.database import Connection, open_store, reading
from store.log.events import NoteAdded, SearchSaved
from store.log.written_once import written_once
from tests.postgresql import Server

NOW = datetime(2026, 1, 2, tzinfo=UTC)


@pytest.fixture
def engine(postgresql: Server) -> Iterator[sa.Engine]:
    with postgresql.database() as url:
        engine = open_store(url)
        yield engine
        engine.dispose()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "WAITS", (0.0,) * 5)


def saved(name: str = "one", *, expected: int | None = None) -> Callable[[Connection], int]:
    event = SearchSaved(name=name, query="ketamine")

    def write(connection: Connection) -> int:
        stream = f"search/{name}"
        return log.append_event(
            connection, stream, event, expected=expected, now=datetime.now(UTC)
        ).position

    return write


def events(engine: sa.Engine) -> list[str]:
    with reading(engine) as connection:
        log.verify_chain(connection)
        return [it.stream for it in log.read(connection)]


def cut(connection: sa.Connection) -> None:
    """End the connection as a server that dies does."""
    raw = connection.connection.dbapi_connection
    assert raw is not None
    raw.pgconn.finish()


@pytest.fixture
def lost_commits(engine: sa.Engine) -> Iterator[list[str]]:
    """What is to happen to the next commits: lost `before` they are done, or `after`."""
    fates: list[str] = []
    commit = engine.dialect.do_commit

    def committed(connection: Any) -> None:
        fate = fates.pop(0) if fates else ""
        if fate == "after":
            commit(connection)
        if fate:
            connection.pgconn.finish()
        commit(connection)

    engine.dialect.do_commit = committed  # type: ignore[method-assign, assignment]
    yield fates
    engine.dialect.do_commit = commit  # type: ignore[method-assign]


@pytest.mark.parametrize("fates", [["before"], ["after"], ["before", "after"], ["before"] * 3])
@pytest.mark.parametrize("expected", [None, 0])
def test_what_was_lost_in_a_commit_is_there_once(
    engine: sa.Engine, lost_commits: list[str], fates: list[str], expected: int | None
) -> None:
    lost_commits += fates
    assert written_once(engine, saved(expected=expected)) == 1
    assert events(engine) == ["search/one"]
    assert lost_commits == []


def test_what_was_lost_before_the_commit_is_decided_again(engine: sa.Engine) -> None:
    tries: list[int] = []

    def write(connection: Connection) -> int:
        position = saved()(connection)
        tries.append(position)
        if len(tries) == 1:
            cut(connection)
        return position

    assert written_once(engine, write) == 1
    assert tries == [1, 1]
    assert events(engine) == ["search/one"]


def test_what_others_wrote_meanwhile_is_decided_upon(
    engine: sa.Engine, lost_commits: list[str]
) -> None:
    """Not done, and another was faster: it is decided anew, as after a conflict."""
    lost_commits += ["before"]
    other = threading.Event()

    def write(connection: Connection) -> int:
        if not other.is_set():
            other.set()
            return saved("mine")(connection)
        return saved("later")(connection)

    def meanwhile(*_: object) -> None:
        if other.is_set() and not events(engine):
            written_once(engine, saved("theirs"))

    sa.event.listen(engine, "handle_error", meanwhile)
    assert written_once(engine, write) == 2
    sa.event.remove(engine, "handle_error", meanwhile)
    assert events(engine) == ["search/theirs", "search/later"]


def test_a_refusal_is_not_tried_again(engine: sa.Engine) -> None:
    written_once(engine, saved())
    with pytest.raises(log.ConflictError):
        written_once(engine, saved(expected=0))
    assert events(engine) == ["search/one"]


def test_a_server_that_stays_away_is_told_in_a_line(
    postgresql: Server, engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgresql.stop()
    try:
        with pytest.raises(LostError, match=r"cannot write to the store postgresql\+psycopg://"):
            written_once(engine, saved())
    finally:
        postgresql.start()
    assert written_once(engine, saved()) == 1


def test_a_server_that_comes_back_is_waited_for(
    postgresql: Server, engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(patience, "WAITS", (0.2,) * 100)
    written_once(engine, saved("zero"))
    postgresql.stop()
    done: list[int] = []
    thread = threading.Thread(target=lambda: done.append(written_once(engine, saved())))
    thread.start()
    time.sleep(0.5)
    assert not done
    postgresql.start()
    thread.join(30)
    assert done == [2]
    assert events(engine) == ["search/zero", "search/one"]


def test_a_note_of_which_the_yes_was_lost_is_written_once(
    engine: sa.Engine, lost_commits: list[str]
) -> None:
    """Notes may be the same as one before: nothing but the log tells them apart."""
    from store.documents.record_readings import record
    from tests.store.examples import a_document, a_reading, unreadable

    document = a_document()
    record(engine, [a_reading(document)], reread=unreadable, now=NOW)
    note = NoteAdded(by="ada", text="seen")
    for _ in range(2):
        lost_commits += ["after"]
        annotate(engine, document.id, note, now=NOW)
    assert events(engine) == [f"document/{document.id}"] * 3
