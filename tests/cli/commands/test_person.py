"""`blotter person`: what is asked and printed; what is answered is in tests/answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.answers.examples import CASES, CHARGE, PLEA, a_store


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    a_store(tmp_path, CASES).engine.dispose()
    yield tmp_path


def blotter(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["person", *arguments], env={"BLOTTER_HOME": str(home)})


def test_acts_with_their_quotes_and_numbers(home: Path) -> None:
    result = blotter(home, "Orla", "Quennell")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        "Orla Quennell  physician, defendant: acquitted",
        f"    case: {CHARGE}",
        "    2025-03-13  charge  “were charged”  us_example:1",
        "    2026-02-02  acquittal  “acquitted”  us_example:2",
        "    numbers: 2:25-cr-00183",
    ]
    assert result.stderr == "1 entry\n"


def test_namesakes_are_said(home: Path) -> None:
    apart = ["case", "unlink", CHARGE, PLEA, "--reason", "a namesake", "--by", "ada"]
    assert CliRunner().invoke(main, apart, env={"BLOTTER_HOME": str(home)}).exit_code == 0
    result = blotter(home, "tolliver")
    assert f"    same name, not known to be the same person: {PLEA}\n" in result.stdout
    assert result.stderr == "2 entries\n"
    assert blotter(home, "tolliver", "--as-of", "4").stderr == "1 entry\n"


@pytest.mark.parametrize("form", ["json", "jsonl", "csv", "md"])
def test_in_every_form(home: Path, form: str) -> None:
    shown = blotter(home, "Quennell", "--format", form)
    assert shown.exit_code == 0
    assert "acquitted" in shown.stdout
    assert "2:25-cr-00183" in shown.stdout


def test_nobody(home: Path) -> None:
    result = blotter(home, "Nobody At All", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "no party of that name\n")
    assert json.loads(result.stdout)["entries"] == []
    assert blotter(home).exit_code == 2
