"""A store that earlier code made is brought up to date by whoever uses it first; where that process
is killed, the next one does it, and answers the same."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
KEPT = sorted(file.parent.name for file in HERE.glob("*/home.tar.xz"))
#: What is asked first, and then again; each brings up all that is made of the log.
QUESTIONS = (
    ("search", "ketamine", "--format", "json"),
    ("cases", "--format", "json"),
    ("log", "verify"),
)
#: How often the first use of each store is killed, each time later than before.
KILLS = 4


def _unpacked(kept: str, home: Path) -> None:
    with tarfile.open(HERE / kept / "home.tar.xz") as archive:
        # Pythons before 3.11.4 have no filters, and take no notice of this.
        archive.extraction_filter = getattr(tarfile, "data_filter", None)
        archive.extractall(home)


def _begun(home: Path, *words: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", "from cli.main import main; main()", *words]
    environ = os.environ | {"BLOTTER_HOME": str(home), "PYTHONPATH": ":".join(sys.path)}
    return subprocess.Popen(
        command, env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=home
    )


def _answers(home: Path) -> list[bytes]:
    found = []
    for words in QUESTIONS:
        with _begun(home, *words) as process:
            found.append(process.communicate()[0])
            assert process.returncode == 0, words
    return found


@pytest.mark.servers
@pytest.mark.parametrize("kept", KEPT)
def test_a_first_use_that_is_killed_is_made_up_for(kept: str, tmp_path: Path) -> None:
    whole = tmp_path / "whole"
    _unpacked(kept, whole)
    meant = _answers(whole)
    for kill in range(KILLS):
        home = tmp_path / str(kill)
        _unpacked(kept, home)
        with _begun(home, *QUESTIONS[kill % 2]) as process:
            try:
                process.wait(timeout=0.5 + 0.6 * kill)
            except subprocess.TimeoutExpired:
                process.kill()
        assert _answers(home) == meant, kill
