"""Pages for man: whatever the text, roff prints it, and nothing of it asks roff for anything."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from cli.command_table import COMMANDS, LINES_BELOW
from cli.examples.example import Example
from cli.main import main
from cli.manual.entry import Entry
from cli.manual.roff import escaped, man_pages

_ESCAPES = {r"\-": "-", r"\(aq": "'", r"\(ga": "`", r"\(ha": "^", r"\(ti": "~", r"\e": "\\"}


def printed(page: str) -> str:
    """What roff prints for escaped text."""
    return re.sub(
        r"\\\[u([0-9A-F]+)\]|\\\(..|\\.",
        lambda it: chr(int(it[1], 16)) if it[1] else _ESCAPES[it[0]],
        page,
    )


@given(st.text())
def test_escaped_text_is_printed_as_it_was(text: str) -> None:
    assert escaped(text).isascii()
    assert printed(escaped(text)) == text


@given(st.lists(st.text(".'\\ab` -"), min_size=1))
def test_no_line_of_a_text_is_a_request(paragraphs: list[str]) -> None:
    entry = Entry(
        typed="blotter a",
        line="A line.",
        usage="ID",
        paragraphs=paragraphs,
        options=[],
        words={},
        examples=[Example(".so /etc/passwd", ".so /etc/passwd")],
    )
    page = man_pages([entry], version="1", day=date(2026, 1, 2))["blotter-a.1"]
    ours = (".TH ", ".SH ", ".PP", ".nf", ".fi", ".RS 4", ".RE")
    asking = [line for line in page.splitlines() if line.startswith((".", "'"))]
    assert all(line.startswith(ours) for line in asking), asking


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("man")
    done = CliRunner().invoke(main, ["man", str(folder)])
    assert done.exit_code == 0, done.output
    return sorted((folder / "man1").iterdir())


def test_there_is_a_page_of_each_command(pages: list[Path]) -> None:
    words = ["blotter", *(f"blotter {words}" for words in (*COMMANDS, *LINES_BELOW))]
    assert [page.name for page in pages] == sorted(f"{it.replace(' ', '-')}.1" for it in words)


@pytest.mark.parametrize(
    "checker",
    [("groff", "-man", "-ww", "-Tutf8", "-z"), ("mandoc", "-Tlint")],
    ids=lambda it: it[0],
)
def test_what_reads_pages_has_nothing_to_say_of_ours(
    pages: list[Path], checker: tuple[str, ...]
) -> None:
    if not shutil.which(checker[0]):
        pytest.skip(f"{checker[0]} is not installed")
    done = subprocess.run([*checker, *pages], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
