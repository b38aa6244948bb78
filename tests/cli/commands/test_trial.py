"""`blotter try`."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.search.examples import Blotter, document, published

TODAY = datetime.now(UTC).date() - timedelta(days=1)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    blotter.append(
        published(document("us_a:1", "ketamine", title="First\x1b[2J", published_on=TODAY)),
        published(document("us_a:2", "ketamine clinic", title="Second", published_on=TODAY)),
        published(document("us_a:3", "ketamine", title="Third", published_on=None)),
    )
    blotter.engine.dispose()
    return home


def blotter(home: Path, *arguments: str) -> Result:
    env = {"BLOTTER_HOME": str(home), "COLUMNS": "40"}
    return CliRunner(env=env).invoke(main, arguments)


def test_a_query_is_tried(home: Path) -> None:
    assert blotter(home, "save", "clinics", "clinic").exit_code == 0
    result = blotter(home, "try", "ketamine", "NOT", "clinic")
    assert result.exit_code == 0, result.output
    head, *rest = result.stdout.splitlines()
    assert head == "2 documents, 1 in the last 26 weeks (0.0 a week), 1 undated"
    assert len(rest[:26]) == len([line for line in rest[:26] if line[4:6] == "-W"])
    assert rest[26:] == [
        "",
        "newest",
        f"  {TODAY}  First [2J  us_a:1",
        "  undated     Third  us_a:3",
        "",
        "in common with saved searches",
        "  @clinics  0 of its 1  clinic",
        "",
        "hidden",
        f"  NOT clinic  1 document, the newest: {TODAY}  Second  us_a:2",
    ]


def test_as_json(home: Path) -> None:
    answer = json.loads(blotter(home, "try", "ketamine", "--format", "json").stdout)
    assert (answer["total"], len(answer["weeks"]), answer["undated"]) == (3, 26, 1)
    assert [hit["id"] for hit in answer["sample"]][-1] == "us_a:3"
    assert answer["exclusions"] == []


def test_what_is_not_understood_is_a_usage_error(home: Path) -> None:
    assert blotter(home, "try", "(").exit_code == 2
    assert blotter(home, "try", "@nobody").exit_code == 2
    assert blotter(home, "try").exit_code == 2
