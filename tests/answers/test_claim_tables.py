"""The tables of what was read: of what is known at a position, with names hidden."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from answers.claim_tables import CLAIM_TABLES
from cli.main import main
from store.views import peek
from tests.answers.documents.comparing.test_document_differences import (
    CHARGE,
    JUDGMENT,
    PARTIES,
    a_docket,
)
from tests.search.examples import Blotter, document, masked, published, revised

DOCKET = "United States v. Hask, No. 2:25-cr-00777."

TEXT = (
    "TACOMA, Wash. - Orla Venn Hask, 44, of Tacoma, pleaded guilty today in U.S. District Court to"
    " conspiring to distribute ketamine, announced the U.S. Attorney for the Western District of"
    " Washington."
)


def _exported(home: Path, *arguments: str, table: str = "actions") -> list[dict[str, Any]]:
    env = {"BLOTTER_HOME": str(home)}
    arguments = ("export", "--table", table, "--format", "jsonl", *arguments)
    result = CliRunner(env=env).invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_actions_as_a_table(tmp_path: Path) -> None:
    home = tmp_path / "home"
    blotter = Blotter(home)
    plea = document(
        "us_a:1", TEXT, title="Clinic Owner Pleads Guilty", published_on=date(2026, 1, 5)
    )
    blotter.append(published(plea))
    blotter.append(masked("Orla Venn Hask"))
    blotter.engine.dispose()

    (before,) = _exported(home, "--as-of", "1")
    (now,) = _exported(home)
    assert (before["key"], before["kind"], before["status"]) == ("1:plea", "plea", "pleaded")
    assert (before["primary"], before["happened_on"], before["state"]) == (True, "2026-01-05", "WA")
    whole = f"{plea.title}\n{plea.text}"
    assert whole[before["start"] : before["end"]] == before["quote"]
    assert (before["parties"], before["case"]) == (["Orla Venn Hask"], "us_a:1")
    assert "Hask" not in json.dumps(now)

    env = {"BLOTTER_HOME": str(home)}
    arguments = ["export", "--table", "actions", "--between", "0", "1", "-o", str(tmp_path / "r")]
    result = CliRunner(env=env).invoke(main, arguments)
    assert (result.exit_code, "a release is of the documents" in result.output) == (2, True)


def test_documents_without_masked_names_are_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blotter = Blotter(tmp_path)
    for number in range(3):
        plea = document(f"us_a:{number}", TEXT, published_on=date(2026, 1, 5))
        blotter.append(published(plea))
    blotter.append(masked("Orla Venn Hask"))
    blotter.engine.dispose()
    asked: list[list[int]] = []
    payloads = peek.payloads

    def counted(url: str, positions: Iterable[int]) -> dict[int, dict[str, Any]]:
        asked.append(sorted(positions))
        return payloads(url, positions)

    monkeypatch.setattr(peek, "payloads", counted)
    rows = _exported(tmp_path)
    assert [row["document"] for row in rows] == ["us_a:0", "us_a:1", "us_a:2"]
    assert [it for it in asked if it] == [[1, 2, 3]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plea at 1; at 2 a sentence in the same case, of another source; at 3 the plea is revised,
    and says less."""
    home = tmp_path_factory.mktemp("home")
    blotter = Blotter(home)
    plea = document("us_a:1", f"{TEXT} {DOCKET}", title="Plea", published_on=date(2026, 1, 5))
    sentence = document(
        "us_b:2",
        "TACOMA, Wash. - Orla Venn Hask, also known as Ola Hask, a physician, was sentenced to 18"
        " months in prison and three years of supervised release for conspiring to distribute"
        f" ketamine, and is to forfeit $402,000. {DOCKET}",
        title="Doctor Sentenced",
        published_on=date(2026, 2, 3),
        source="us_b",
    )
    less = document("us_a:1", DOCKET, title="Withheld", published_on=date(2026, 1, 5))
    blotter.append(published(plea), published(sentence), revised(less))
    blotter.engine.dispose()
    return home


def test_sentences_as_a_table(home: Path) -> None:
    (row,) = _exported(home, table="sentences")
    assert (row["key"], row["document"], row["case"]) == ("2:sentences:0", "us_b:2", "us_a:1")
    assert (row["name"], row["profession"], row["day"]) == (
        "Orla Venn Hask",
        "physician",
        "2026-02-03",
    )
    assert [row[f"{term}_months"] for term in ("prison", "supervised_release")] == [18, 36]
    assert row["probation_months"] is row["home_detention_months"] is None
    assert row["quote"].startswith("18 months in prison")


def test_a_year_and_a_day_keeps_its_day(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path / "home")
    text = "Orla Venn Hask was sentenced to a year and a day. Ada Quill was sentenced to 14 months."
    blotter.append(published(document("us_a:1", text, title="Two Sentenced")))
    blotter.engine.dispose()
    rows = _exported(tmp_path / "home", table="sentences")
    assert [(row["prison_months"], row["prison_exactly"]) for row in rows] == [
        (12, "12 months and 1 day"),
        (14, None),
    ]


def test_a_sentence_told_with_a_month_has_no_day(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path / "home")
    text = "Orla Venn Hask was sentenced in March to 14 months in prison."
    doctor = document("us_a:1", text, title="Doctor", published_on=date(2026, 5, 5))
    blotter.append(published(doctor))
    blotter.engine.dispose()
    (row,) = _exported(tmp_path / "home", table="sentences")
    assert (row["day"], row["period"]) == (None, "2026-03")
    (act,) = _exported(tmp_path / "home", table="actions")
    assert (act["happened_on"], act["period"]) == (None, "2026-03")


def test_the_day_of_a_sentence_on_a_docket_is_that_of_its_entry(tmp_path: Path) -> None:
    blotter = Blotter(tmp_path / "home")
    blotter.append(published(replace(a_docket(PARTIES, CHARGE, JUDGMENT), id="us_c:1")))
    blotter.engine.dispose()
    (row,) = _exported(tmp_path / "home", table="sentences")
    assert (row["prison_months"], row["day"]) == (57, "2032-02-20")


def test_parties_as_a_table(home: Path) -> None:
    then = _exported(home, "--as-of", "2", table="parties")
    assert [(row["key"], row["name"], row["actions"]) for row in then] == [
        ("1:parties:0", "Orla Venn Hask", ["plea"]),
        ("2:parties:0", "Orla Venn Hask", ["sentence"]),
    ]
    (now,) = _exported(home, table="parties")
    assert (now["type"], now["role"], now["profession"]) == ("person", "defendant", "physician")
    assert now["aliases"] == ["Ola Hask"]


def test_amounts_as_a_table(home: Path) -> None:
    (row,) = _exported(home, "--source", "us_b", table="amounts")
    assert (row["key"], row["usd"], row["what"]) == ("2:amounts:0", 402_000.0, "forfeiture")
    assert "$402,000" in row["quote"]


def test_of_a_source_that_says_nothing_of_the_sort(home: Path) -> None:
    words = ["export", "--table", "amounts", "--format", "jsonl", "--source", "us_a"]
    result = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Error: no amounts are kept of us_a\n"


@pytest.mark.parametrize("table", CLAIM_TABLES)
def test_parquet_has_the_types_of_each_column(home: Path, tmp_path: Path, table: str) -> None:
    parquet = pytest.importorskip("arro3.io")
    file = tmp_path / "table.parquet"
    words = ["export", "--table", table, "--format", "parquet", "-o", str(file)]
    result = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})
    assert result.exit_code == 0, result.output
    read = parquet.read_parquet(str(file)).read_all()
    rows = _exported(home, table=table)
    assert len({row["key"] for row in rows}) == len(rows) == read.num_rows > 0
    assert read.column("key").to_pylist() == [row["key"] for row in rows]
