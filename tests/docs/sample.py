"""The sample record that the documentation is run on, and the pages that are run.

`record.jsonl.xz` is `blotter log export` of what `blotter crawl --replay sample/archive.warc.gz`
recorded on 30 November 2026: so times and hashes are the same on any day.
"""

from __future__ import annotations

import lzma
import shutil
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import time_machine
from click.testing import CliRunner

from cli.main import main
from store.closing import closing_stores
from tests.docs.console import run_anew
from tests.docs.shell import Shell

ROOT = Path(__file__).resolve().parents[2]
RECORD = Path(__file__).parent / "record.jsonl.xz"
#: The day on which the examples are asked.
TODAY = datetime(2026, 11, 30, 12, tzinfo=UTC)
PAGES = sorted(
    path
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))
    if "```console" in path.read_text("utf-8")
)


def sample_store(home: Path) -> None:
    """A store that holds the sample record, in a folder that is there."""
    lines = home / "record.jsonl"
    lines.write_bytes(lzma.decompress(RECORD.read_bytes()))
    for words in (["log", "import", str(lines)], ["rebuild"]):
        with closing_stores():
            done = CliRunner().invoke(main, words, env={"BLOTTER_HOME": str(home)})
        assert done.exit_code == 0, done.output
    lines.unlink()


def run_page(page: Path, sample: Path) -> str:
    """The page as it reads today, run in a folder and on a store of its own."""
    with TemporaryDirectory() as place, time_machine.travel(TODAY, tick=False):
        folder = Path(place) / "work"
        folder.mkdir()
        shutil.copytree(sample, home := Path(place) / "home")
        (folder / "sample").symlink_to(ROOT / "sample")
        return run_anew(page.read_text("utf-8"), Shell(folder=folder, home=home).run)
