"""`blotter search`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.search.examples import Blotter, document, published, revised


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    blotter.append(
        published(document("us_a:1", "A ketamine clinic closed.", title="Clinic closed")),
        published(
            document("us_b:2", "A \x1b[31m ketamine maker.", title="=Warned", source="us_other")
        ),
        published(document("us_a:3", "Nothing.", title="Quiet", published_on=date(2025, 2, 3))),
        revised(document("us_a:1", "A ketamine clinic fined.", title="Clinic fined")),
    )
    blotter.engine.dispose()
    yield home


def run(home: Path, *arguments: str) -> Result:
    return CliRunner(env={"BLOTTER_HOME": str(home)}).invoke(main, ["search", *arguments])


def test_a_table(home: Path) -> None:
    result = run(home, "ketamine", "--sort", "oldest")
    assert result.exit_code == 0
    assert result.stdout == (
        "=Warned\n  2025-01-01  us_other  us_b:2\n    A [31m ketamine maker.\n\n"
        "Clinic fined  [revision 1]\n  2025-01-01  us_example_releases  us_a:1\n"
        "    A ketamine clinic fined.\n\n"
    )
    assert result.stderr.startswith("2 of 2; ")


def test_several_words_need_no_quotes(home: Path) -> None:
    assert run(home, "ketamine", "clinic").stdout.startswith("Clinic fined")


def test_history(home: Path) -> None:
    result = run(home, "clinic", "--history", "--sort", "oldest")
    assert "Clinic closed  [superseded]" in result.stdout
    assert "Clinic fined  [revision 1]" in result.stdout


def test_nothing_found_is_said_with_the_coverage(home: Path) -> None:
    result = run(home, "arketamine")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing found; no source was ever looked at: run `blotter crawl`\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["NOT OR x"],
        [""],
        ['"unclosed'],
        ["colour:red"],
        ["ketamine", "--from", "yesterday"],
        ["ketamine", "--from", "2025-02-30"],
        ["ketamine", "--to", "2025-13"],
        ["ketamine", "--from", "2025-02-01", "--to", "2025-01-01"],
        ["ketamine", "--limit", "0"],
        ["ketamine", "--sort", "best"],
        ["ketamine", "--format", "xml"],
        [],
    ],
)
def test_what_makes_no_sense_is_a_usage_error(home: Path, arguments: list[str]) -> None:
    result = run(home, *arguments)
    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "total"),
    [
        (["--from", "2025-02-03"], 1),
        (["--from", "2025-02"], 1),
        (["--to", "2025-01"], 2),
        (["--to", "2025"], 3),
        (["--from", "2025-01-02", "--to", "2025-02-02"], 0),
        (["--source", "us_other"], 1),
        (["--source", "us_other", "--source", "us_example_releases"], 3),
    ],
)
def test_filters(home: Path, arguments: list[str], total: int) -> None:
    result = run(home, "ketamine OR nothing", "--format", "json", *arguments)
    assert json.loads(result.stdout)["total"] == total


def test_json(home: Path) -> None:
    answer = json.loads(run(home, "ketamine", "--format", "json", "--limit", "1").stdout)
    assert answer["total"] == 2
    assert len(answer["hits"]) == 1
    assert answer["coverage"]["head"] == 4


def test_json_lines(home: Path) -> None:
    lines = run(home, "ketamine", "--format", "jsonl").stdout.splitlines()
    assert {json.loads(line)["id"] for line in lines} == {"us_a:1", "us_b:2"}


def test_csv_and_markdown(home: Path) -> None:
    assert "'=Warned" in run(home, "ketamine", "--format", "csv").stdout
    assert "[Clinic fined](<https://example.org/us_a:1>)" in (
        run(home, "clinic", "--format", "md").stdout
    )


def test_an_installation_without_a_log_says_so(tmp_path: Path) -> None:
    result = run(tmp_path, "ketamine")
    assert result.exit_code == 0
    assert "no source was ever looked at" in result.stderr
    assert not (tmp_path / "index").exists()
