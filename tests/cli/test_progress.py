"""Every command that may take long says how far it has come."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from store.log.database import open_store
from store.streams.progress import Advance, shown_by
from tests.store.histories import a_long_history


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store, a backup of it and its exported log."""
    folder = tmp_path_factory.mktemp("kept")
    (folder / "home").mkdir()
    engine = open_store(f"sqlite:///{folder / 'home' / 'blotter.db'}")
    a_long_history(engine, documents=3, erased=())
    engine.dispose()
    for command in (f"backup {folder}/copy.db", f"log export -o {folder}/log.jsonl"):
        run(folder / "home", command)
    return folder


def run(home: Path, command: str) -> None:
    result = CliRunner().invoke(main, command.split(), env={"BLOTTER_HOME": str(home)})
    assert result.exit_code == (command == "reread"), result.output  # whose source is none of ours


@pytest.mark.parametrize(
    ("command", "units"),
    [
        ("rebuild", ["events", "events", "entries"]),
        ("reread", ["documents"]),
        ("log verify", ["events", "the file is checked"]),
        ("log export -o {}/out", ["out is written"]),
        ("log export", ["standard output is written"]),
        ("export --format jsonl -o {}/out", ["out is written"]),
        ("export --warc {}/out.warc.gz", ["out.warc.gz is written"]),
        ("backup {}/out.db", ["the store is copied", "events", "the file is checked"]),
        ("publish {}/site", ["events", "pages"]),
    ],
)
def test_work_on_a_store(kept: Path, tmp_path: Path, command: str, units: list[str]) -> None:
    shutil.copytree(kept / "home", tmp_path / "home")
    assert shown(tmp_path / "home", command.format(tmp_path)) == units


@pytest.mark.parametrize(
    ("command", "units"),
    [
        ("restore {}/copy.db", ["the store is copied", "events", "the file is checked"]),
        ("log import {}/log.jsonl", ["the store is brought up to date", "events", "events"]),
    ],
)
def test_work_that_begins_a_store(
    kept: Path, tmp_path: Path, command: str, units: list[str]
) -> None:
    assert shown(tmp_path / "home", command.format(kept))[: len(units)] == units


def test_a_question_after_the_index_was_lost(kept: Path, tmp_path: Path) -> None:
    run(tmp_path, f"log import {kept}/log.jsonl")
    shutil.rmtree(tmp_path / "index")
    assert shown(tmp_path, "search ketamine") == ["entries"]
    assert shown(tmp_path, "search ketamine") == []


def shown(home: Path, command: str) -> list[str]:
    """What was counted while a command ran."""
    units = []

    @contextmanager
    def show(unit: str) -> Iterator[Advance]:
        units.append(unit)
        yield lambda _done, _whole, _found: None

    with shown_by(show):
        run(home, command)
    return units
