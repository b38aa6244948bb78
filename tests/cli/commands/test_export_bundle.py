"""`blotter export ID --bundle`: whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from cli.main import main
from store.documents.record_readings import record
from store.log import log
from store.log.database import open_store, writing
from store.log.events import PersonMasked
from tests.store.examples import NOW, a_document, a_reading, unreadable


def blotter(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(home)})


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    """A store in `home`, with a document and its revision."""
    opened = open_store(f"sqlite:///{tmp_path / 'home' / 'blotter.db'}")
    for day, body in enumerate((b"<p>one</p>", b"<p>two</p>")):
        reading = a_reading(a_document(text=f"ketamine {day}"), body, days=day)
        record(opened, [reading], reread=unreadable, now=NOW)
    yield opened
    opened.dispose()


@pytest.mark.usefixtures("engine")
def test_a_bundle_says_its_seal_and_verifies(tmp_path: Path) -> None:
    file = tmp_path / "case.zip"
    result = blotter(tmp_path / "home", "export", "us_example:1", "--bundle", str(file))
    assert result.exit_code == 0, result.output
    seal = blotter(tmp_path / "home", "log", "seal").stdout
    assert result.stdout == f"{file}: 2 events, 2 answers, up to the seal\n{seal}"
    with zipfile.ZipFile(file) as opened:
        opened.extractall(tmp_path / "case")
    command = [sys.executable, "-I", str(tmp_path / "case" / "verify.py")]
    done = subprocess.run(command, env={}, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("OK  us_example:1\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("us_example:9",), 1, "no document us_example:9"),
        ((), 2, "a bundle is of one document"),
        (("us_example:1", "--id", "us_example:2"), 2, "a bundle is of one document"),
        (("us_example:1", "--source", "us_example"), 2, "a bundle is of one document"),
        (("us_example:1", "--warc", "a.warc"), 2, "one of"),
    ],
)
@pytest.mark.usefixtures("engine")
def test_what_cannot_be_bundled_leaves_no_file(
    tmp_path: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    file = tmp_path / "case.zip"
    result = blotter(tmp_path / "home", "export", *words, "--bundle", str(file))
    assert result.exit_code == code
    assert said in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_a_bundle_that_cannot_be_finished_leaves_what_was_there(
    engine: sa.Engine, tmp_path: Path
) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE bodies SET zstd = (SELECT zstd FROM bodies ORDER BY sha256 DESC LIMIT 1)"
        )
    file = tmp_path / "case.zip"
    file.write_bytes(b"before")
    result = blotter(tmp_path / "home", "export", "us_example:1", "--bundle", str(file))
    assert result.exit_code == 1
    assert "is not the one that was fetched" in result.stderr
    assert file.read_bytes() == b"before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.zip", "home"]


def test_a_folder_that_is_not_there_is_named(engine: sa.Engine, tmp_path: Path) -> None:
    file = tmp_path / "none" / "case.zip"
    result = blotter(tmp_path / "home", "export", "us_example:1", "--bundle", str(file))
    assert result.exit_code == 1
    assert f"{file}: No such file or directory" in result.stderr


def test_evidence_cannot_hide_a_masked_name(engine: sa.Engine, tmp_path: Path) -> None:
    masked = PersonMasked(name="Jane Roe", by="ada", reason="acquitted")
    named = a_reading(a_document(key="2", text="Jane Roe is charged."), b"<p>three</p>")
    record(engine, [named], reread=unreadable, now=NOW)
    with writing(engine) as connection:
        log.append(connection, [log.NewEvent(stream="person/1", event=masked)], now=NOW)
    file = tmp_path / "case.zip"
    result = blotter(tmp_path / "home", "export", "us_example:2", "--bundle", str(file))
    assert result.exit_code == 1
    assert "evidence can hide nothing" in result.stderr
    assert not file.exists()
    result = blotter(tmp_path / "home", "export", "us_example:1", "--bundle", str(file))
    assert result.exit_code == 0
