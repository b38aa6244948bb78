"""CONTRIBUTING.md is true: each of its examples is followed in a copy of the tree, and tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("answers", "cli", "crawler", "enforcement", "letters", "scheduler", "search", "store")
#: Each change by its heading; an example may go on with what an earlier one has made.
CHANGES = dict(
    re.findall(
        r"^## ([^\n]+)\n(.*?)(?=^## |\Z)",
        (ROOT / "CONTRIBUTING.md").read_text("utf-8"),
        re.MULTILINE | re.DOTALL,
    )
)
NEEDS = {"A command": "An answer"}
STEP = re.compile(
    r"^(?:In )?`(?P<file>[\w./-]+)`(?:, (?P<how>before|in place of) `(?P<line>[^`]+)`:)?\n\n"
    r"```python\n(?P<block>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
TRIED = re.compile(
    r"^Then:\n\n```python\n(?P<code>.*?)^```\n\n```text\n(?P<printed>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)


def follow(change: str, tree: Path) -> None:
    """Do in a copy of the packages what the change says."""
    for step in STEP.finditer(CHANGES[change]):
        file, block = tree / step["file"], step["block"]
        if step["line"] is None:
            assert not file.exists()
            file.write_text(block, "utf-8")
            continue
        line = step["line"].replace(r"\n", "\n")
        head, there, tail = file.read_text("utf-8").partition(line)
        assert there, f"{step['file']} has no {line!r}"
        kept = line if step["how"] == "before" else ""
        block = block if kept else block.rstrip("\n")
        file.write_text(head + block + kept + tail, "utf-8")


@pytest.mark.parametrize("change", [change for change in CHANGES if change != "A source"])
def test_what_is_said_of_a_change_is_true(change: str, tmp_path: Path) -> None:
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package)  # with what is compiled of it
    for step in filter(None, (NEEDS.get(change), change)):
        follow(step, tmp_path)
    tried = TRIED.search(CHANGES[change])
    assert tried, change
    done = subprocess.run(
        [sys.executable, "-P", "-c", tried["code"]],
        check=False,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"},
    )
    assert (done.stdout, done.returncode) == (tried["printed"], 0), done.stderr


def test_every_change_a_newcomer_may_want_is_there() -> None:
    assert set(CHANGES) == {
        *("A source", "An action kind", "A claim", "An event", "An answer", "A command"),
        "A search field",
    }
