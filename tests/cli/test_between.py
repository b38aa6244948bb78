"""`blotter changes --between` and `blotter diff --between`."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.search.examples import (
    NOW,
    Blotter,
    document,
    masked,
    published,
    restored,
    revised,
    withdrawn,
)

ONE, TWO = "us_example_releases:1", "us_example_releases:2"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    events = [
        published(document(ONE, "Jane Roe was charged with fraud.")),
        revised(document(ONE, "Jane Roe was acquitted of fraud.")),
        published(document(TWO, "A clinic.\x1b[31m", title="=A raid")),
        withdrawn(ONE),
        masked("Jane Roe"),
        restored(document(ONE, "Jane Roe was acquitted of it.")),
    ]
    for days, event in enumerate(events):
        blotter.append(event, now=NOW + timedelta(days=days))
    blotter.engine.dispose()
    yield home


def run(home: Path, *arguments: str) -> Result:
    return CliRunner(env={"BLOTTER_HOME": str(home)}).invoke(main, arguments)


def rows(home: Path, earlier: str, later: str) -> list[dict[str, Any]]:
    shown = run(home, "changes", "--between", earlier, later, "--format", "json")
    assert shown.exit_code == 0
    found: list[dict[str, Any]] = json.loads(shown.stdout)["changes"]
    return found


def test_by_position_or_day(home: Path) -> None:
    (row,) = rows(home, "1", "2")
    assert (row["before"], row["after"]) == (
        "Jane Roe was charged with",
        "Jane Roe was acquitted of",
    )
    assert rows(home, "2026-03-02", "2026-03-03") == [row]
    assert rows(home, "2", "2") == []


def test_formats(home: Path) -> None:
    between = ("changes", "--between", "0", "4")
    table = run(home, *between)
    assert table.stderr == "2 documents differ between position 0 and 4\n"
    assert "\x1b" not in table.stdout
    assert "withdrawn" in table.stdout
    lines = run(home, *between, "--format", "csv").stdout.splitlines()
    assert [row["title"] for row in csv.DictReader(lines)] == ["Example", "'=A raid"]
    assert run(home, *between, "--format", "jsonl").stdout.count("\n") == 2
    assert run(home, *between, "--format", "md").stdout.count("\n- ") == 1


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--between", "4", "2"], "--between: 4 (position 4) is after 2 (2)"),
        (["--between", "2", "99"], "--between: there is no position 99: the log ends at 6"),
        (
            ["--between", "1", "2", "--since", "1"],
            "--between cannot be given together with --since, --as-of or --change",
        ),
    ],
)
def test_what_is_between_nothing_is_a_usage_error(
    home: Path, arguments: list[str], told: str
) -> None:
    result = run(home, "changes", *arguments)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_word_by_word(home: Path) -> None:
    shown = run(home, "diff", ONE, "--between", "1", "2").stdout
    assert "Jane Roe was [-charged with-]{+acquitted of+} fraud." in shown
    later = run(home, "diff", ONE, "--between", "1", "6").stdout
    assert "Jane Roe" not in later
    assert "[masked] was" in later
    assert run(home, "diff", ONE, "--between", "1", "1").stdout.endswith("the two read the same\n")
    unknown = run(home, "diff", ONE, "--between", "0", "2")
    assert (unknown.exit_code, "was not known at position 0" in unknown.stderr) == (1, True)
    both = run(home, "diff", ONE, "--between", "1", "2", "--from", "0")
    assert (both.exit_code, "--between" in both.stderr) == (2, True)
