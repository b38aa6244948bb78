"""A store that may only be read, a released copy on a share say: it is answered from as far as it
goes, and nothing is written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from litestar.testing import TestClient

from answers.catch_up import catch_up
from cli.main import main
from search.volumes import volume
from store import config
from store.views.peek import head
from tests.answers.examples import CHARGE
from tests.read_only import read_only
from tests.search.examples import document, published
from tests.web.record import a_record
from web.app import application

LATER = "us_example:later"
PAGES = (
    *("/", "/search?query=ketamine", "/cases", "/due", "/counts?by=kind", "/changes", "/sources"),
    *("/log", f"/document/{CHARGE}", f"/case/{CHARGE}", "/name?name=Tolliver", "/feeds/due.ics"),
    *("/search?query=ketamine&as_of=3", "/sources?as_of=3", f"/document/{LATER}"),
    *("/api/v1/sources", "/api/v1/search?query=ketamine", "/api/v1/cases", "/api/v1/stats?by=kind"),
)
READING = (
    *(("search", "ketamine"), ("show", CHARGE), ("similar", CHARGE), ("timeline",), ("cases",)),
    *(("case", CHARGE), ("person", "Tolliver"), ("due",), ("stats", "--by", "kind"), ("changes",)),
    *(("sources",), ("saved",), ("try", "ketamine"), ("subscriptions",), ("schedule",)),
    *(("log", "list"), ("log", "seal"), ("log", "export")),
    *(
        ("digest", "--dry-run"),
        ("export", "--format", "csv"),
        ("search", "ketamine", "--as-of", "3"),
    ),
)
WRITING = (
    *(("save", "doctors", "ketamine"), ("review", CHARGE, "relevant"), ("tag", CHARGE, "x")),
    *(("note", CHARGE, "x"), ("mask", "Nobody", "--reason", "x"), ("rebuild",), ("crawl",)),
    *(("rebuild", "--only", one) for one in ("views", "casebook", "index")),
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record at position 8, of which all that is made from it has come to 7."""
    home = tmp_path_factory.mktemp("shared") / "home"
    blotter = a_record(home)
    catch_up(blotter.settings)
    blotter.append(published(document(LATER, "Later, of ketamine.")))
    blotter.engine.dispose()
    return home


@pytest.fixture(scope="module")
def home(written: Path) -> Iterator[Path]:
    with read_only(written) as home:
        yield home


@pytest.fixture(scope="module")
def client(home: Path) -> Iterator[TestClient[Any]]:
    settings = config.load({"BLOTTER_HOME": str(home)})
    with TestClient(application(settings)) as client:
        yield client


def blotter(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(home)})


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_answered(client: TestClient[Any], path: str) -> None:
    assert client.get(path).status_code == 200


def test_an_answer_says_how_far_it_goes(client: TestClient[Any]) -> None:
    coverage = client.get("/api/v1/search?query=ketamine").json()["coverage"]
    assert (coverage["position"], coverage["head"]) == (7, 8)
    assert "the sources are told by 7 of 8 events" in client.get("/sources").text
    basis = client.get("/api/v1/cases").json()["basis"]
    assert (basis["position"], basis["behind"]) == (7, 1)


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_every_command_that_reads_answers(home: Path, words: tuple[str, ...]) -> None:
    result = blotter(home, *words)
    assert (result.exit_code, result.exception) == (0, None), result.output


@pytest.mark.parametrize("words", WRITING, ids=" ".join)
def test_every_command_that_writes_refuses_in_a_line(home: Path, words: tuple[str, ...]) -> None:
    result = blotter(home, *words)
    assert result.exit_code == 1, result.output
    assert result.stderr.startswith("Error: cannot ")
    assert "ead-only" in result.stderr or "readonly" in result.stderr or "denied" in result.stderr
    assert result.stderr.count("\n") == 1


def test_what_was_never_made_is_made_for_the_answer_alone(tmp_path: Path) -> None:
    """A log that came without its read models: a restored backup, say."""
    written = tmp_path / "home"
    made = a_record(written)
    catch_up(made.settings)
    made.engine.dispose()
    with sqlite3.connect(written / "blotter.db") as connection:
        of_views = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'view_%'"
        for (table,) in connection.execute(of_views).fetchall():
            connection.execute(f"DROP TABLE {table}")
    connection.close()
    with read_only(written) as home:
        settings = config.load({"BLOTTER_HOME": str(home)})
        with TestClient(application(settings)) as client:
            known = client.get("/api/v1/sources")
            assert known.status_code == 200
            assert client.get("/").status_code == 200
            assert client.get("/api/v1/cases").json()["basis"]["behind"] == 7


def test_without_an_index_it_is_said_where_one_could_be(home: Path, tmp_path: Path) -> None:
    """Not that nothing is found."""
    url = f"sqlite:///{home / 'blotter.db'}"
    nowhere = {"BLOTTER_HOME": str(home / "no"), "BLOTTER_DATABASE_URL": url}
    result = CliRunner().invoke(main, ["search", "ketamine"], env=nowhere)
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: cannot write the index")
    assert "let BLOTTER_HOME be a folder of yours" in result.stderr
    ours = {"BLOTTER_HOME": str(tmp_path / "ours"), "BLOTTER_DATABASE_URL": url}
    result = CliRunner().invoke(main, ["search", "ketamine"], env=ours)
    assert result.exit_code == 0
    settings = config.load(ours)
    assert volume.checkpoint(settings.index_dir).position == head(url) == 8
