"""Files that commands write: whole, in folders that are there, or one line of refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main


def test_completion_and_man_make_the_folders_they_write_into(tmp_path: Path) -> None:
    script = tmp_path / "new" / "completions" / "blotter"
    assert CliRunner().invoke(main, ["completion", "bash", "-o", str(script)]).exit_code == 0
    assert script.read_text("utf-8") == CliRunner().invoke(main, ["completion", "bash"]).stdout
    assert CliRunner().invoke(main, ["man", str(tmp_path / "new")]).exit_code == 0
    assert (tmp_path / "new" / "man1" / "blotter-search.1").exists()


@pytest.mark.parametrize("words", ["completion zsh -o {}/below/_blotter", "man {}/below"])
def test_a_folder_that_cannot_be_made_is_one_line(words: str, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    done = CliRunner().invoke(main, words.format(file).split())
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {file}/below")
    assert done.stderr.count("\n") == 1
