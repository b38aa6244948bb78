"""`blotter show`: the text, the address, every revision and the captures that prove them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.documents.known import document_stream
from store.documents.record_readings import record
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
    text = lines.index("First paragraph.")
    assert lines[text : text + 3] == ["First paragraph.", "", "Two ketamine clinics."]


def test_an_earlier_revision(home: Path) -> None:
    result = show(home, FIRST.id, "--revision", "0")
    assert FIRST.text in result.stdout.splitlines()
    assert "number: 26-1" in result.stdout
    assert "\x1b" not in result.stdout
    result = show(home, FIRST.id, "--revision", "7")
    assert result.exit_code == 2
    assert "there is no revision 7: the newest is 1" in result.stderr


def test_what_was_read_comes_first_and_the_proof_last(home: Path) -> None:
    head, claims, text, proof, labels = show(home, FIRST.id, "--revision", "0").stdout.split("\n\n")
    assert head.splitlines() == [
        "Clinic owner charged",
        "2026-03-03  us_example  us_example:1",
        "https://agency.example/news/1",
        "case: us_example:1 (1 document)",
    ]
    assert claims.splitlines()[0] == "what      * charge  “charged”"
    assert labels.splitlines() == ["number: 26-1", "office: Springdale [31m Division"]
    assert text == FIRST.text
    assert proof.splitlines() == [
        "#1  2026-03-04 15:30 UTC  published",
        "    2026-03-04 15:30 UTC  200  https://agency.example/news/1",
        f"    sha256 {a_reading(FIRST, b'one').capture.sha256}",
    ]


def test_how_to_cite_a_state(home: Path) -> None:
    """In every form, and of each state the answer and the event it rests on."""
    last, first = a_reading(EDITED, b"two").capture, a_reading(FIRST, b"one").capture
    cited = show(home, FIRST.id, "--cite", "text")
    assert cited.exit_code == 0
    assert cited.stdout.startswith(
        "us_example, “Clinic owner charged”, 2026-03-03, https://agency.example/news/1 "
        f"[Blotter us_example:1; captured 2026-03-05T15:30:00Z, SHA-256 {last.sha256}; "
        "log event 2, hash "
    )
    for then in (("--revision", "0"), ("--as-of", "1")):
        cited = show(home, FIRST.id, "--cite", "text", *then)
        assert (
            f"captured 2026-03-04T15:30:00Z, SHA-256 {first.sha256}; log event 1," in cited.stdout
        )
    assert show(home, FIRST.id, "--cite", "bibtex").stdout.startswith("@misc{us_example:1-2,\n")
    assert show(home, FIRST.id, "--cite", "ris").stdout_bytes.endswith(b"\r\nER  - \r\n")
    (item,) = json.loads(show(home, FIRST.id, "--cite", "csl-json").stdout)
    assert item["issued"] == {"date-parts": [[2026, 3, 3]]}


def test_a_citation_is_no_json(home: Path) -> None:
    result = show(home, FIRST.id, "--cite", "ris", "--format", "json")
    assert result.exit_code == 2
    assert "--cite and --format json cannot be given together" in result.stderr


def test_as_json(home: Path) -> None:
    shown = json.loads(show(home, FIRST.id, "--format", "json").stdout)
    assert shown["text"] == EDITED.text
    assert [event["position"] for event in shown["events"]] == [1, 2, 3]
    assert "reading" in shown


def test_an_unknown_id_is_named_with_those_like_it(home: Path) -> None:
    result = show(home, "example:1")
    assert result.exit_code == 1
    assert "no document example:1; did you mean us_example:1?" in result.stderr
