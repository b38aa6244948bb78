"""`make demo`, without make: the script runs to its end and touches nothing but its own folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sample.make import ARCHIVE

#: Real servers, or processes of their own (`make test-servers`).
pytestmark = pytest.mark.servers


def a_checkout(folder: Path) -> Path:
    """A folder with nothing but the sample and a place for programs in it."""
    shutil.copytree(ARCHIVE.parent, folder / "sample")
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    return folder


def run(checkout: Path) -> subprocess.CompletedProcess[str]:
    path = f'PATH="$PWD/.venv/bin:$PATH" BLOTTER_DATABASE_URL="sqlite:///{checkout}/real.db"'
    return in_shell(checkout, f"{path} bash sample/demo.sh", stderr=subprocess.PIPE)


def in_shell(
    checkout: Path, line: str, *, stderr: int = subprocess.STDOUT
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line],
        cwd=checkout,
        stdout=subprocess.PIPE,
        stderr=stderr,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which the demo ran, and what it printed."""
    folder = a_checkout(tmp_path_factory.mktemp("checkout"))
    done = run(folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder, done.stdout


def test_it_shows_what_blotter_is_best_at(demo: tuple[Path, str]) -> None:
    folder, shown = demo
    for told in (
        "2026-01-30 us_dea_press_releases: walled",
        "    Leland R. Voskamp: sentenced, revoked",
        "Leland R. Voskamp,,2026-02-20,57,,36",
        "2027-01-04  in ",
        "[-$1,940,000-]{+$1,490,000+}",
        "4 checks answered 404",
        "2025 Q3         2   sentence 1, revocation 1",
        "    Leland R. Voskamp: charged",
        "nothing was known at 2025-06-01: the log began at ",
        "Revoked: Leland R. Voskamp, D.O., Washington, effective 20 August 2026",
    ):
        assert told in shown
    assert "<html" in (folder / "demo" / "letter.html").read_text("utf-8")
    assert not (folder / "real.db").exists()


def test_it_is_short_and_fits_a_terminal(demo: tuple[Path, str]) -> None:
    lines = demo[1].splitlines()
    assert len(lines) < 200
    assert [line for line in lines if len(line) > 100] == []


def test_every_line_prints_what_is_shown(demo: tuple[Path, str]) -> None:
    folder, shown = demo
    (setting,) = re.findall(r"^  export (PATH=.+)$", shown, re.M)
    lines = re.findall(r"^\$ (.+)$", shown, re.M)
    assert len(lines) > 12
    assert lines[0].startswith("blotter crawl ")
    for line in lines[1:]:  # what was replayed is not replayed anew
        again = in_shell(folder, f"export {setting}; {line}")
        assert f"\n$ {line}\n{again.stdout}\n" in shown


def test_it_leaves_a_folder_alone_that_it_did_not_make(tmp_path: Path) -> None:
    checkout = a_checkout(tmp_path)
    kept = checkout / "demo" / "blotter.db"
    kept.parent.mkdir()
    kept.write_text("precious")
    assert run(checkout).returncode == 1
    assert kept.read_text() == "precious"
