"""`make demo`, without make: the script runs to its end and touches nothing but its own folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sample.make import ARCHIVE

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with nothing but the sample in it."""
    shutil.copytree(ARCHIVE.parent, tmp_path / "sample")
    return tmp_path


def run(checkout: Path) -> subprocess.CompletedProcess[str]:
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    elsewhere = f"sqlite:///{checkout / 'real.db'}"
    return subprocess.run(
        ["bash", "sample/demo.sh"],
        env={**os.environ, "PATH": path, "BLOTTER_DATABASE_URL": elsewhere},
        cwd=checkout,
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_shows_the_revision_and_the_removal(checkout: Path) -> None:
    done = run(checkout)
    assert done.returncode == 0, done.stderr
    assert "+ a license into a vending machine.” The court ordered him to forfeit $1,490,000" in (
        done.stdout
    )
    assert "4 checks answered 404" in done.stdout
    assert "Leland R. Voskamp, D.O.; Decision and Order" in done.stdout
    assert "<html" in (checkout / "demo" / "digest.html").read_text("utf-8")
    assert not (checkout / "real.db").exists()


def test_it_leaves_a_folder_alone_that_it_did_not_make(checkout: Path) -> None:
    kept = checkout / "demo" / "blotter.db"
    kept.parent.mkdir()
    kept.write_text("precious")
    assert run(checkout).returncode == 1
    assert kept.read_text() == "precious"
