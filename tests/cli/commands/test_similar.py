"""`blotter similar`."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.answers.examples import CASES, CHARGE, DAYS, a_store


@pytest.fixture
def home(tmp_path: Path) -> Path:
    a_store(tmp_path, (*CASES, *DAYS)).engine.dispose()
    return tmp_path


def run(home: Path, *arguments: str) -> Result:
    return CliRunner(env={"BLOTTER_HOME": str(home)}).invoke(main, ["similar", *arguments])


def test_it_prints_what_a_document_has_to_do_with_it_and_the_words_they_share(home: Path) -> None:
    result = run(home, CHARGE, "--limit", "2")
    assert result.exit_code == 0
    first, facts, shares, *_ = result.stdout.splitlines()
    assert first in (
        "Jury Acquits Doctor  [same matter]",
        "Second Doctor Pleads Guilty  [same matter]",
    )
    assert facts.startswith("  2026-02-0")
    assert shares.startswith("    shares ")
    assert result.stderr.startswith("2 documents; ")


def test_json_has_the_words_and_the_coverage(home: Path) -> None:
    answer = json.loads(run(home, CHARGE, "--format", "json").stdout)
    assert set(answer) == {"id", "title", "words", "hits", "total", "coverage"}
    assert answer["hits"][0]["relation"] == "same matter"
    assert set(answer["hits"][0]["shared"]) <= set(answer["words"])


def test_hostile_titles_are_harmless(home: Path) -> None:
    asked = (DAYS[0].id, "--limit", "1", "--format")
    assert "\x1b" not in run(home, DAYS[0].id, "--limit", "1").stdout
    assert "\x1b" not in run(home, *asked, "md").stdout
    row = next(csv.DictReader(io.StringIO(run(home, *asked, "csv").stdout)))
    assert row["title"] == "Sentencing [2J; Moved, =1"
    assert "; " in row["shared"]


def test_an_id_that_nobody_knows_is_an_error(home: Path) -> None:
    result = run(home, "us_nothing:1")
    assert result.exit_code == 1
    assert "no document us_nothing:1" in result.stderr
