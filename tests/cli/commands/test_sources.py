"""`blotter sources`: every source, how it is and why."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pytest_httpserver import HTTPServer

from cli.main import main
from crawler.crawl_command import main as crawler
from store.log import log
from store.log.database import open_store, reading, writing
from store.log.events import SourceChecked

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers

FEED = """<rss version="2.0"><channel>
<item><guid isPermaLink="false">1</guid><title>Clinic \u202eraided</title>
<pubDate>Mon, 02 Mar 2026 15:00:00 GMT</pubDate>
<description>Ketamine was found.</description></item>
<item><guid isPermaLink="false">2</guid><title>Rain</title>
<description>It rains.</description></item>
</channel></rss>"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A store with two looks, a feed among them."""
    settings = ["[feeds.board]", 'url = "https://board.example/rss"']
    (tmp_path / "blotter.toml").write_text("\n".join(settings) + "\n")
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    now = datetime.now(UTC)
    looks = {
        "board": SourceChecked(checked_at=now, outcome="ok", listed=5, newest=now.date()),
        "us_dea_press_releases": SourceChecked(
            checked_at=now - timedelta(days=1), outcome="walled", reason="akamai\x1b[0m-denied"
        ),
    }
    with writing(engine) as connection:
        entries = [
            log.NewEvent(stream=f"source/{name}", event=look) for name, look in looks.items()
        ]
        log.append(connection, entries, now=now)
    engine.dispose()
    return tmp_path


def run(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["sources", *words], env={"BLOTTER_HOME": str(home)})


def test_the_table_is_for_a_person(home: Path) -> None:
    rows = {line.split()[0]: line for line in run(home).stdout.splitlines()}
    assert rows["source"].split()[:2] == ["source", "state"]
    assert "walled" in rows["us_dea_press_releases"]
    assert "\x1b" not in rows["us_dea_press_releases"]
    assert "needs key" in rows["us_regulations_gov_documents"]


def test_other_formats_hold_the_same(home: Path) -> None:
    lines = run(home, "--format", "jsonl").stdout.splitlines()
    assert json.loads(lines[0])["name"] == "board"
    table = list(csv.DictReader(io.StringIO(run(home, "--format", "csv").stdout)))
    assert [row["name"] for row in table] == [json.loads(line)["name"] for line in lines]
    marked = run(home, "--format", "md").stdout
    assert "- us\\_dea\\_press\\_releases: walled  \n" in marked
    assert "\x1b" not in marked


@pytest.fixture
def served(tmp_path: Path, httpserver: HTTPServer) -> Iterator[Path]:
    """A home that follows a feed on loopback."""
    httpserver.expect_request("/robots.txt").respond_with_data("", 404)
    settings = [
        'contact = "reader@agency.example"',
        "allow_private = true",
        "[feeds.board]",
        f'url = "{httpserver.url_for("/rss")}"',
        "delay = 0.0",
    ]
    (tmp_path / "blotter.toml").write_text("\n".join(settings) + "\n")
    yield tmp_path


def test_check_says_what_is_to_be_seen_and_records_nothing(
    served: Path,
    httpserver: HTTPServer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BLOTTER_HOME", str(served))
    feed = httpserver.expect_request("/rss")
    feed.respond_with_data(FEED, content_type="application/rss+xml")
    result = run(served, "check", "board")
    assert result.exit_code == 0, result.output
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == "ok"
    assert lines[1] == f"{httpserver.url_for('/rss')} answers 200, with 2 documents on offer"
    assert lines[2].startswith("the newest date seen is 2026-03-02, ")
    assert lines[3] == "2 of 2 documents can be read: 2 with a title, 1 with a date, 2 with text"
    assert lines[4] == "  2026-03-02  Clinic  raided (19 characters)"
    assert result.stdout == (
        "as recorded: never looked at: not looked at yet; days between news: unknown\n"
    )
    engine = open_store(f"sqlite:///{served / 'blotter.db'}")
    with reading(engine) as connection:
        assert log.head(connection).position == 0
    engine.dispose()


def test_check_names_a_wall(
    served: Path,
    httpserver: HTTPServer,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BLOTTER_HOME", str(served))
    httpserver.expect_request("/rss").respond_with_data("<h1>Access Denied</h1>", 403)
    assert run(served, "check", "board").exit_code == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0] == f"walled: refused-403 at {httpserver.url_for('/rss')}"


def test_check_of_a_name_that_is_none(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(home, "check", "us_no_such_source").exit_code == 2


def test_two_names_are_not_checked_at_once(home: Path) -> None:
    words = ["--check", "board", "us_dea_press_releases"]
    result = CliRunner().invoke(crawler, words, env={"BLOTTER_HOME": str(home)})
    assert (result.exit_code, result.stderr) == (2, "Error: --check takes one name\n")


def test_the_looks_at_one_source(home: Path) -> None:
    shown = run(home, "looks", "board")
    assert shown.exit_code == 0
    assert "ok" in shown.output
    assert "5 listed, 0 recorded, 0 failed" in shown.output
    answer = json.loads(run(home, "looks", "us_dea_press_releases", "--format", "json").output)
    assert [look["outcome"] for look in answer["looks"]] == ["walled"]
    assert answer["source"]["name"] == "us_dea_press_releases"
    unknown = run(home, "looks", "nosuch")
    assert unknown.exit_code == 1
    assert "there is no 'nosuch'" in unknown.output
