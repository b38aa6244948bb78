"""Pages, API and the assistant's door over PostgreSQL: they answer as over SQLite, while others
read and write, once a server that was away is back, and for whoever may only read."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from click.testing import CliRunner

pytest.importorskip("mcp", reason="the extra `mcp` is not installed")

from litestar.testing import TestClient
from mcp import Client

from answers.catch_up import catch_up
from cli.main import main
from store import config
from store.transfer.import_log import read_log
from tests.agents.assistant import conversation, server_of
from tests.postgresql import Server, running
from tests.search.examples import Blotter, document, published
from tests.store.histories import exported
from tests.stores.test_kept_stores import HERE, ORDER, SENTENCED, _home
from tests.test_three_doors import QUESTIONS, _in_address, _key
from tests.web.test_serving import served
from web.app import application

pytestmark = pytest.mark.servers

PAGES = (
    *("/", "/search?query=ketamine", "/search/facets?query=ketamine", "/cases", "/due", "/changes"),
    *("/due?view=month", "/counts?by=kind", "/counts?by=state", "/sources", "/log", "/api"),
    *("/sources/us_doj_press_releases", f"/document/{SENTENCED}", f"/document/{SENTENCED}/diff"),
    *(f"/document/{SENTENCED}/similar", f"/case/{ORDER}", "/name?name=Voskamp"),
    *("/feeds/due.ics", "/feeds/search.atom?query=ketamine", "/feeds/search.json"),
    *(f"/document/{ORDER}?as_of=170", "/search?query=ketamine&as_of=131", "/sources?as_of=131"),
)
READERS = 30
LATER = "us_example:later"


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """The log of the kept store of the demo: with an edit, tags, masks and an erasure."""
    home = tmp_path_factory.mktemp("kept")
    _home(HERE / "2026_11_28", home)
    return exported(Blotter(home).engine).splitlines(keepends=True)


def filled(home: Path, url: str, lines: list[bytes]) -> Blotter:
    made = Blotter(home, url)
    read_log(made.engine, lines)
    catch_up(made.settings)
    return made


@pytest.fixture(scope="module")
def there(
    tmp_path_factory: pytest.TempPathFactory, postgresql: Server, lines: list[bytes]
) -> Iterator[Blotter]:
    with postgresql.database() as url:
        made = filled(tmp_path_factory.mktemp("there"), url, lines)
        yield made
        made.engine.dispose()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]) -> Blotter:
    return filled(tmp_path_factory.mktemp("here"), "", lines)


@pytest.fixture(scope="module")
def clients(there: Blotter, here: Blotter) -> Iterator[list[TestClient[Any]]]:
    with ExitStack() as stack:
        yield [stack.enter_context(TestClient(application(one.settings))) for one in (there, here)]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_the_same_over_either(clients: list[TestClient[Any]], path: str) -> None:
    one, other = [client.get(path) for client in clients]
    assert (one.status_code, one.text) == (other.status_code, other.text)
    assert one.status_code == 200


@pytest.mark.parametrize(("name", "asked"), QUESTIONS)
def test_the_api_answers_the_same_over_either(
    clients: list[TestClient[Any]], name: str, asked: Mapping[str, Any]
) -> None:
    one, other = [
        client.get(f"/api/v1/{name}", params=_in_address(asked)).json() for client in clients
    ]
    assert one == other


def test_an_assistant_is_answered_the_same_over_either(there: Blotter, here: Blotter) -> None:
    async def ask(client: Client) -> dict[str, object]:
        return {
            _key(name, asked): (await client.call_tool(name, {**asked})).structured_content
            for name, asked in QUESTIONS
        }

    one, other = [conversation(server_of(it.settings, it.engine), ask) for it in (there, here)]
    assert one == other


def test_many_read_while_somebody_writes(there: Blotter) -> None:
    """None fails, and none sees less than before."""

    def read(number: int) -> list[int]:
        path = ("/api/v1/search?query=ketamine", "/sources", "/api/v1/cases", "/")[number % 4]
        answers = [client.get(f"{address}{path}") for _ in range(5)]
        assert [it.status_code for it in answers] == [200] * 5, answers[0].text
        return [int(it.headers["blotter-position"]) for it in answers]

    with served(there.settings.home, BLOTTER_DATABASE_URL=there.settings.database_url) as (_, port):
        address = f"http://127.0.0.1:{port}"
        with (
            httpx.Client(timeout=120, limits=httpx.Limits(max_connections=READERS)) as client,
            ThreadPoolExecutor(READERS) as threads,
        ):
            seen = [threads.submit(read, number) for number in range(READERS)]
            for number in range(20):
                there.append(published(document(f"us_example:new-{number}", "Ketamine, again.")))
            for one in seen:
                assert one.result() == sorted(one.result())
            last = client.get(f"{address}/api/v1/search?query=again&limit=50").json()
    assert last["total"] >= 20


def test_a_server_that_is_away_is_told_and_asked_again(tmp_path: Path) -> None:
    with running() as own, own.database() as url:
        made = Blotter(tmp_path, url)
        made.append(published(document(LATER, "Of ketamine.")))
        made.engine.dispose()
        with served(tmp_path, BLOTTER_DATABASE_URL=url) as (_, port):
            address = f"http://127.0.0.1:{port}"
            paths = ("/", f"/document/{LATER}", "/api/v1/sources", "/api/v1/search?query=ketamine")
            for path in paths:
                assert httpx.get(address + path, timeout=60).status_code == 200
            own.stop()
            for path in paths:
                away = httpx.get(address + path, timeout=60)
                assert (away.status_code, away.headers["retry-after"]) == (503, "60")
                assert "cannot be read right now" in away.text
            assert httpx.get(f"{address}/healthz").text == "ok\n"
            own.start()
            for path in paths:
                assert httpx.get(address + path, timeout=60).status_code == 200


@pytest.fixture(scope="module")
def reader(
    postgresql: Server, lines: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, str]]:
    """Settings by which a store is read by a user who may not write it, with all that is made of
    the log one event behind it: nobody else follows this one."""
    with postgresql.database() as url:
        made = filled(tmp_path_factory.mktemp("written"), url, lines)
        made.append(published(document(LATER, "Later, of ketamine.")))
        made.engine.dispose()
        yield from _only_reads(url, tmp_path_factory.mktemp("reader"))


def _only_reads(url: str, home: Path) -> Iterator[Mapping[str, str]]:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("CREATE ROLE only_reads LOGIN")
        connection.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO only_reads")
    theirs = url.replace("postgres@", "only_reads@")
    yield {"BLOTTER_HOME": str(home), "BLOTTER_DATABASE_URL": theirs}
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as connection:
        connection.execute("DROP OWNED BY only_reads")
        connection.execute("DROP ROLE only_reads")


def test_whoever_may_only_read_is_answered(
    reader: Mapping[str, str], caplog: pytest.LogCaptureFixture
) -> None:
    with TestClient(application(config.load(reader))) as client:
        for path in (*PAGES, f"/document/{LATER}", "/api/v1/sources"):
            answer = client.get(path)
            assert answer.status_code == 200, (path, answer.text)
        coverage = client.get("/api/v1/search?query=later").json()["coverage"]
        assert coverage["position"] == coverage["head"]  # the index is the reader's own
        assert client.get("/api/v1/cases").json()["basis"]["behind"] == 1
    told = [it for it in caplog.records if it.levelno >= logging.ERROR]
    assert told == []


@pytest.mark.parametrize(
    "words",
    [
        *(("save", "doctors", "ketamine"), ("review", SENTENCED, "relevant"), ("rebuild",)),
        *(("mask", "Nobody", "--reason", "x"), ("crawl", "--replay", str(Path(__file__)))),
    ],
    ids=lambda words: words[0],
)
def test_whoever_may_only_read_is_refused_in_a_line(
    reader: Mapping[str, str], words: tuple[str, ...]
) -> None:
    result = CliRunner().invoke(main, list(words), env=dict(reader))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: cannot write to the store")
    assert result.stderr.count("\n") == 1
