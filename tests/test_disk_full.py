"""A full disk costs the event that did not fit, and says so in one line; the log stays whole."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result

from cli.main import main
from sample.make import ARCHIVE
from store.database_address import StoreError
from store.log import log, verification
from store.log.database import open_store, snapshot, writing
from store.log.events import NoteAdded
from store.transfer.backup import BackupError, backup
from tests.store.examples import NOW
from tests.store.histories import a_long_history, exported, head

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of its own with room for 700 KB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() != 0 or not _mount("-t", "tmpfs", "-o", "size=700k", "tmpfs", str(folder)):
        pytest.skip("mounting a small tmpfs takes root's rights")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def _mount(*arguments: str) -> bool:
    return subprocess.run(["mount", *arguments], capture_output=True).returncode == 0


def fill(engine: sa.Engine) -> int:
    """Append until there is no more room; the last position that was committed."""
    entry = log.NewEvent(stream="document/a:1", event=NoteAdded(by="ada", text="a note " * 2000))
    position = 0
    for _ in range(1000):
        with writing(engine) as connection:
            position = log.append(connection, [entry], now=NOW)[0].position
        assert position == head(engine).position
    return position


def check_full(engine: sa.Engine) -> int:
    """How far the log came before it was full; it verifies, and takes no more."""
    with pytest.raises(StoreError, match=r"cannot write to the store .*database or disk is full$"):
        fill(engine)
    with snapshot(engine) as connection:
        assert verification.verify(connection).end is not None
    with pytest.raises(StoreError, match="is full"):
        fill(engine)
    return head(engine).position


def blotter(home: Path, *words: str) -> Result:
    return CliRunner().invoke(main, list(words), env={"BLOTTER_HOME": str(home)})


def test_a_full_disk_keeps_the_log_whole(small_disk: Path) -> None:
    engine = open_store(f"sqlite:///{small_disk / 'blotter.db'}")
    reached = check_full(engine)
    assert reached > 1
    engine.dispose()
    again = open_store(f"sqlite:///{small_disk / 'blotter.db'}")
    assert head(again).position == reached
    assert _mount("-o", "remount,size=2m", str(small_disk))
    with writing(again) as connection:
        entry = log.NewEvent(stream="log", event=NoteAdded(by="ada", text="room again"))
        assert log.append(connection, [entry], now=NOW)[0].position == reached + 1
    with snapshot(again) as connection:
        verification.verify(connection)
    again.dispose()


def test_a_full_database_keeps_the_log_whole(tmp_path: Path) -> None:
    """Where no disk can be filled: SQLite's own bound on its pages gives the same error."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count=100")
    assert check_full(engine) > 1
    engine.dispose()


def test_a_crawl_onto_a_full_disk_ends_with_one_line(
    small_disk: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """The crawler is a process of its own: what it says goes past click."""
    home = small_disk / "home"
    result = blotter(home, "crawl", "--replay", str(ARCHIVE))
    assert result.exit_code == 1
    said = capfd.readouterr().err.splitlines()
    assert len(said) == 1
    assert said[0].startswith("Error: cannot write to the store")
    assert said[0].endswith("database or disk is full")
    verified = blotter(home, "log", "verify")
    assert verified.exit_code == 0


def test_an_import_onto_a_full_disk_ends_with_one_line(small_disk: Path, tmp_path: Path) -> None:
    source = open_store("sqlite://")
    a_long_history(source, documents=400, erased=())
    file = tmp_path / "log.jsonl"
    file.write_bytes(exported(source))
    source.dispose()
    home = small_disk / "home"
    result = blotter(home, "log", "import", str(file))
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: cannot write")
    assert result.stderr.count("\n") == 1
    assert blotter(home, "log", "verify").exit_code == 0


def test_a_backup_onto_a_full_disk_leaves_nothing(small_disk: Path, tmp_path: Path) -> None:
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    a_long_history(engine, documents=300, erased=())
    with pytest.raises(BackupError, match="is full; nothing was backed up"):
        backup(engine, small_disk / "copy.db")
    assert list(small_disk.iterdir()) == []
    engine.dispose()
