"""`blotter show`: the text, the address, every revision and the captures that prove them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.documents.decide import document_stream, record
from store.log import log
from store.log.database import open_store, writing
from store.log.events import Absence, DocumentWithdrawn
from store.log.projections import catch_up
from store.views.views import Views
from tests.store.examples import NOW, a_document, a_reading, unreadable

FIRST = a_document(number="26-1", details={"office": "Springdale\x1b[31m Division"})
EDITED = a_document(text="First paragraph.\n\nTwo ketamine clinics.")


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A store with one document: published, edited, gone."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    record(engine, [a_reading(FIRST, b"one")], reread=unreadable, now=NOW)
    record(engine, [a_reading(EDITED, b"two", days=1)], reread=unreadable, now=NOW)
    seen = Absence(
        checks=3,
        first=NOW + timedelta(days=2),
        last=NOW + timedelta(days=20),
        status=404,
        control="https://agency.example/news",
    )
    gone = log.NewEvent(stream=document_stream(FIRST.id), event=DocumentWithdrawn(evidence=seen))
    with writing(engine) as connection:
        log.append(connection, [gone], now=NOW)
    catch_up(engine, Views(engine))
    engine.dispose()
    yield tmp_path


def show(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["show", *arguments], env={"BLOTTER_HOME": str(home)})


def test_a_document_with_its_history(home: Path) -> None:
    result = show(home, FIRST.id)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0] == "Clinic owner charged"
    assert lines[2] == "https://agency.example/news/1"
    assert [line.split()[-1] for line in lines if line.startswith("#")] == [
        "published",
        "revised",
        "withdrawn",
    ]
    assert f"    sha256 {a_reading(EDITED, b'two').capture.sha256}" in lines
    assert "    3 checks answered 404, 2026-03-06" in lines
    assert lines[-3:] == ["First paragraph.", "", "Two ketamine clinics."]


def test_an_earlier_revision(home: Path) -> None:
    result = show(home, FIRST.id, "--revision", "0")
    assert result.stdout.splitlines()[-1] == FIRST.text
    assert "number: 26-1" in result.stdout
    assert "\x1b" not in result.stdout
    result = show(home, FIRST.id, "--revision", "7")
    assert result.exit_code == 2
    assert "there is no revision 7: the newest is 1" in result.stderr


def test_as_json(home: Path) -> None:
    shown = json.loads(show(home, FIRST.id, "--format", "json").stdout)
    assert shown["text"] == EDITED.text
    assert [event["position"] for event in shown["events"]] == [1, 2, 3]
    assert "reading" in shown


def test_an_unknown_id_is_named_with_those_like_it(home: Path) -> None:
    result = show(home, "example:1")
    assert result.exit_code == 1
    assert "no document example:1; did you mean us_example:1?" in result.stderr
