"""A document or a matter is found by whatever leads to it alone; several are named."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from answers.meant import one_meant
from answers.meant.documents_meant import documents_meant
from casebook.asking.casebook_at import CasebookAt, StandingDocument
from cli.examples.example import DECISION, DOCKET, ORDER
from cli.main import main
from store.privacy.masking import Masks

ADDRESS = "https://www.courtlistener.com/docket/99018301/united-states-v-voskamp/"


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled sample with its casebook, and a masked name."""
    home = tmp_path_factory.mktemp("meant") / "home"
    shutil.copytree(sample_home, home)
    for words in (["cases"], ["mask", "Renata Solheim", "--reason", "asked for by counsel"]):
        assert blotter(home, *words).exit_code == 0
    return home


def blotter(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("2026-91655", DECISION),
        (" us_fr_dea_documents:2026-916", DECISION),
        ("US_FR_dea_documents:2026-91655", DECISION),
        ("91 Fed. Reg. 33,418", DECISION),
        ("FR Doc. 2026-91655", DECISION),
        ("Docket No. 26-22", DECISION),
        (ADDRESS, DOCKET),
        (f"{ADDRESS.replace('https', 'http').rstrip('/')}?utm_source=letter", DOCKET),
        (ADDRESS.partition("//www.")[2], DOCKET),
        ("24-61", ORDER),
    ],
)
def test_a_document_is_shown_by_whatever_leads_to_it_alone(home: Path, text: str, id: str) -> None:
    shown = blotter(home, "show", text, "--format", "json", "--fields", "id")
    assert shown.exit_code == 0, shown.output
    assert json.loads(shown.stdout) == {"id": id}


@pytest.mark.parametrize(
    "text", ["2:25-cr-00183", "2:25-cr-183-KTM", "Voskamp", "Leland Voskamp", "26-22", ADDRESS]
)
def test_a_matter_is_shown_by_whatever_leads_to_it_alone(home: Path, text: str) -> None:
    shown = blotter(home, "case", text, "--format", "json", "--fields", "id")
    assert json.loads(shown.stdout) == {"id": DOCKET}, shown.output
    counted = blotter(home, "search", "--case", text, "sentenced", "--format", "json")
    assert json.loads(counted.stdout)["total"] > 2, counted.output


def test_several_are_named_in_a_line_each(home: Path) -> None:
    documents = blotter(home, "show", "2:25-cr-00183")
    matters = blotter(home, "case", "us_doj")
    assert (documents.exit_code, matters.exit_code) == (2, 2)
    first, *lines = documents.stderr.splitlines()
    assert "2:25-cr-00183 may be any of 7 documents (see `main show --help`)" in first
    assert lines[0] == f"  {DOCKET}  2025-03-11  United States v. Voskamp"
    assert len(lines) == 7
    assert len(matters.stderr.splitlines()) == 12
    assert matters.stderr.splitlines()[-1].startswith("  and ")
    refused = blotter(home, "cases", "case:us_doj")
    assert (refused.exit_code, "us_doj may be any of" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    "text", ["Solheim", "Renata K. Solheim", "nobody", "us_", "", "https://", "["]
)
def test_what_leads_to_none_is_said(home: Path, text: str) -> None:
    for command in ("show", "case", "diff", "similar"):
        said = blotter(home, command, text)
        assert said.exit_code == 1, said.output
        assert f"no document {text}".rstrip() in said.stderr


def test_people_decide_by_whatever_leads_to_one_document(home: Path) -> None:
    assert blotter(home, "tag", "91 FR 33418", "appeal").exit_code == 0
    found = blotter(home, "search", "--tag", "appeal", "revocation", "--format", "json")
    assert [hit["id"] for hit in json.loads(found.stdout)["hits"]] == [DECISION]


@pytest.mark.parametrize(
    "words", [("case",), ("show",), ("search", "ketamine", "--case")], ids=lambda words: words[0]
)
def test_a_name_that_leads_to_nothing_is_looked_up_once(
    home: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    def counted(book: CasebookAt, masks: Masks, text: str) -> list[StandingDocument]:
        asked.append(text)
        return documents_meant(book, masks, text)

    monkeypatch.setattr(one_meant, "documents_meant", counted)
    done = blotter(home, *words, "Nobody Whatever")
    assert "no document Nobody Whatever" in done.stderr
    assert asked == ["Nobody Whatever"]
