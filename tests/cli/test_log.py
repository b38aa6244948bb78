"""`blotter log` and `rebuild` on a store with a little in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from search.query import search
from store import config, log
from store.database import open_store, writing
from store.events import SourceChecked
from store.record import record
from tests.store.examples import NOW, a_document, a_reading, unreadable


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A store with one document and one look."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    record(engine, [a_reading(a_document())], reread=unreadable, now=NOW)
    walled = SourceChecked(checked_at=NOW, outcome="walled", reason="akamai\x1b[0m-denied")
    with writing(engine) as connection:
        log.append(connection, [log.Entry(stream="source/us_example", event=walled)], now=NOW)
    engine.dispose()
    yield tmp_path


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), env={"BLOTTER_HOME": str(home)})


def test_list_gives_one_line_an_event(home: Path) -> None:
    lines = run(home, "log", "list").stdout.splitlines()
    assert [line.split() for line in lines] == [
        ["1", "2026-03-04", "15:30:00", "DocumentPublished", "document/us_example:1"],
        ["2", "2026-03-04", "15:30:00", "SourceChecked", "source/us_example"],
    ]
    assert run(home, "log", "list", "--after", "1").stdout.splitlines() == lines[1:]


def test_verify_says_what_was_checked(home: Path) -> None:
    result = run(home, "log", "verify")
    assert result.exit_code == 0
    assert result.stdout.startswith("2 events verified; the last hash is ")


def test_verify_names_the_broken_position(home: Path) -> None:
    connection = sqlite3.connect(home / "blotter.db")
    connection.execute("DROP TRIGGER events_no_update")
    connection.execute("UPDATE events SET payload = '{}' WHERE position = 1")
    connection.commit()
    connection.close()
    result = run(home, "log", "verify")
    assert result.exit_code == 1
    assert "the log is broken at position 1" in result.stderr


def test_rebuild_brings_back_what_was_deleted(home: Path) -> None:
    settings = config.load({"BLOTTER_HOME": str(home)})
    assert search(settings, "ketamine").total == 1
    for file in (home / "index").rglob("*"):
        if file.is_file():
            file.unlink()
    result = run(home, "rebuild")
    assert result.exit_code == 0
    assert result.stdout == "rebuilt from 2 events\n"
    assert search(settings, "ketamine").total == 1
