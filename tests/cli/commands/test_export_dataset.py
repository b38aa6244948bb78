"""`blotter export` of the documents as a table, and of what changed in it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import sys
from datetime import date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.documents.record_readings import record
from store.log.database import open_store
from store.privacy.mask_decisions import mask
from tests.store.examples import NOW, a_document, a_reading, unreadable

FORMULA = '=HYPERLINK("https://evil.example","Clinic")'


def blotter(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(home)})


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sources; the first document was revised, the last has no date and an evil title."""
    home = tmp_path_factory.mktemp("home")
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    for day, document in enumerate(
        (
            a_document("1", details={"office": "Sabal"}, text="One.\n\nTwo \x1b[31m\u202e."),
            a_document("1", title="Clinic owner, charged"),
            a_document(id="us_other:2", source="us_other", title=FORMULA, published_on=None),
        )
    ):
        body = f"{day}".encode()
        record(engine, [a_reading(document, body, days=day)], reread=unreadable, now=NOW)
    engine.dispose()
    return home


def test_json_lines_are_printed_or_written(home: Path, tmp_path: Path) -> None:
    printed = blotter(home, "export", "--format", "jsonl")
    assert printed.exit_code == 0
    assert printed.stderr == "2 documents as of position 3\n"
    assert printed.stdout.isascii()
    rows = [json.loads(line) for line in printed.stdout.splitlines()]
    assert [(row["key"], row["title"]) for row in rows] == [
        (1, "Clinic owner, charged"),
        (3, FORMULA),
    ]
    file = tmp_path / "documents.jsonl"
    assert blotter(home, "export", "--format", "jsonl", "-o", str(file)).exit_code == 0
    assert file.read_bytes() == printed.stdout_bytes


def test_a_table_is_as_of_then_and_of_one_source(home: Path) -> None:
    then = blotter(home, "export", "--format", "jsonl", "--as-of", "1")
    assert then.stderr == "1 documents as of position 1\n"
    assert json.loads(then.stdout)["details"] == {"office": "Sabal"}
    other = blotter(home, "export", "--format", "jsonl", "--source", "us_other")
    assert json.loads(other.stdout)["id"] == "us_other:2"


def test_a_spreadsheet_computes_nothing(home: Path) -> None:
    result = blotter(home, "export", "--format", "csv", "--as-of", "3")
    assert "\x1b" not in result.stdout
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert rows[1]["title"] == f"'{FORMULA}"
    assert rows[1]["published_on"] == ""
    first = blotter(home, "export", "--format", "csv", "--as-of", "1").stdout
    (row,) = csv.DictReader(io.StringIO(first))
    assert json.loads(row["details"]) == {"office": "Sabal"}
    assert row["text"] == "One. Two  [31m ."


def test_parquet_has_types(home: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("arro3.io")
    file = tmp_path / "documents.parquet"
    result = blotter(home, "export", "--format", "parquet", "-o", str(file))
    assert result.exit_code == 0, result.output
    table = parquet.read_parquet(str(file)).read_all()
    printed = blotter(home, "export", "--format", "jsonl").stdout.splitlines()
    for number, line in enumerate(printed):
        row = json.loads(line)
        read = {name: table.column(name)[number].as_py() for name in table.column_names}
        assert list(read) == list(row)
        for name in ("details", "tags", "notes"):
            assert json.loads(read.pop(name)) == row.pop(name)
        for name in ("first_recorded_at", "recorded_at", "fetched_at"):
            assert read.pop(name) == datetime.fromisoformat(row.pop(name))
        published = row.pop("published_on")
        assert read.pop("published_on") == (date.fromisoformat(published) if published else None)
        assert read == row


def test_the_missing_extra_is_named(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "arro3.core", None)
    file = tmp_path / "documents.parquet"
    result = blotter(home, "export", "--format", "parquet", "-o", str(file))
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: Parquet needs the extra `parquet`: pip install 'enforcement-blotter[parquet]'\n"
    )
    assert not list(tmp_path.iterdir())


def test_a_release_comes_with_its_checksum(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "release.jsonl"
    result = blotter(home, "export", "--between", "1", "3", "-o", str(file))
    told = "1 added, 1 changed, 0 taken out between position 1 and 3"
    assert (result.exit_code, result.stdout) == (0, f"{file}: {told}\n")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert (tmp_path / "release.jsonl.sha256").read_text() == f"{digest}  release.jsonl\n"
    first, *lines = [json.loads(line) for line in file.read_bytes().splitlines()]
    at = {end: first[end]["sha256"] for end in ("from", "to")}
    for end, position in (("from", "1"), ("to", "3")):
        dump = blotter(home, "export", "--format", "jsonl", "--as-of", position).stdout_bytes
        assert hashlib.sha256(dump).hexdigest() == at[end]
    assert [(line["op"], line["key"]) for line in lines] == [("MOD", 1), ("ADD", 3)]


def test_masked_names_are_in_no_table(home: Path, tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    named = a_document("orla-quennell", title="Orla Quennell charged")
    record(engine, [a_reading(named)], reread=unreadable, now=NOW)
    mask(engine, "Orla Quennell", by="ada", reason="acquitted", now=NOW)
    engine.dispose()
    for form in ("jsonl", "csv"):
        result = blotter(tmp_path, "export", "--format", form)
        assert "[masked] charged" in result.stdout
        assert "quennell" not in result.stdout.lower()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "say one of --bundle, --warc, --format, --between and --cite"),
        (("--format", "csv", "--warc", "x"), 2, "say one of"),
        (("--format", "parquet"), 2, "a Parquet file cannot be printed"),
        (("--format", "csv", "--as-of", "99"), 2, "--as-of: there is no position 99"),
        (("--format", "csv", "-o", "/nowhere/x"), 1, "/nowhere/x: No such file"),
        (("--format", "csv", "--source", "us_none"), 1, "nothing is kept of us_none"),
        (("--format", "csv", "--id", "us_example:1"), 2, "a table is of all documents"),
        (("--between", "1", "2"), 2, "name it with -o FILE"),
        (("--between", "2", "1", "-o", "x"), 2, "--between: 2 (position 2) is after 1"),
        (("--between", "1", "99", "-o", "x"), 2, "there is no position 99"),
        (("--warc", "x", "--as-of", "1"), 2, "--as-of goes with --format and --cite"),
        (("--warc", "x", "-o", "y"), 2, "-o goes with --format, --between and --cite"),
    ],
)
def test_what_makes_no_sense_is_said_in_one_line(
    home: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = blotter(home, "export", *words)
    assert (result.exit_code, result.stderr.count("\n")) == (code, 1)
    assert said in result.stderr
