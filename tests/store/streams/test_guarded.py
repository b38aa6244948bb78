"""Processes whose standard streams are full, closed, or read by nobody."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

FULL = Path("/dev/full")
SCRIPT = """
import sys
from store.streams.guarded import run_guarded

def run():
    for number in range(20000):
        sys.stdout.write(f"line {number}\\n")
    sys.stderr.write("done\\n")
    sys.exit(CODE)

run_guarded(run, lambda: ANSWERS)
"""
pytestmark = pytest.mark.skipif(not FULL.exists(), reason="there is no /dev/full")


def shell(redirected: str, *, answers: bool = True, code: int = 0) -> tuple[int, str, str]:
    """Exit code, output and errors of the script with its streams as the shell is told."""
    script = SCRIPT.replace("ANSWERS", str(answers)).replace("CODE", str(code))
    line = f'set -o pipefail; "$0" -c "$1" {redirected}'
    done = subprocess.run(
        ["bash", "-c", line, sys.executable, script], cwd=ROOT, capture_output=True, text=True
    )
    return done.returncode, done.stdout, done.stderr


def test_what_can_be_written_is() -> None:
    code, out, err = shell("", code=3)
    assert (code, out.count("\n"), err) == (3, 20000, "done\n")


NO_ROOM = "Error: cannot write to standard output: No space left on device\n"


@pytest.mark.parametrize(
    ("redirected", "expected"),
    [
        (">/dev/full", (1, "", NO_ROOM)),
        (">/dev/full 2>/dev/full", (1, "", "")),
        (">/dev/full 2>&-", (1, "", "")),
        (">&-", (1, "", "Error: cannot write to standard output: Bad file descriptor\n")),
        ("| head -n 1", (0, "line 0\n", "")),
        ("2>&- | head -n 1", (0, "line 0\n", "")),
        ("2>/dev/full >/dev/null", (1, "", "")),
        ("2>&- >/dev/null", (0, "", "")),
        ("<&- >/dev/null", (0, "", "done\n")),
    ],
)
def test_what_only_answers_ends_when_its_output_fails(
    redirected: str, expected: tuple[int, str, str]
) -> None:
    assert shell(redirected) == expected


@pytest.mark.parametrize(
    ("redirected", "code", "expected"),
    [
        (">/dev/full", 0, (1, "", f"{NO_ROOM}done\n")),
        (">/dev/full", 3, (3, "", f"{NO_ROOM}done\n")),
        ("| head -n 1", 0, (0, "line 0\n", "done\n")),
        ("| head -n 1", 3, (3, "line 0\n", "done\n")),
    ],
)
def test_what_is_at_work_goes_on_unheard(
    redirected: str, code: int, expected: tuple[int, str, str]
) -> None:
    assert shell(redirected, answers=False, code=code) == expected


def test_a_file_never_gets_the_number_of_a_closed_stream(tmp_path: Path) -> None:
    """Else what is printed, here by another process, would stand in it."""
    script = """
import subprocess, sys
from store.streams.guarded import run_guarded

def run():
    with open(sys.argv[1], "w") as file:
        file.write("kept")
        file.flush()
        subprocess.run(["echo", "a stray line"])

run_guarded(run, lambda: True)
"""
    file = tmp_path / "file"
    line = '"$0" -c "$1" "$2" >&- 2>&-'
    subprocess.run(["bash", "-c", line, sys.executable, script, str(file)], cwd=ROOT, check=True)
    assert file.read_text() == "kept"
