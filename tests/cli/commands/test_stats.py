"""`blotter stats` on the sample archive: totals that add up, numbers that open."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main


@pytest.fixture
def home(sample_home: Path) -> Path:
    return sample_home


def stats(home: Path, *arguments: str, **environment: str) -> Result:
    env = {"BLOTTER_HOME": str(home), "COLUMNS": "40", **environment}
    return CliRunner(env=env).invoke(main, ["stats", *arguments])


def told(home: Path, *arguments: str) -> dict[str, Any]:
    result = stats(home, "--format", "json", *arguments)
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.stdout)
    return found


def test_a_number_opens(home: Path) -> None:
    found = told(home, "--by", "agency")
    assert found["total"] == sum(cell["count"] for cell in found["cells"]) > 0
    cell = found["cells"][0]
    opened = told(home, "--by", "agency", "--open", cell["cell"])
    assert opened["count"] == cell["count"]
    assert [row["id"] for row in opened["documents"]] == cell["documents"]
    assert len({row["act"] for row in opened["documents"]}) == cell["count"]
    assert all(row["quote"] for row in opened["documents"])


def test_as_a_table_with_bars(home: Path) -> None:
    lines = stats(home, "--by", "year").stdout.splitlines()
    counts = {line.split()[0]: int(line.split()[1]) for line in lines[:-1]}
    assert list(counts) == ["2024", "2025", "2026"]
    assert max(map(len, lines)) == 40
    assert lines[-1] == f"total {sum(counts.values())}"


def test_several_cells_for_one_action_are_said(home: Path) -> None:
    assert "actions: some count under several" in stats(home, "--by", "agency").stdout


def test_a_query_and_days_narrow(home: Path) -> None:
    every, some = told(home, "--by", "kind"), told(home, "--by", "kind", "telehealth")
    assert 0 < some["total"] < every["total"]
    year = told(home, "--by", "year", "--from", "2025", "--to", "2025")
    assert [cell["cell"] for cell in year["cells"]] == ["2025"]
    nothing = told(home, "--by", "kind", "zebra")
    assert nothing.pop("basis")["behind"] == 0
    assert nothing == {
        "by": "kind",
        "second_by": None,
        "total": 0,
        "acts": 0,
        "cells": [],
        "names": 0,
        "most": 0,
        "second_names": [],
    }
    assert told(home, "--by", "kind", "--as-of", "0")["total"] == 0


def test_one_act_with_its_documents(home: Path) -> None:
    opened = stats(home, "--by", "quarter", "--kind", "charge", "--open", "2025 q1").stdout
    assert "charge  2025-03-11  United States v. Voskamp\n" in opened
    assert "also  2025-03-13  Marrow Bay Doctor and Clinic Manager Indicted" in opened
    assert "“indictment charging”" in opened


def test_formats(home: Path) -> None:
    rows = list(csv.DictReader(stats(home, "--by", "kind", "--format", "csv").stdout.splitlines()))
    assert rows[0]["cell"] == "charge"
    table = stats(home, "--by", "year", "--format", "md").stdout.splitlines()
    assert table[:2] == ["| year | actions |", "|---|---:|"]
    assert table[-1].startswith("| **total** | **")
    opened = ("--by", "year", "--open", "2024", "--format")
    assert "\n2. [" in stats(home, *opened, "md").stdout
    assert stats(home, *opened, "csv").stdout.startswith("act,kind,published_on,title,id")


def test_a_chart(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "by.svg"
    result = stats(home, "ketamine", "--by", "year", "--from", "2025", "--chart", str(file))
    assert result.exit_code == 0
    assert '<title id="title">Actions by year, ketamine, from 2025-01-01</title>' in (
        file.read_text("utf-8")
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--by", "year", "--open", "199"), 2, "there are: 2024, 2025, 2026"),
        (("--by", "year", "--chart", "a.pdf"), 2, "name a file .svg, .png or .html"),
        (("--by", "year", "--from", "2026", "--to", "2025"), 2, "is after --to"),
        (("--by", "year", "("), 2, "Error: "),
        (("--by", "year", "--kind", "theft"), 2, "theft"),
        (("--by", "year", "--chart", "none/there/a.svg"), 1, "No such file or directory"),
        ((), 2, "Missing option '--by'. Choose from: quarter, month, year, "),
    ],
)
def test_mistakes_are_said_in_one_line(
    home: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = stats(home, *words)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stderr.count("\n") == 1 or "(" in words


def test_a_number_that_is_0_is_said(home: Path) -> None:
    result = stats(home, "--by", "state", "--open", "Wyoming")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "WY: 0 in 0 documents\n"


def test_a_picture_that_cannot_be_drawn_is_refused_before_the_table(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    result = stats(home, "--by", "year", "--chart", "a.png")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "needs the extra `png`" in result.stderr
