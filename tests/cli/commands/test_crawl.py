from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer

from cli.main import main
from sample.make import ARCHIVE
from store.lock import alone
from store.log.database import open_store

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    return tmp_path


def crawl(*words: str) -> Result:
    return CliRunner().invoke(main, ["crawl", *words])


def test_a_replay_file_that_is_missing() -> None:
    result = crawl("--replay", "no-such.warc.gz")
    assert result.exit_code == 2
    assert "'no-such.warc.gz' does not exist" in result.stderr


def test_an_unknown_source(capfd: pytest.CaptureFixture[str]) -> None:
    assert crawl("us_no_such_source").exit_code == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert "us_no_such_source" in line


def test_without_a_contact_nobody_is_asked(capfd: pytest.CaptureFixture[str]) -> None:
    assert crawl().exit_code == 2
    (line,) = capfd.readouterr().err.splitlines()
    assert "contact" in line


def test_one_crawl_at_a_time(home: Path) -> None:
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    with alone(engine, "crawl"):
        result = crawl()
    engine.dispose()
    assert result.exit_code == 1
    assert result.stderr == "Error: another crawl on this database is under way\n"


def test_what_became_of_a_source_is_printed_once(home: Path, httpserver: HTTPServer) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    httpserver.expect_request("/rss").respond_with_data("<h1>Access Denied</h1>", 403)
    settings = [
        'contact = "reader@agency.example"',
        "allow_private = true",
        "[feeds.board]",
        f'url = "{httpserver.url_for("/rss")}"',
        "delay = 0.0",
    ]
    (home / "blotter.toml").write_text("\n".join(settings) + "\n")
    first, second = crawl("board"), crawl("board")
    assert (first.exit_code, second.exit_code) == (1, 1)  # of all sources none could be read
    assert first.stdout.startswith("board walled since ")
    assert second.stdout == ""


def test_a_crawl_tells_programs_an_object_a_line(capfd: pytest.CaptureFixture[str]) -> None:
    assert crawl("--log", "json", "--replay", str(ARCHIVE)).exit_code == 0
    written = capfd.readouterr()
    told = [json.loads(line) for line in written.err.splitlines()]
    looks = [it for it in told if "outcome" in it]
    assert written.out == ""
    assert told[-1]["looks"] == len(looks) > 50
    assert {*looks[0]} >= {"time", "level", "logger", "message", "source", "listed", "recorded"}
    assert "BLOTTER_LOG" not in os.environ


@pytest.mark.parametrize("words", [("--workers", "2"), ("--worker",)])
def test_several_workers_need_postgresql(words: tuple[str, ...]) -> None:
    result = crawl(*words)
    assert result.exit_code == 2
    (line,) = result.stderr.splitlines()
    assert "several workers need a database of PostgreSQL" in line


@pytest.mark.parametrize(
    "words", [("--worker", "us_dea_press_releases"), ("--worker", "--workers", "2")]
)
def test_one_that_helps_is_told_no_names(words: tuple[str, ...]) -> None:
    result = crawl(*words)
    assert result.exit_code == 2
    assert "--worker takes looks that others plan" in result.stderr


def test_a_replay_asks_nobody(home: Path) -> None:
    result = crawl("--workers", "2", "--replay", str(ARCHIVE))
    assert result.exit_code == 2
    assert "--replay asks none" in result.stderr
