"""`blotter log` and `rebuild` on a store with a little in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from search.query.search import search
from store import config
from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, writing
from store.log.events import SourceChecked
from tests.store.examples import NOW, a_document, a_reading, unreadable
from tests.store.guards.doctored import DOCTORED, doctored


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A store with one document and one look."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    record(engine, [a_reading(a_document())], reread=unreadable, now=NOW)
    walled = SourceChecked(checked_at=NOW, outcome="walled", reason="akamai\x1b[0m-denied")
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="source/us_example", event=walled)], now=NOW)
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
    first, *rest = result.stdout.splitlines()
    assert first.startswith("2 events verified; the last hash is ")
    assert rest == [
        "1 bodies verified, 11 bytes; none is missing",
        "not held to any seal kept elsewhere (--against)",
    ]


def test_an_empty_log_has_nothing_to_verify_or_to_seal(tmp_path: Path) -> None:
    assert run(tmp_path, "log", "verify").stdout == "the log is empty\n"
    result = run(tmp_path, "log", "seal")
    assert result.exit_code == 1
    assert "nothing to seal" in result.stderr
    assert json.loads(run(tmp_path, "log", "verify", "--format", "json").stdout)["events"] == 0
    assert json.loads(run(tmp_path, "log", "seal", "--format", "json").stdout)["seal"] == ""


def test_a_seal_of_a_position_is_one_that_the_log_agrees_with(home: Path) -> None:
    earlier = run(home, "log", "seal", "--as-of", "1").stdout.strip()
    assert earlier.startswith("1:")
    told = run(home, "log", "verify", "--against", earlier, "--format", "json")
    checked = json.loads(told.stdout)
    assert (checked["events"], checked["bodies"], checked["seals"], checked["sealed"]) == (
        2,
        1,
        1,
        1,
    )


def test_a_log_is_held_to_seals_from_anywhere(home: Path, tmp_path: Path) -> None:
    line = run(home, "log", "seal").stdout
    assert line.startswith("2:")
    letter = tmp_path / "letter.eml"
    letter.write_text(f"Ada,\r\n{line[:40]}=\r\n{line[40:]}")
    for against in (line.strip(), f"@{letter}", "-"):
        words = ["log", "verify", "--against", against]
        result = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)}, input=line)
        assert result.exit_code == 0, result.output
        said = "seals given, all of which agree: 1, the newest of position 2"
        assert result.stdout.splitlines()[-1] == said


def test_a_seal_beyond_the_end_shows_a_log_cut_short(home: Path) -> None:
    seal = run(home, "log", "seal").stdout.strip()
    connection = sqlite3.connect(home / "blotter.db")
    guard = "SELECT sql FROM sqlite_master WHERE name = 'events_no_delete'"
    ((trigger,),) = connection.execute(guard).fetchall()
    connection.execute("DROP TRIGGER events_no_delete")
    connection.execute("DELETE FROM events WHERE position = 2")
    connection.commit()
    unguarded = run(home, "log", "verify")
    assert unguarded.exit_code == 1
    assert "the trigger events_no_delete is missing" in unguarded.stderr
    connection.execute(trigger)
    connection.commit()
    connection.close()
    assert run(home, "log", "verify").exit_code == 0
    result = run(home, "log", "verify", "--against", seal)
    assert result.exit_code == 1
    assert "broken at position 2: the log was cut short: it ends at 1" in result.stderr


@pytest.mark.parametrize(
    ("against", "said"),
    [
        ("163", "'163' is no seal"),
        ("@none.txt", "none.txt: No such file or directory"),
        ("-", "standard input: there is no seal in it"),
    ],
)
def test_what_is_no_seal_is_said_in_one_line(home: Path, against: str, said: str) -> None:
    result = run(home, "log", "verify", "--against", against)
    assert result.exit_code == 2
    assert said in result.stderr


def test_verify_names_a_store_that_others_may_read(home: Path) -> None:
    home.chmod(0o755)
    assert "may be read" not in run(home, "log", "verify").stderr
    (home / "blotter.db").chmod(0o644)
    result = run(home, "log", "verify")
    assert result.exit_code == 0
    assert f"chmod go-rwx {home / 'blotter.db'}" in result.stderr


def test_an_exported_log_may_be_read_by_its_owner_alone(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    run(home, "log", "export", "-o", str(file))
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("change", ["a guard is gone", "a view is called like a read model"])
def test_verify_names_what_is_not_as_it_was_made(home: Path, change: str) -> None:
    doctored(home / "blotter.db", change)
    result = run(home, "log", "verify")
    assert result.exit_code == 1
    assert result.stderr == f"Error: {DOCTORED[change][1]}\n"


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
