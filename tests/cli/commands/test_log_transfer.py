"""`blotter log export` and `import`: through files, pipes, and refusals in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.main import main
from store.log.database import open_store
from store.privacy.mask_decisions import mask
from tests.store.examples import NOW
from tests.store.histories import a_long_history, erase


def blotter(home: Path, *words: str, given: bytes = b"") -> Result:
    runner = CliRunner()
    return runner.invoke(main, list(words), env={"BLOTTER_HOME": str(home)}, input=given)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A store with four documents."""
    engine = open_store(f"sqlite:///{tmp_path / 'one' / 'blotter.db'}")
    a_long_history(engine, documents=4)
    engine.dispose()
    return tmp_path / "one"


def test_a_log_goes_through_a_file(home: Path, tmp_path: Path) -> None:
    file, other = tmp_path / "log.jsonl", tmp_path / "other"
    result = blotter(home, "log", "export", "-o", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "17 events, 3 of them erased, 5 bodies\n"
    done = blotter(other, "log", "import", str(file))
    assert done.stdout == "17 events up to position 17, 17 of them new; 5 new bodies\n"
    assert blotter(other, "log", "verify").exit_code == 0
    assert blotter(other, "search", "ketamine", "--format", "json").exit_code == 0
    again = blotter(other, "log", "export", "-o", str(tmp_path / "again.jsonl"))
    assert again.exit_code == 0
    assert (tmp_path / "again.jsonl").read_bytes() == file.read_bytes()


def test_a_log_goes_through_a_pipe_piece_by_piece(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    blotter(home, "log", "export", "-o", str(tmp_path / "all.jsonl"))
    for words in (("--upto", "3"), ("--after", "3", "--no-bodies"), ()):
        piece = blotter(home, "log", "export", *words).stdout_bytes
        result = blotter(other, "log", "import", "-", given=piece)
        assert result.exit_code == 0, result.output
    assert result.stdout == "17 events up to position 17, 0 of them new; 4 new bodies\n"
    assert blotter(other, "log", "export").stdout_bytes == (tmp_path / "all.jsonl").read_bytes()


def test_a_fork_is_said_in_one_line(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    engine = open_store(f"sqlite:///{other / 'blotter.db'}")
    a_long_history(engine, documents=1, erased=())
    engine.dispose()
    data = blotter(home, "log", "export").stdout_bytes
    result = blotter(other, "log", "import", "-", given=data)
    assert result.exit_code == 1
    assert result.stderr == (
        "Error: the log holds another event at position 4: the file is of another log\n"
    )


def test_what_is_still_held_and_what_is_not_hidden_is_said(home: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    blotter(other, "log", "import", "-", given=blotter(home, "log", "export").stdout_bytes)
    engine = open_store(f"sqlite:///{home / 'blotter.db'}")
    erase(engine, 2)
    mask(engine, "Orla Quennell", by="ada", reason="acquitted", now=NOW)
    engine.dispose()
    exported = blotter(home, "log", "export")
    assert "masked names stand in it as they were published" in exported.stderr
    result = blotter(other, "log", "import", "-", given=exported.stdout_bytes)
    assert result.exit_code == 0
    assert result.stderr == "erased in the file and still held here: 2 (see `blotter erase`)\n"


def test_what_goes_to_a_terminal_is_plain(home: Path) -> None:
    printed = blotter(home, "log", "export").stdout_bytes
    assert printed.isascii()
    assert all(json.loads(line) for line in printed.splitlines())


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("export", "--upto", "99"), 1, "there is no position 99: the log ends at 17"),
        (("export", "-o", "/nowhere/log.jsonl"), 1, "/nowhere/log.jsonl: No such file"),
        (("import", "/nowhere/log.jsonl"), 2, "No such file"),
        (("import", "/dev/null"), 1, "this is no exported log"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    home: Path, words: tuple[str, ...], code: int, said: str
) -> None:
    result = blotter(home, "log", *words)
    assert (result.exit_code, result.stderr.count("\n")) == (code, 1)
    assert said in result.stderr
