"""`blotter search`."""

from __future__ import annotations

import csv
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
    result = run(home, "fentanyl")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing found; no source was ever looked at: run `blotter crawl`\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["NOT OR x"],
        [""],
        ['"unclosed'],
        ["colour:red"],
        ["ketamine", "--from", "Easter"],
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


_RELEASE = (
    "TACOMA, Wash. - Orla Venn Hask, 44, of Tacoma, pleaded guilty today in U.S. District Court to"
    " conspiring to distribute ketamine, announced the U.S. Attorney for the Western District of"
    " Washington. Orla Venn Hask mailed ketamine from her clinic in Tacoma to many buyers."
)
#: Of a terminal, of the direction of writing, of a spreadsheet, of Markdown and HTML.
HOSTILE = "=cmd|' /C calc'!A0 \x1b[2J\u202e\x07 [x](javascript:alert(1)) <script>"


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A release, two copies of it, and a document with a hostile title."""
    home = tmp_path_factory.mktemp("copied")
    blotter = Blotter(home)
    blotter.append(
        published(document("us_wire:1", _RELEASE, title="Plea, by wire", source="us_wire")),
        published(
            document("us_dea:1", _RELEASE, title="Owner Pleads", source="us_dea_press_releases")
        ),
        published(document("us_echo:1", _RELEASE, title="Plea, again", source="us_echo")),
        published(document("us_wire:2", "Ketamine.", title=HOSTILE, source="us_wire")),
    )
    blotter.engine.dispose()
    assert run(home, "plea", "kind:plea").exit_code == 0  # which reads what is new
    yield home


def found_ids(result: Result) -> list[str]:
    return [hit["id"] for hit in json.loads(result.stdout)["hits"]]


def test_copies_of_a_text_are_one_hit(copied: Path) -> None:
    result = run(copied, "ketamine", "--format", "json")
    hits = {hit["id"]: hit["copies"] for hit in json.loads(result.stdout)["hits"]}
    assert hits == {"us_dea:1": ["us_wire:1", "us_echo:1"], "us_wire:2": []}
    assert json.loads(result.stdout)["total"] == 4
    assert result.stderr.startswith("2 of 4, 2 copies of them folded (--copies); ")
    assert len(found_ids(run(copied, "ketamine", "--copies", "--format", "json"))) == 4
    text = run(copied, "clinic").stdout
    assert "    the same text: us_wire:1, us_echo:1\n" in text
    assert "the same text: us\\_wire:1" in run(copied, "clinic", "--format", "md").stdout


def test_pages(copied: Path) -> None:
    whole = found_ids(run(copied, "ketamine", "--format", "json"))
    pages = [
        found_ids(run(copied, "ketamine", "--format", "json", "--limit", "1", "--offset", f"{at}"))
        for at in range(3)
    ]
    assert pages == [whole[:1], whole[1:], []]
    assert run(copied, "ketamine", "--limit", "1", "--offset", "2").stderr.startswith("4 found; ")
    assert run(copied, "ketamine", "--offset", f"{10**9}").stderr.startswith("4 found; ")
    assert run(copied, "ketamine", "--offset", f"{10**20}").exit_code == 2
    assert run(copied, "ketamine", "--limit", "1001").exit_code == 2


def test_all_of_it(copied: Path) -> None:
    result = run(copied, "ketamine", "--all", "--format", "jsonl")
    assert len({json.loads(line)["id"] for line in result.stdout.splitlines()}) == 4
    assert result.stderr.startswith("4 found; ")
    for form in ("table", "csv", "md"):
        assert "us" in run(copied, "ketamine", "--all", "--format", form).stdout
    for wrong in (["--format", "json"], ["--facets"], ["--offset", "1"]):
        assert run(copied, "ketamine", "--all", *wrong).exit_code == 2


def test_facets(copied: Path) -> None:
    result = run(copied, "ketamine", "--facets", "--limit", "1")
    lines = result.stdout.splitlines()
    assert "source: us_wire 2, us_dea_press_releases 1, us_echo 1" in lines
    assert "kind: plea 3" in lines
    facets = json.loads(run(copied, "ketamine", "--facets", "--format", "json").stdout)["facets"]
    assert facets[0]["values"][0] == {"value": "us_wire", "count": 2}
    narrower = run(copied, "ketamine kind:plea", "--facets", "--source", "us_wire")
    assert "source: us_wire 1" in narrower.stdout.splitlines()


def test_facets_of_a_sentence_count_what_it_finds(copied: Path) -> None:
    asked = ["who mailed ketamine from Halden in buckets", "--facets", "--format", "json"]
    answer = json.loads(run(copied, *asked).stdout)
    (sources,) = (it["values"] for it in answer["facets"] if it["name"] == "source")
    assert answer["words"]
    assert sum(it["count"] for it in sources) == answer["total"] == 4


def test_fields_in_the_query(copied: Path) -> None:
    ask = ["--format", "json", "--copies"]
    assert len(found_ids(run(copied, "kind:plea", *ask))) == 3
    assert len(found_ids(run(copied, "ketamine party:Hask -source:us_wire", *ask))) == 2
    assert found_ids(run(copied, "party:Hask kind:sentence", *ask)) == []
    assert found_ids(run(copied, "ketamine -kind:plea", *ask)) == ["us_wire:2"]
    flag = run(copied, "party:Hask", "--kind", "sentence", *ask)
    assert found_ids(flag) == []
    assert json.loads(flag.stdout)["query"] == "party:Hask"


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv", "md"])
@pytest.mark.parametrize("options", [[], ["--facets"], ["--copies", "--sort", "newest"]])
def test_hostile_titles_are_harmless(copied: Path, form: str, options: list[str]) -> None:
    for command in (["search", "ketamine", *options], ["timeline", "ketamine"]):
        ran = CliRunner(env={"BLOTTER_HOME": str(copied)}).invoke(
            main, [*command, "--format", form], color=False
        )
        assert ran.exit_code == 0, ran.output
        for sign in "\x1b\u202e\x07":
            assert sign not in ran.output
        if form == "csv":
            assert not [
                row for row in csv.reader(ran.stdout.splitlines()) for it in row if it[:1] == "="
            ]
        if form == "md":
            assert "[x](" not in ran.stdout
            assert "\\<script\\>" in ran.stdout


def test_what_may_have_been_meant_is_said_on_stderr_and_in_json(home: Path) -> None:
    result = run(home, "ketmine")
    assert (result.exit_code, result.stdout) == (0, "")
    assert 'did you mean "ketamine" (2 documents)?' in result.stderr.splitlines()
    answer = json.loads(run(home, "ketmine", "--format", "json").stdout)
    assert answer["suggestions"] == [{"query": "ketamine", "meant": "ketamine", "total": 2}]
