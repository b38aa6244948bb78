"""`blotter save` and `blotter saved`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("BLOTTER_HOME", str(tmp_path))
    return tmp_path


def blotter(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_a_search_is_saved_changed_listed_and_dropped() -> None:
    saved = blotter("save", "Doctors", "physician", "OR", "dentist")
    assert saved.output == "#1: @doctors stands for physician OR dentist\n"
    again = blotter("save", "@doctors", "physician OR dentist")
    assert again.output == "@doctors stands already for physician OR dentist\n"
    assert blotter("save", "doctors", "dentist").output == "#2: @doctors stands for dentist\n"
    assert blotter("saved").output == "@doctors  dentist\n"
    assert blotter("saved", "--as-of", "1").output == "@doctors  physician OR dentist\n"
    dropped = blotter("save", "doctors", "--drop")
    assert dropped.output == "#3: @doctors stands for no query any more\n"
    assert blotter("saved").stdout == ""
    assert blotter("saved").stderr == "nothing is saved\n"


def test_what_is_asked_for_is_not_dropped() -> None:
    blotter("save", "doctors", "physician")
    blotter("save", "others", "kind:sentence -@Doctors")
    made = blotter("subscribe", "ada@reader.example", "ketamine @doctors").output
    name = made.partition(":")[0]
    refused = blotter("save", "doctors", "--drop")
    assert refused.exit_code == 1
    assert refused.stderr == (
        f"Error: @doctors is asked for by @others, {name}: change or end that first\n"
    )
    blotter("save", "others", "--drop")
    blotter("unsubscribe", name)
    assert blotter("save", "doctors", "--drop").exit_code == 0


def test_as_json_and_csv() -> None:
    blotter("save", "doctors", "--by", "ada", "--", "-1+1")
    (row,) = json.loads(blotter("saved", "--format", "json").output)["searches"]
    assert (row["name"], row["query"], row["by"], row["position"]) == ("doctors", "-1+1", "ada", 1)
    head, line = blotter("saved", "--format", "csv").output.splitlines()
    assert head == "name,query,by,saved_at,position"
    assert line.startswith("doctors,'-1+1,ada,")


def test_a_masked_name_is_not_shown() -> None:
    blotter("save", "hask", "Hask ketamine")
    blotter("mask", "Hask", "--reason", "acquitted")
    assert blotter("saved").output == "@[masked]  [masked] ketamine\n"
    assert (
        blotter("saved", "--format", "md").output == "- **@\\[masked\\]**: \\[masked\\] ketamine\n"
    )


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        (("doctors",), "say either what to save"),
        (("doctors", "physician", "--drop"), "say either what to save"),
        (("doctors", "@nobody"), "there is no saved search @nobody"),
        (("doctors", "x OR @doctors"), "@doctors asks for itself: @doctors → @doctors"),
        (("doctors", "kind:theft"), "kind: there is no 'theft'"),
        (("a b", "physician"), "'a b' is no name of a saved search"),
        (("doctors", '"physician'), "this quotation mark is not closed"),
        (("doctors", ""), "the query has no word"),
    ],
)
def test_what_cannot_be_saved_is_a_usage_error(words: tuple[str, ...], cause: str) -> None:
    result = blotter("save", *words)
    assert result.exit_code == 2
    assert cause in result.stderr
    assert blotter("saved").stdout == ""


def test_what_is_not_saved_cannot_be_dropped() -> None:
    result = blotter("save", "doctors", "--drop")
    assert result.exit_code == 1
    assert result.stderr == "Error: there is no saved search doctors\n"
