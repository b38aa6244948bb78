"""`--fields`: of JSON the keys that are asked for, and none that it has not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from cli.shown.output import FORMATS
from tests.answers.examples import CASES, CHARGE, a_store


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    a_store(home, CASES)
    return home


def run(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments], env={"BLOTTER_HOME": str(home)})


@pytest.mark.parametrize(
    ("arguments", "fields", "said"),
    [
        (["show", CHARGE], "id", {"id": CHARGE}),
        (["search", "Tolliver", "--sort", "oldest", "--limit", "1"], "total", {"total": 2}),
        (
            ["cases", "--limit", "1"],
            "cases.documents, total",
            {"cases": [{"documents": 3}], "total": 1},
        ),
        (["log", "list", "--limit", "1"], "events.position", {"events": [{"position": 1}]}),
        (["sources", "--limit", "1", "--offset", "999"], "sources.name", {"sources": []}),
    ],
)
def test_only_these_keys(home: Path, arguments: list[str], fields: str, said: object) -> None:
    result = run(home, *arguments, "--format", "json", "--fields", fields)
    assert json.loads(result.stdout) == said


def test_each_line_has_them(home: Path) -> None:
    result = run(home, "log", "list", "--format", "jsonl", "--fields", "position", "--limit", "2")
    assert [*map(json.loads, result.stdout.splitlines())] == [{"position": 1}, {"position": 2}]


LISTS = ("search Tolliver", "timeline", "cases", "changes", "due", "person Tolliver", "sources")
FURTHER = ("stats --by year", "stats --by year --open 2025", "log list", "saved", "subscriptions")


@pytest.mark.parametrize("words", [*LISTS, *FURTHER])
@pytest.mark.parametrize("form", FORMATS)
def test_every_list_is_written_in_every_form(home: Path, words: str, form: str) -> None:
    result = run(home, *words.split(), "--limit", "2", "--format", form)
    assert result.exit_code == 0, result.stderr
    if form == "json":
        assert isinstance(json.loads(result.stdout), dict)
    for line in result.stdout.splitlines() if form == "jsonl" else ():
        assert isinstance(json.loads(line), dict)


@pytest.mark.parametrize("words", [*LISTS, *FURTHER, "export"])
def test_csv_for_excel_begins_with_a_byte_order_mark(home: Path, words: str) -> None:
    plain = run(home, *words.split(), "--format", "csv").stdout
    for_excel = run(home, *words.split(), "--format", "csv-excel").stdout
    assert for_excel == f"\ufeff{plain}"
    assert not plain.startswith("\ufeff")


def test_days_ahead_as_a_calendar(home: Path) -> None:
    result = run(home, "due", "--within", "9999y", "--format", "ics")
    assert result.exit_code == 2
    result = run(home, "due", "--from", "2020", "--within", "99y", "--format", "ics")
    assert result.stdout.startswith("BEGIN:VCALENDAR")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["cases", "--fields", "total"],
            "--fields names keys of JSON: give --format json or jsonl",
        ),
        (["show", CHARGE, "--fields", "id"], "--fields names keys of JSON: give --format json too"),
        (
            ["cases", "--format", "json", "--fields", "no"],
            "--fields: there is no key no; there are",
        ),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(home: Path, arguments: list[str], said: str) -> None:
    result = run(home, *arguments)
    assert (result.exit_code, said in result.stderr) == (2, True), result.stderr
