"""Whoever follows a log on PostgreSQL hears of it when it grows, once a transaction, and again
after the connection was lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import psycopg
import pytest

from store.connections.following import following
from store.connections.listening import CHANNEL, listening
from store.log.database import open_store, writing
from store.log.log import NewEvent, append, head
from tests.postgresql import Server
from tests.search.examples import NOW, Blotter, document, published

pytestmark = pytest.mark.servers

#: Seconds that a machine with much else to do may take.
LONG = 60


@pytest.fixture
def record(postgresql: Server, tmp_path: Path) -> Iterator[Blotter]:
    with postgresql.database() as url:
        made = Blotter(tmp_path, url)
        yield made
        made.engine.dispose()


def grow(record: Blotter, name: str) -> int:
    record.append(published(document(f"us_example:{name}", "Of ketamine.")))
    with record.engine.connect() as connection:
        return head(connection).position


def new(name: str) -> NewEvent:
    id, event = published(document(f"us_example:{name}", "Of ketamine."))
    return NewEvent(stream=f"document/{id}", event=event)


def test_a_transaction_is_told_once_with_the_position_that_the_log_has_come_to(
    record: Blotter,
) -> None:
    plain = record.settings.database_url.replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as heard:
        heard.execute(f"LISTEN {CHANNEL}".encode())
        with writing(record.engine) as connection:
            for name in ("a", "b"):
                append(connection, [new(name)], now=NOW)
        with pytest.raises(ZeroDivisionError), writing(record.engine) as connection:
            append(connection, [new("c")], now=NOW)
            raise ZeroDivisionError
        with writing(record.engine):
            pass
        end = grow(record, "d")
        told = [it.payload for it in heard.notifies(timeout=LONG, stop_after=2)]
        assert told == [str(end - 1), str(end)]
        assert [*heard.notifies(timeout=0.2)] == []


def test_who_listens_is_woken_also_after_the_server_was_away(
    postgresql: Server, record: Blotter
) -> None:
    woken = Event()
    with listening(record.settings.database_url, woken.set):
        assert woken.wait(LONG)  # what came before it listened
        woken.clear()
        grow(record, "a")
        assert woken.wait(LONG)
        postgresql.restart()
        woken.clear()
        assert woken.wait(LONG)
        woken.clear()
        grow(record, "b")
        assert woken.wait(LONG)


def test_who_follows_brings_up_at_once_and_ends(record: Blotter) -> None:
    rounds, woken = [], Event()
    went = Event()

    def bring_up() -> None:
        with record.engine.connect() as connection:
            rounds.append(head(connection).position)
        went.set()

    def wait_for(position: int) -> None:
        while not rounds or rounds[-1] < position:
            went.clear()
            assert went.wait(LONG)

    with following(record.settings.database_url, woken, bring_up):
        wait_for(0)
        wait_for(grow(record, "a"))
        went.clear()
        woken.set()
        assert went.wait(LONG)
    ended = len(rounds)
    woken.set()
    assert len(rounds) == ended


def test_a_file_tells_nobody(tmp_path: Path) -> None:
    def never() -> None:
        raise AssertionError

    url = f"sqlite:///{tmp_path / 'blotter.db'}"
    open_store(url).dispose()
    woken = Event()
    with following(url, woken, never):
        woken.set()
