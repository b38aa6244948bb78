"""`blotter diff`: the words that were taken out and put in, on a terminal and as a page."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from cli.main import main
from cli.shown.word_diff_text import in_words
from store.documents.record_readings import record
from store.documents.word_diff import word_diff
from store.log.database import open_store
from tests.store.examples import NOW, a_document, a_reading, unreadable

_LONG = " ".join(f"word{number}" for number in range(200))
FIRST = a_document(text=f"One clinic was raided.\n\n{_LONG}\n\nThe end\x1b[31m.", number="26-1")
SECOND = a_document(
    title="Clinic owner <script>alert(1)</script> sentenced",
    text=f"Two clinics were raided.\n\n{_LONG}\n\nThe end\x1b[31m.",
    number="26-1",
    details={"office": "Springdale\u202e"},
)
THIRD = a_document(title="Clinic owner sentenced", text=SECOND.text)


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Path]:
    """A store with one document of three revisions and one that never changed."""
    engine = open_store(f"sqlite:///{tmp_path / 'blotter.db'}")
    for day, document in enumerate((FIRST, SECOND, THIRD)):
        reading = a_reading(document, str(day).encode(), days=day)
        record(engine, [reading], reread=unreadable, now=NOW)
    record(engine, [a_reading(a_document("2"))], reread=unreadable, now=NOW)
    engine.dispose()
    yield tmp_path


def diff(home: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["diff", *arguments], env={"BLOTTER_HOME": str(home)})


def test_two_revisions_between_marks(home: Path) -> None:
    result = diff(home, FIRST.id, "--from", "0", "--to", "1")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[2:8] == [
        "- revision 0",
        "    2026-03-04 15:30 UTC  200  https://agency.example/news/1",
        f"    sha256 {a_reading(FIRST, b'0').capture.sha256}",
        "+ revision 1",
        "    2026-03-05 15:30 UTC  200  https://agency.example/news/1",
        f"    sha256 {a_reading(SECOND, b'1').capture.sha256}",
    ]
    assert "title: Clinic owner [-charged-]{+<script>alert(1)</script> sentenced+}" in lines
    assert "office: {+Springdale+}" in lines
    assert "[-One clinic was-]{+Two clinics were+} raided." in lines
    assert "number" not in result.stdout
    assert not {"\x1b", "\u202e"} & set(result.stdout)


def test_what_did_not_change_is_cut_down_to_what_stands_beside_a_change(home: Path) -> None:
    shown = diff(home, FIRST.id, "--to", "1").stdout
    assert "word10" in shown
    assert "word150" not in shown
    assert "[… 173 words the same …]" in shown


def test_in_colour_without_marks() -> None:
    shown = in_words(word_diff("one count of fraud now", "one count of theft now"), colour=True)
    removed, added = shown.removeprefix("one count of ").removesuffix(" now").split(" ")
    assert removed == click.style("fraud", fg="red", strikethrough=True)
    assert click.unstyle(added) == "theft"
    assert added != "theft"
    assert "[-" not in shown


class _Tags(HTMLParser):
    """What a browser would see in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[str | None] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [value for name, value in attrs if name in ("src", "href", "url")]


def test_a_page_of_its_own(home: Path, tmp_path: Path) -> None:
    file = tmp_path / "diff.html"
    result = diff(home, FIRST.id, "--from", "0", "--to", "1", "--html", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    html = file.read_text(encoding="utf-8")
    page = _Tags(html)
    assert not {"script", "img", "link", "a", "iframe"} & set(page.tags)
    assert page.attributes == []
    assert "&lt;script&gt;" in html
    assert "word150" in html
    for day, document in enumerate((FIRST, SECOND)):
        assert a_reading(document, str(day).encode()).capture.sha256 in html
    assert "<del>One clinic was </del><ins>Two clinics were </ins>raided." in html
    assert not {"\x1b", "\u202e"} & set(html)


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["us_example:9"], 1, "no document us_example:9"),
        (["example:1"], 1, "no document example:1; did you mean us_example:1?"),
        (["us_example:2"], 1, "us_example:2 has no second revision"),
        ([FIRST.id, "--to", "7"], 2, "there is no revision 7: the newest is 2"),
        ([FIRST.id, "--to", "0"], 2, "there is nothing before revision 0"),
        (
            [FIRST.id, "--html", "/proc/none/x.html"],
            1,
            "x.html: No such file or directory",
        ),
    ],
)
def test_a_mistake_is_said_in_one_line(
    home: Path, arguments: list[str], code: int, said: str
) -> None:
    result = diff(home, *arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_revisions_that_read_the_same(home: Path) -> None:
    assert "the two read the same" in diff(home, FIRST.id, "--from", "2").stdout
