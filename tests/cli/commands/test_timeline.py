"""`blotter timeline`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.search.examples import Blotter, document, published, revised, withdrawn


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    march, april = date(2025, 3, 4), date(2025, 4, 1)
    blotter.append(
        published(document("us_a:1", "ketamine", title="Fourth", published_on=april)),
        published(document("us_a:2", "ketamine", title="Second", published_on=march)),
        published(document("us_a:3", "clinic", title="Third\x1b[2J", published_on=march)),
        published(document("us_a:4", "ketamine", title="First", published_on=None)),
        revised(document("us_a:2", "ketamine again", title="Second", published_on=march)),
        withdrawn("us_a:1"),
    )
    blotter.engine.dispose()
    return home


def run(home: Path, *arguments: str) -> Result:
    return CliRunner(env={"BLOTTER_HOME": str(home)}).invoke(main, ["timeline", *arguments])


def test_everything_by_month_oldest_first(home: Path) -> None:
    result = run(home)
    assert result.exit_code == 0
    assert result.stdout == (
        "undated\n"
        "  undated     First  us_a:4\n"
        "\n"
        "March 2025\n"
        "  2025-03-04  Third [2J  us_a:3\n"
        "  2025-03-04  Second  [revision 1]  us_a:2\n"
        "\n"
        "April 2025\n"
        "  2025-04-01  Fourth  [withdrawn]  us_a:1\n"
        "\n"
    )


def test_a_query_and_history(home: Path) -> None:
    result = run(home, "ketamine", "--history", "--from", "2025-03", "--to", "2025-03")
    assert result.stdout == (
        "March 2025\n"
        "  2025-03-04  Second  [superseded]  us_a:2\n"
        "  2025-03-04  Second  [revision 1]  us_a:2\n"
        "\n"
    )


def test_formats(home: Path) -> None:
    hits = json.loads(run(home, "--format", "json").stdout)["hits"]
    assert [hit["id"] for hit in hits] == ["us_a:4", "us_a:3", "us_a:2", "us_a:1"]
    assert len(run(home, "--format", "jsonl", "--limit", "2").stdout.splitlines()) == 2


def test_a_bad_query_is_a_usage_error(home: Path) -> None:
    assert run(home, "(").exit_code == 2
    assert run(home, "").exit_code == 2
