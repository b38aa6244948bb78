"""What docs/how-to/adding-a-source.md says is true: its example is written out and followed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import invalidate_caches
from pathlib import Path

import pytest

import crawler.sources
from crawler.source.source import Source
from crawler.sources import load, names
from tests.sources.checks import check_links, check_readings, check_statement
from tests.sources.recording import expected, recorded, report

DOC = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "adding-a-source.md"
NAME = "us_zz_pharmacy_board_actions"
# A path in backticks on a line of its own, and the block that follows it.
FILE = re.compile(r"^`([\w./-]+)`\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the files the walk-through has one write, and nothing else."""
    for path, text in FILE.findall(DOC.read_text(encoding="utf-8")):
        written = tmp_path / path
        written.parent.mkdir(parents=True, exist_ok=True)
        written.write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def source(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Source]:
    """The source of the walk-through, found by its file alone."""
    path = [*crawler.sources.__path__, str(checkout / "crawler" / "sources")]
    monkeypatch.setattr(crawler.sources, "__path__", path)
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    invalidate_caches()
    yield load(NAME)
    sys.modules.pop(f"crawler.sources.{NAME}")


def test_a_new_source_is_one_file_and_one_folder(source: Source, checkout: Path) -> None:
    files = {path.relative_to(checkout).as_posix() for path in checkout.rglob("*.*")}
    folder = f"tests/sources/{NAME}"
    assert files == {f"crawler/sources/{NAME}.py"} | {
        f"{folder}/{file}" for file in ("listing.html", "page.html", "meta.json", "expected.json")
    }
    assert NAME in names()
    recording = recorded(checkout / folder)
    check_statement(source)
    check_links(source, recording)
    check_readings(source, recording)


def test_its_expected_reading_is_what_the_first_run_writes(source: Source, checkout: Path) -> None:
    folder = checkout / "tests" / "sources" / NAME
    printed = (folder / "expected.json").read_text(encoding="utf-8")
    (folder / "expected.json").unlink()
    found = report(source, recorded(folder))
    with pytest.raises(pytest.fail.Exception, match="compare it with the recorded answers"):
        expected(folder, found)
    assert (folder / "expected.json").read_text(encoding="utf-8") == printed
    assert expected(folder, found) == found


def test_the_example_is_short(checkout: Path) -> None:
    code = (checkout / "crawler" / "sources" / f"{NAME}.py").read_text(encoding="utf-8")
    written = [line for line in code.split('"""')[2].splitlines() if line.strip()]
    assert len(written) <= 32, "imports and all"


def test_the_defaults_are_the_ones_printed() -> None:
    printed = dict(re.findall(r"^\| `(delay|pages|keep)` \| (\S+) \|", DOC.read_text(), re.M))
    assert printed == {
        "delay": str(Source.delay),
        "pages": str(Source.pages),
        "keep": f'`"{Source.keep}"`',
    }
