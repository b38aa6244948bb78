"""A page that was seen nearly empty once is shown so everywhere, and as what it was before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from store.documents.record_readings import record
from store.log.database import open_store
from tests.store.examples import NOW, a_document, a_reading, unreadable

TEXT = " ".join(f"word{number}" for number in range(60))
WHOLE = a_document(text=TEXT)
DOUBT = "seen nearly empty, not confirmed"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    for day, document in enumerate((WHOLE, a_document(text="Loading"))):
        read = a_reading(document, str(day).encode(), days=day)
        record(engine, [read], reread=unreadable, now=NOW)
    engine.dispose()
    yield tmp_path


def run(home: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, arguments, env={"BLOTTER_HOME": str(home)})
    assert result.exit_code == 0, result.output
    return result.stdout


def test_in_changes(home: Path) -> None:
    shown = run(home, "changes")
    assert "seen_empty  Clinic owner charged" in shown
    assert DOUBT in shown
    assert f"was: {TEXT[:20]}" in shown
    assert "now: Loading" in shown
    answer = json.loads(run(home, "changes", "--between", "1", "2", "--format", "json"))
    (row,) = answer["changes"]
    assert (row["change"], row["seen_empty"], row["revision"]) == ("seen_empty", True, 0)
    assert row["after"] == "Loading"


def test_in_show(home: Path) -> None:
    shown = run(home, "show", WHOLE.id)
    assert DOUBT in shown
    assert TEXT in shown
    assert "UTC  seen nearly empty" in shown
    assert a_reading(WHOLE, b"1").capture.sha256 in shown
    assert json.loads(run(home, "show", WHOLE.id, "--format", "json"))["seen_empty"]
    assert not json.loads(run(home, "show", WHOLE.id, "--as-of", "1", "--format", "json"))[
        "seen_empty"
    ]


def test_in_diff(home: Path) -> None:
    shown = run(home, "diff", WHOLE.id)
    assert "- revision 0" in shown
    assert f"+ {DOUBT}" in shown
    answer = json.loads(run(home, "diff", WHOLE.id, "--format", "json"))
    assert (answer["before"]["confirmed"], answer["after"]["confirmed"]) == (True, False)
    page = home / "page.html"
    run(home, "diff", WHOLE.id, "--html", str(page))
    assert f"<ins>{DOUBT}</ins>" in page.read_text("utf-8")


def test_a_search_finds_what_is_known(home: Path) -> None:
    assert json.loads(run(home, "search", "word7", "--format", "json"))["total"] == 1
    assert json.loads(run(home, "search", "Loading", "--format", "json"))["total"] == 0
