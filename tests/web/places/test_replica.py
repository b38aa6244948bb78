"""Readers that answer from a real streaming replica: they say how far it has come, and answer
nobody from before what they have seen."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from litestar.testing import TestClient
from msgspec import structs

from answers.catch_up import catch_up
from search.postgres_engine.checkpoint import reached
from store import config
from store.database_address import StoreError
from store.settings.file import SearchSettings
from store.views import peek
from tests.postgresql import Server, running
from tests.replica import Replica, replica_of
from tests.search.examples import Blotter, document, published
from tests.web.test_serving import served
from web.access.policy import policy_of
from web.app import application
from web.gate import guarded
from web.places import answering

pytestmark = pytest.mark.servers

PATHS = (
    *("/sources", "/api/v1/log-list?limit=1", "/api/v1/search?query=ketamine&limit=5"),
    *("/api/v1/cases?limit=2", "/", "/log", "/api/v1/sources"),
)
READS = 42
_names = count()


@pytest.fixture(scope="module")
def followed() -> Iterator[Server]:
    """A server of this module's own, since a replica takes in all that its server holds."""
    with running() as server:
        yield server


@pytest.fixture(scope="module")
def replica(followed: Server) -> Iterator[Replica]:
    with replica_of(followed) as replica:
        yield replica


@pytest.fixture
def record(followed: Server, tmp_path: Path) -> Iterator[Blotter]:
    with followed.database() as url:
        made = Blotter(tmp_path / "writer", url)
        made.append(*(event() for _ in range(5)))
        catch_up(structs.replace(made.settings, search=SearchSettings(engine="postgres")))
        yield made
        made.engine.dispose()


@pytest.fixture
def reader(record: Blotter, replica: Replica, tmp_path: Path) -> dict[str, str]:
    """What a reader is set to, whose replica has come to where the record is."""
    url = record.settings.database_url
    wait_for(replica.url(url), 5, reached_by_index)
    return {
        "BLOTTER_HOME": str(tmp_path / "reader"),
        "BLOTTER_DATABASE_URL": url,
        "BLOTTER_DATABASE_READ_URL": replica.url(url),
        "BLOTTER_SEARCH_ENGINE": "postgres",
    }


def event() -> Any:
    return published(document(f"us_example:{next(_names)}", "Of ketamine."))


def reached_by_index(url: str) -> int:
    """The index is the last that is brought up to the log."""
    return reached(url).position


def wait_for(url: str, position: int, reaches: Callable[[str], int] = peek.head) -> None:
    """Until a replica has a database, and its log there, or else, has come to a position."""
    waited = threading.Event()
    for _ in range(600):
        try:
            if reaches(url) >= position:
                return
        except StoreError:  # the database is not there yet
            pass
        waited.wait(0.1)
    raise AssertionError(url)


@contextmanager
def client_of(environ: dict[str, str]) -> Iterator[TestClient[Any]]:
    with TestClient(application(config.load(environ))) as client:
        yield client


def at(answer: httpx.Response) -> int:
    assert answer.status_code == 200, answer.text
    return int(answer.headers["blotter-position"])


def seen(position: int) -> dict[str, str]:
    return {"Blotter-Position": str(position)}


def test_a_replica_that_lags_is_answered_from_until_somebody_has_seen_more(
    record: Blotter, reader: dict[str, str], replica: Replica
) -> None:
    path = "/api/v1/log-list?limit=1"
    with client_of(reader) as client:
        assert at(client.get(path)) == 5
        replica.pause()
        try:
            record.append(event())
            assert at(client.get(path)) == 5
            assert at(client.get(path, headers=seen(5))) == 5
            assert at(client.get(path, headers=seen(6))) == 6  # from where all is written
            assert at(client.get(path)) == 5
            told = client.get(path, headers=seen(7))
            assert (told.status_code, "beyond the end" in told.text) == (400, True)
        finally:
            replica.go_on()
        assert at(client.get("/api/v1/search?query=ketamine", headers=seen(6))) >= 6


def test_a_replica_that_comes_there_in_time_is_waited_for(
    record: Blotter, reader: dict[str, str], replica: Replica, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answering, "PATIENCE", 30.0)
    with client_of(reader) as client:
        replica.pause()
        record.append(event())
        goes_on = threading.Timer(0.5, replica.go_on)
        goes_on.start()
        assert at(client.get("/api/v1/log-list?limit=1", headers=seen(6))) == 6
        goes_on.join()
        assert at(client.get("/api/v1/log-list?limit=1")) == 6  # the replica itself is there


def test_what_was_decided_is_seen_at_once_by_who_decided_it(
    record: Blotter, reader: dict[str, str], replica: Replica
) -> None:
    token = "a-token-drawn-by-chance"
    decided = {**reader, "BLOTTER_WEB_TOKEN": token}
    settings = config.load(decided)
    policy = policy_of(settings, "127.0.0.1")
    app = guarded(application(settings, policy), policy)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        shown = {"Authorization": f"Bearer {token}"}
        replica.pause()
        try:
            sent = {"query": "ketamine", "name": "mine", "by": "Ada"}
            done = client.post("/save", data=sent, headers=shown)
            assert at(done) == 6
            assert done.cookies["blotter-position"] == "6"
            assert "mine" in client.get("/saved", headers=shown).text
            client.cookies.clear()
            assert "mine" not in client.get("/saved", headers=shown).text
        finally:
            replica.go_on()


def test_a_replica_that_is_gone_is_done_without(
    record: Blotter, reader: dict[str, str], replica: Replica
) -> None:
    with client_of(reader) as client:
        for path in PATHS:
            assert at(client.get(path)) == 5
        replica.server.stop()
        try:
            record.append(event())
            for path in PATHS:
                assert at(client.get(path, headers=seen(6))) == 6
                assert at(client.get(path)) >= 5
        finally:
            replica.server.start()
        wait_for(reader["BLOTTER_DATABASE_READ_URL"], 6)
        for path in PATHS:
            assert at(client.get(path, headers=seen(6))) == 6


def test_whatever_is_asked_writes_nothing_where_it_is_read(
    record: Blotter, reader: dict[str, str]
) -> None:
    """Even where the address for reading is that of a server that can be written."""
    same = f"{reader['BLOTTER_DATABASE_URL']}?application_name=reader"
    record.append(event())
    with psycopg.connect(record.settings.database_url.replace("+psycopg", "")) as connection:
        connection.execute("DROP TABLE view_projections, view_sources, view_documents")
    settings = config.load({**reader, "BLOTTER_DATABASE_READ_URL": same}).for_looks
    with TestClient(application(settings)) as client:
        for path in PATHS:
            assert client.get(path).status_code == 200, path
    with record.engine.connect() as connection:
        tables = "SELECT count(*) FROM pg_tables WHERE tablename = 'view_projections'"
        assert connection.exec_driver_sql(tables).scalar() == 0


@pytest.mark.parametrize("lag", [0, 300])
def test_nobody_is_answered_from_before_what_they_have_seen(
    record: Blotter, reader: dict[str, str], replica: Replica, tmp_path: Path, lag: int
) -> None:
    """By two readers in turn, while somebody writes all the time."""
    replica.lag_by(lag)
    ends = threading.Event()

    def write() -> None:
        while not ends.wait(0.1):
            record.append(event())

    writer = threading.Thread(target=write)
    second = {**reader, "BLOTTER_HOME": str(tmp_path / "second")}
    try:
        with ExitStack() as stack:
            ports = []
            for one in (reader, second):
                home = Path(one["BLOTTER_HOME"])
                given = {name: it for name, it in one.items() if name != "BLOTTER_HOME"}
                ports.append(stack.enter_context(served(home, **given))[1])
            client = stack.enter_context(httpx.Client(timeout=120))
            writer.start()
            highest, answered = 0, 0
            for number in range(READS):
                address = f"http://127.0.0.1:{ports[number % 2]}{PATHS[number % len(PATHS)]}"
                answer = client.get(address, headers=seen(highest))
                if answer.status_code == 503:  # said, and not wrong
                    assert "has not come to position" in answer.text
                    continue
                assert at(answer) >= highest
                highest, answered = at(answer), answered + 1
            ends.set()
            writer.join()
        assert answered > READS / 2
        assert highest > 5
    finally:
        ends.set()
        replica.lag_by(0)
