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


def test_a_line_says_what_was_done_and_to_whom(sample_home: Path) -> None:
    lines = run(sample_home, "Voskamp").stdout.splitlines()
    facts = {line[:12].strip(): line.rpartition("  ")[0] for line in lines}
    assert facts["2025-11-06"].endswith("  plea, surrender, forfeiture +1: Leland R. Voskamp")
    assert facts["2025-03-11"].endswith(": Leland R. Voskamp, Tamsin E. Orloff +1")
    hits = json.loads(run(sample_home, "Voskamp", "--format", "json").stdout)["hits"]
    (hit,) = (hit for hit in hits if hit["published_on"] == "2025-11-06")
    assert hit["kinds"][:3] == ["plea", "surrender", "forfeiture"]
    assert hit["parties"] == ["Leland R. Voskamp"]
    head, first, *_ = run(sample_home, "Voskamp", "--format", "csv").stdout.splitlines()
    assert head.endswith(",kinds,parties")
    assert "Voskamp" in first


def test_documents_are_counted_by_period(home: Path) -> None:
    result = run(home, "--by", "month")
    assert result.stdout.splitlines() == [
        f"2025-03  2  {'█' * 68}",
        f"2025-04  1  {'█' * 34}",
        "4 documents, 1 undated",
    ]
    assert result.stderr.startswith("4 found; ")
    assert run(home, "--by", "quarter", "ketamine").stdout.splitlines()[:2] == [
        f"2025-Q1  1  {'█' * 68}",
        f"2025-Q2  1  {'█' * 68}",
    ]
    weeks = run(home, "--by", "week", "--format", "csv").stdout.splitlines()
    assert weeks[:3] == [
        "name,first,last,count",
        "2025-W10,2025-03-03,2025-03-09,2",
        "2025-W11,2025-03-10,2025-03-16,0",
    ]
    assert weeks[-1] == "2025-W14,2025-03-31,2025-04-06,1"


def test_periods_reach_from_from_to_to(home: Path) -> None:
    narrowed = run(home, "--by", "month", "--from", "2025-02", "--to", "2025-03", "--format", "md")
    assert narrowed.stdout.splitlines() == ["- 2025-02: 0", "- 2025-03: 2"]


def test_as_json_periods_stand_beside_the_documents(home: Path) -> None:
    answer = json.loads(run(home, "--by", "week", "--limit", "2", "--format", "json").stdout)
    assert (answer["total"], len(answer["hits"])) == (4, 2)
    counted = answer["histogram"]
    assert (counted["by"], counted["undated"], counted["imprecise"]) == ("week", 1, 0)
    assert [period["count"] for period in counted["periods"]] == [2, 0, 0, 0, 1]
    assert json.loads(run(home, "--format", "json").stdout)["histogram"] is None


def test_nothing_is_counted(home: Path) -> None:
    result = run(home, "nobody", "--by", "month")
    assert result.stdout == "0 documents\n"
    assert result.stderr.startswith("nothing found; ")


@pytest.mark.parametrize("suffix", ["svg", "html"])
def test_a_chart(home: Path, tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"by.{suffix}"
    words = ("ketamine", "OR", '"</title><script>"', "--from", "2025")
    assert run(home, *words, "--chart", str(file)).exit_code == 0
    drawing = file.read_text("utf-8")
    title = 'Documents by month, ketamine OR "&lt;/title&gt;&lt;script&gt;", from 2025-01-01'
    assert f">{title}</title>" in drawing
    assert "2 documents" in drawing
    assert "<script" not in drawing


def test_a_chart_is_of_a_known_format(home: Path) -> None:
    refused = run(home, "--chart", "by.pdf")
    assert refused.exit_code == 2
    assert "name a file .svg, .png or .html" in refused.stderr
