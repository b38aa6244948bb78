"""`blotter due`: what is asked, printed and written; what is answered is in tests/answers."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.answers.examples import DAYS, a_store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plea, another day for its sentencing, a rule."""
    home = tmp_path_factory.mktemp("home")
    a_store(home, DAYS).engine.dispose()
    return home


def due(home: Path, *arguments: str) -> Result:
    return CliRunner(env={"BLOTTER_HOME": str(home)}).invoke(main, ["due", *arguments])


def days(home: Path, *arguments: str) -> list[dict[str, Any]]:
    result = due(home, "--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    found: list[dict[str, Any]] = json.loads(result.stdout)["days"]
    return found


def test_what_lies_ahead_and_what_is_said_against_it(home: Path) -> None:
    result = due(home, "--as-of", "3", "--within", "3m")
    assert result.stdout == (
        "2026-03-12  in 10 days    comment deadline  A Rule\n"
        "    us_c:3  “March 12, 2026”\n"
        "2026-04-17  in 46 days    sentencing        Sentencing [2J; Moved, =1\n"
        "    us_b:2  “April 17, 2026”\n"
        "    but 2026-03-20 in us_a:1, published 2026-01-05\n"
        "2026-03-20  in 18 days    sentencing        Clinic Owner Pleads Guilty  [superseded]\n"
        "    us_a:1  “March 20, 2026”\n"
        "    but 2026-04-17 in us_b:2, published 2026-02-03\n"
        "    superseded by us_b:2\n"
    )
    assert result.stderr == "3 days from 2026-03-02 to 2026-06-02\n"


@pytest.mark.parametrize("zone", ["America/New_York", "Asia/Tokyo"])
def test_before_anything_was_known(home: Path, monkeypatch: pytest.MonkeyPatch, zone: str) -> None:
    monkeypatch.setenv("BLOTTER_TIMEZONE", zone)
    assert days(home, "--as-of", "0") == []


def test_from_a_day_and_within(home: Path) -> None:
    found = days(home, "--from", "2026-03-12", "--within", "0d")
    assert [one["id"] for one in found] == ["us_c:3"]
    assert days(home, "esketamine", "--from", "2026-03-13", "--within", "6w") == []


def test_formats(home: Path) -> None:
    asked = ("--from", "2026-03-01", "--within", "8w", "--format")
    assert len(due(home, *asked, "jsonl").stdout.splitlines()) == 3
    rows = list(csv.DictReader(due(home, *asked, "csv").stdout.splitlines()))
    assert [row["conflicts"] for row in rows] == ["", "2026-03-20 us_a:1", "2026-04-17 us_b:2"]
    listed = due(home, *asked, "md").stdout
    assert r"us\_b:2  “April 17, 2026”" in listed
    assert "\x1b" not in listed


def test_a_calendar_that_stays_the_same_event(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "due.ics"
    assert due(home, "--as-of", "3", "--within", "3m", "--ics", str(file)).exit_code == 0
    written = file.read_bytes()
    assert written.count(b"BEGIN:VEVENT") == 3
    assert written.count(b"STATUS:CANCELLED") == 1
    assert b"SUMMARY:Sentencing: Sentencing [2J\\; Moved\\, =1\r\n" in written
    due(home, "--as-of", "1", "--ics", str(file))
    (uid,) = [line for line in file.read_bytes().splitlines() if line.startswith(b"UID")]
    assert uid in written.splitlines()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--within", "3x"), "'3x' is no span"),
        (("--from", "9999-12-30"), "--within goes beyond the calendar"),
        (("--from", "9999-12-30", "--within", "2m"), "--within goes beyond the calendar"),
        (("(",), "Error: "),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(
    home: Path, words: tuple[str, ...], said: str
) -> None:
    result = due(home, *words)
    assert result.exit_code == 2
    assert said in result.stderr


def test_a_folder_that_is_not_there_is_named(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "none" / "a.ics"
    result = due(home, "--ics", str(file))
    assert result.exit_code == 1
    assert f"{file}: No such file or directory" in result.stderr


def test_the_sample_archive(sample_home: Path) -> None:
    found = days(sample_home, "--from", "2026-02-01", "--within", "30d")
    told = {(one["day"], one["what"], one["quote"]) for one in found}
    assert ("2026-02-19", "sentencing", "February 19, 2026") in told
