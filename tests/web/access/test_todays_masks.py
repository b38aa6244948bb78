"""Where everybody may read, a name that is masked today is told as of no moment; whoever keeps the
record still gets what was answered then, at every other door."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from click.testing import CliRunner
from litestar import Litestar
from litestar.testing import TestClient

from cli.main import main
from search.query import hidden_since
from search.query.hidden_since import read_ahead
from store import config
from tests.answers.examples import CASES, CHARGE, PLEA
from tests.search.examples import Blotter, masked, published
from web.access import todays_masks
from web.app import application

NAME, LAST = "Bram Tolliver", "Tolliver"
#: The position before the mask.
BEFORE = 4
PAGES = (
    *(
        f"/document/{PLEA}",
        f"/case/{CHARGE}",
        "/cases",
        "/counts?by=kind",
    ),
    *("/counts?by=kind&open=plea", "/search?query=pleaded", "/search?query=ketamine&facets=true"),
    *("/due?from=2026-01-01&within=12m", "/changes", "/log", "/sources"),
)
API = (
    *(
        f"show?id={PLEA}",
        f"case?id={CHARGE}",
        "cases",
        "timeline",
        "due?from=2026-01-01&within=12m",
    ),
    *(
        "search?query=pleaded",
        "stats-open?by=kind&open=plea",
        f"cite?id={PLEA}",
        "log-list",
        "news",
    ),
)
#: What asks for the name, each with the key of what it found.
FINDING = {
    f"search?query={LAST}": "total",
    f"timeline?query={LAST}": "total",
    f"search?query={LAST}&facets=true": "total",
    f"cases?query={LAST}": "total",
    f"person?name={NAME}": "total",
    f"due?query={LAST}&from=2026-01-01&within=12m": "total",
    f"stats?by=kind&query={LAST}": "total",
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    blotter.append(*map(published, CASES))
    blotter.append(masked(NAME))
    blotter.engine.dispose()
    return home


def served(home: Path, *, public: bool) -> Iterator[TestClient[Litestar]]:
    settings = config.load({"BLOTTER_HOME": str(home), "BLOTTER_WEB_PUBLIC": str(public).lower()})
    with TestClient(application(settings)) as client:
        yield client


@pytest.fixture(scope="module")
def visitor(home: Path) -> Iterator[TestClient[Litestar]]:
    yield from served(home, public=True)


@pytest.fixture(scope="module")
def keeper(home: Path) -> Iterator[TestClient[Litestar]]:
    yield from served(home, public=False)


def text(client: TestClient[Litestar], address: str, as_of: str = "") -> str:
    moment = f"{'&' if '?' in address else '?'}as_of={as_of}" if as_of else ""
    answer = client.get(f"{address}{moment}")
    assert answer.status_code == 200, answer.text
    return answer.text


@pytest.mark.parametrize("address", [*PAGES, *(f"/api/v1/{it}" for it in API)])
def test_no_page_and_no_answer_tells_the_name(visitor: TestClient[Litestar], address: str) -> None:
    for as_of in ("", str(BEFORE)):
        assert LAST not in text(visitor, address, as_of)


@pytest.mark.parametrize(
    "address", [f"/document/{PLEA}", f"/case/{CHARGE}", f"/api/v1/show?id={PLEA}"]
)
def test_whoever_keeps_the_record_gets_what_was_answered_then(
    keeper: TestClient[Litestar], visitor: TestClient[Litestar], address: str
) -> None:
    assert LAST in text(keeper, address, str(BEFORE))
    assert LAST not in text(keeper, address)
    assert "[masked]" in text(visitor, address, str(BEFORE))


@pytest.mark.parametrize("question", FINDING)
def test_nothing_is_found_by_the_name_as_of_then(
    keeper: TestClient[Litestar], visitor: TestClient[Litestar], question: str
) -> None:
    key = FINDING[question]
    assert json.loads(text(keeper, f"/api/v1/{question}", str(BEFORE)))[key] > 0
    assert json.loads(text(visitor, f"/api/v1/{question}", str(BEFORE)))[key] == 0


def test_what_else_was_known_then_is_found_as_it_was(
    keeper: TestClient[Litestar], visitor: TestClient[Litestar]
) -> None:
    listed = "/api/v1/timeline?fields=hits.id"
    assert text(visitor, listed, str(BEFORE)) == text(keeper, listed, str(BEFORE))
    found = "/api/v1/search?query=halcyon&fields=hits.id"
    assert text(visitor, found, str(BEFORE)) == text(keeper, found, str(BEFORE))


@pytest.mark.parametrize("command", [("show", PLEA), ("case", CHARGE), ("search", LAST)])
def test_a_command_answers_as_then_wherever_the_page_is_public(
    home: Path, command: tuple[str, str]
) -> None:
    runner = CliRunner(env={"BLOTTER_HOME": str(home), "BLOTTER_WEB_PUBLIC": "true"})
    said = runner.invoke(main, [*command, "--as-of", str(BEFORE), "--format", "json"])
    assert said.exit_code == 0, said.output
    assert NAME in said.output


def test_what_holds_a_hidden_name_is_read_before_anybody_asks(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = config.load({"BLOTTER_HOME": str(home)}).database_url
    read_ahead(url)

    def never(url: str) -> None:
        raise AssertionError(url)

    monkeypatch.setattr(hidden_since, "looking", never)
    assert hidden_since.hidden_since(url, BEFORE) == {1, 3}


def test_a_public_server_reads_it_while_it_runs(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = Event()
    monkeypatch.setattr(todays_masks, "read_ahead", lambda url: began.set())
    for _ in served(home, public=True):
        assert began.wait(60)
