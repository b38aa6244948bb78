"""`blotter cases` and `case`: what is asked and printed; what is answered is in tests/answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from tests.answers.examples import (
    ACQUITTAL,
    CASES,
    CHARGE,
    PLEA,
    a_store,
)
from tests.answers.examples import SETTLEMENT as OTHER


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    a_store(tmp_path, CASES).engine.dispose()
    yield tmp_path


def blotter(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"BLOTTER_HOME": str(home)})


def listed(home: Path, *arguments: str) -> list[str]:
    found = json.loads(blotter(home, "cases", *arguments, "--format", "json").stdout)
    return [one["id"] for one in found["cases"]]


def described(home: Path, *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(blotter(home, "case", *arguments, "--format", "json").stdout)
    return found


def test_matters_newest_last_with_how_far_each_party_has_come(home: Path) -> None:
    shown = blotter(home, "cases")
    assert shown.stdout.splitlines() == [
        "2025-03-13 to 2026-02-09  3 documents  us_example:1",
        "    Bram Tolliver: pleaded guilty",
        "    Orla Quennell: acquitted",
        "    2:25-cr-00183",
    ]
    assert shown.stderr == "1 matter; 1 of fewer than 2 documents (--min)\n"


@pytest.mark.parametrize(
    ("arguments", "ids"),
    [
        (("halcyon", "--min", "1"), [OTHER]),
        (("--from", "2024", "--to", "2024", "--source", "us_example", "--min", "1"), [OTHER]),
        (("--since", "3", "--min", "1"), [OTHER]),
        (("--as-of", "1", "--min", "1"), [CHARGE]),
    ],
)
def test_narrowed_to_matters_with_a_document_that_fits(
    home: Path, arguments: tuple[str, ...], ids: list[str]
) -> None:
    assert listed(home, *arguments) == ids


@pytest.mark.parametrize("form", ["jsonl", "csv", "md"])
def test_in_every_form(home: Path, form: str) -> None:
    shown = blotter(home, "cases", "--format", form)
    assert shown.exit_code == 0
    assert "us\\_example:1" in shown.stdout or CHARGE in shown.stdout
    assert "acquitted" in shown.stdout


def test_an_acquittal_is_said_beside_the_charge(home: Path) -> None:
    lines = blotter(home, "case", PLEA, "--as-of", "4").stdout.splitlines()
    charge = next(
        number for number, line in enumerate(lines) if "  charge  “" in line and "(pub" in line
    )
    assert lines[charge + 3].strip() == "Orla Quennell [acquitted], Bram Tolliver"
    assert "dockets: 2:25-cr-00183" in lines
    assert any(line.startswith("  $402,000  forfeiture") for line in lines)
    assert f"  2026-08-06  sentencing  {PLEA}" in lines


def test_why_says_every_link(home: Path) -> None:
    said = blotter(home, "case", CHARGE, "--why").stdout
    _, _, tree = said.partition("Why\n")
    docket = "same docket 2:25-cr-00183"
    assert tree.splitlines() == [
        f"  {CHARGE}",
        f"    {docket}: {ACQUITTAL}",
        f"      {docket}: {PLEA}",
        f"        also {docket}: {CHARGE}",
    ]
    assert "Why" not in blotter(home, "case", CHARGE).stdout


def test_a_matter_as_of_then(home: Path) -> None:
    assert described(home, CHARGE, "--as-of", "1")["documents"] == [CHARGE]
    assert "nothing was read in us_example:3" in blotter(home, "case", PLEA, "--as-of", "1").stderr


def test_one_taken_out_is_out_of_the_whole_matter_until_it_is_linked(home: Path) -> None:
    out = blotter(home, "case", "unlink", CHARGE, PLEA, "--reason", "a namesake", "--by", "ada")
    assert out.stdout == f"#5: {PLEA} taken out of the matter of {CHARGE}\n"
    assert f"by ada: {PLEA} taken out of the matter of {CHARGE}: a namesake" in (
        blotter(home, "case", CHARGE, "--why").stdout
    )
    back = blotter(home, "case", "link", ACQUITTAL, PLEA, "--reason", "no namesake", "--by", "bo")
    assert back.exit_code == 0
    assert described(home, CHARGE)["documents"] == [CHARGE, ACQUITTAL, PLEA]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("case",), 2, "name a document"),
        (("case", "us_example:9"), 1, "no document us_example:9"),
        (("case", "link", CHARGE, CHARGE, "--reason", "x"), 2, "the same document"),
        (("case", "link", CHARGE, OTHER), 2, "Missing option '--reason'"),
        (("case", "link", CHARGE, OTHER, "--reason", " "), 2, "it must not be empty"),
        (("case", "unlink", CHARGE, OTHER, "--reason", "x"), 1, "are not of one matter"),
        (("cases", "--from", "2026", "--to", "2025"), 2, "is after --to"),
        (("cases", "--as-of", "99"), 2, "there is no position 99"),
    ],
)
def test_what_makes_no_sense_is_one_line(
    home: Path, arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = blotter(home, *arguments)
    assert (result.exit_code, len(result.stderr.splitlines())) == (code, 1)
    assert said in result.stderr


def test_what_was_parted_is_said(home: Path) -> None:
    assert "parted" not in blotter(home, "case", CHARGE).stdout
    blotter(home, "case", "unlink", CHARGE, PLEA, "--reason", "a namesake", "--by", "ada")
    assert f"parted from this case: {PLEA}" in blotter(home, "case", CHARGE).stdout.splitlines()


def test_linking_twice_is_refused(home: Path) -> None:
    again = ("case", "link", CHARGE, OTHER, "--reason", "its owner", "--by", "ada")
    assert blotter(home, *again).exit_code == 0
    assert "are linked already" in blotter(home, *again).stderr


def test_show_says_what_was_read(home: Path) -> None:
    lines = blotter(home, "show", ACQUITTAL).stdout.splitlines()
    assert lines[5:7] == [
        "who         Orla Quennell, physician, defendant: acquittal",
        "what      * acquittal  “acquitted”",
    ]
    assert lines[3] == f"case: {CHARGE} (3 documents)"
    shown = json.loads(blotter(home, "show", PLEA, "--format", "json").stdout)
    assert (shown["case"], shown["case_documents"]) == (CHARGE, 3)
    assert [one["kind"] for one in shown["reading"]["party_actions"]] == ["plea"]


def test_show_says_the_case_as_of_then(home: Path) -> None:
    then = blotter(home, "show", CHARGE, "--as-of", "2").stdout.splitlines()
    assert then[3] == f"case: {CHARGE} (2 documents)"
