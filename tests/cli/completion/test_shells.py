"""Words completed as shells ask for it: bash and fish themselves, where they are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from tests.conftest import ROOT

_BASH = """\
eval "$(blotter completion bash)"
COMP_LINE=$1 COMP_POINT=${#1}
_blotter_completion blotter
printf '%s\\n' "${COMPREPLY[@]}"
"""
_FISH = "blotter completion fish | source; complete -C $argv[1]"


@pytest.fixture(scope="module")
def home(sample_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("read") / "home"
    shutil.copytree(sample_home, home)
    words = ["save", "clinics", "ketamine clinic"]
    done = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})
    assert done.exit_code == 0, done.output
    return home


@pytest.fixture(scope="module")
def bin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the command, for the PATH."""
    bin = tmp_path_factory.mktemp("bin")
    script = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from cli.main import main; main()"
    (bin / "blotter.py").write_text(script)
    (bin / "blotter").write_text(f'#!/bin/sh\nexec {sys.executable} {bin}/blotter.py "$@"\n')
    (bin / "blotter").chmod(0o755)
    return bin


def completed(shell: list[str], line: str, home: Path, bin: Path) -> list[str]:
    """What a shell offers for the last word of a line."""
    if not shutil.which(shell[0]):
        pytest.skip(f"{shell[0]} is not installed")
    environment = {
        **os.environ,
        "BLOTTER_HOME": str(home),
        "PATH": f"{bin}:{os.environ['PATH']}",
        "HOME": str(bin),
    }
    done = subprocess.run(
        [*shell, line], env=environment, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return [word.partition("\t")[0] for word in done.stdout.splitlines() if word]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("blotter sim", ["similar"]),
        ("blotter log ve", ["verify"]),
        ("blotter case un", ["unlink"]),
        ("blotter case us_fr_dea_documents:C1-2026-90702 --wh", ["--why"]),
        ("blotter show us_fr_dea_documents:C", ["C1-2026-90702"]),
        ("blotter search --case=us_fr_dea_documents:C", ["C1-2026-90702"]),
        ("blotter stats --kind re", ["recall", "report", "revocation"]),
        ("blotter stats --party Lel", ["Leland\\ R.\\ Voskamp"]),
        ('blotter stats --party "Lel', ["Leland R. Voskamp"]),
        ("blotter search @cl", ["@clinics"]),
        ("blotter search --source us_do", ["us_doj_press_releases"]),
        ("blotter crawl us_do", ["us_doj_press_releases"]),
        ("blotter review us_fr_dea_documents:2026-91655 re", ["relevant"]),
        ("blotter search -ketamine us", []),
        ("blotter search 'un", []),
    ],
)
def test_bash(home: Path, bin: Path, line: str, words: list[str]) -> None:
    assert completed(["bash", "--norc", "-c", _BASH, "bash"], line, home, bin) == words


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("blotter sim", ["similar"]),
        ("blotter show us_fr_dea_documents:C", ["us_fr_dea_documents:C1-2026-90702"]),
        ("blotter stats --party Ash", ["Ashgrove Veterinary Associates, P.C."]),
    ],
)
def test_fish(home: Path, bin: Path, line: str, words: list[str]) -> None:
    assert completed(["fish", "--no-config", "-c", _FISH], line, home, bin) == words


def test_a_fault_is_silent(tmp_path: Path, bin: Path) -> None:
    (tmp_path / "blotter.toml").write_text("no toml at all")
    assert completed(["bash", "-c", _BASH, "bash"], "blotter show us", tmp_path, bin) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_or_written(tmp_path: Path, shell: str) -> None:
    printed = CliRunner().invoke(main, ["completion", shell])
    file = tmp_path / "new" / "blotter"
    written = CliRunner().invoke(main, ["completion", shell, "-o", str(file)])
    assert (printed.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert file.read_text() == printed.stdout
    assert f"_BLOTTER_COMPLETE={shell}_complete" in printed.stdout


def test_what_takes_long_to_import_is_not(home: Path) -> None:
    script = (
        "import sys\nfrom cli.main import main\n"
        "try:\n    main()\nfinally:\n    print(*sys.modules, sep='\\n', file=sys.stderr)"
    )
    asked = {"_BLOTTER_COMPLETE": "bash_complete", "COMP_LINE": "blotter show us_fr"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **asked, "BLOTTER_HOME": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "plain,us_fr_dea_documents:2026-91655" in done.stdout.splitlines()
    assert not {"sqlalchemy", "cli.commands.show", "whoosh", "lxml"} & {*done.stderr.split()}
