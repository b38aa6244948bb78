from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.publishers.gpo_text import register_text
from crawler.source.page import Page
from crawler.source.source import LayoutError

HEADER = """
[Federal Register Volume 91, Number 91 (Tuesday, May 12, 2026)]
[Notices]
[FR Doc No: 2026-90412]

"""


def unwrap(html: str) -> str:
    return register_text(Page(url="https://www.example/raw", body=html.encode()))


def served(text: str) -> str:
    return f"<html><head><title>t</title></head>\n<body><pre>{HEADER}{text}\n</pre></body></html>"


def test_lines_that_go_on_are_joined_and_an_indent_begins_a_paragraph() -> None:
    text = "    The first \nparagraph.\n    The second.\nOrrin Vasquell,\nDirector."
    assert unwrap(served(text)) == "The first paragraph.\n\nThe second.\nOrrin Vasquell,\nDirector."


def test_a_word_broken_at_its_hyphen_is_whole_again() -> None:
    text = "    A non-\ncontrolled and/\nor other drug--\nsome say--drug."
    assert unwrap(served(text)) == "A non-controlled and/or other drug--\nsome say--drug."


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("the nature of\n\n[[Page 5217]]\n\ncare.", "the nature of care."),
        ("It ended.\n\n[[Page 5217]]\n\nAn ambulance \nwaits.", "It ended. An ambulance waits."),
        ("It ended.\n\n[[Page 5217]]\n\nC. Background", "It ended.\n\nC. Background"),
        ("It ended.\n\n[[Page 5217]]\n\n    New one.", "It ended.\n\nNew one."),
        ("the form\n\n[[Page 5217]]\n\n[GRAPHIC]", "the form\n\n[GRAPHIC]"),
        ("It ended.\n-----------\n\n[[Page 5217]]\n\nA. Terms", "It ended.\n\nA. Terms"),
    ],
)
def test_a_page_end_cuts_nothing(cut: str, whole: str) -> None:
    assert unwrap(served(cut)) == whole


def test_rows_of_a_table_stay_apart() -> None:
    rows = "January.......      200     31\nFebruary......      212     12"
    table = f"{' ' * 20}Table 1\n{'-' * 40}\n{rows}\n{'-' * 40}"
    assert unwrap(served(table)) == f"Table 1\n\n{rows}"


def test_quotes_footnotes_links_and_bullets_are_kept() -> None:
    text = "``Take,''\\1\\ at <a href='https://a.test/'>https://a.test/</a> &amp; <bullet> x &lt; y"
    assert unwrap(served(text)) == "``Take,''\\1\\ at https://a.test/ & \u2022 x < y"


def test_an_error_page_is_no_text() -> None:
    with pytest.raises(LayoutError, match="pre"):
        unwrap("<html><title>404 Not Found</title></html>")


@given(st.lists(st.from_regex(r"[A-Za-z<&(][a-z]{0,12}[,.]?", fullmatch=True), min_size=1))
def test_a_wrapped_paragraph_reads_as_it_was_written(words: list[str]) -> None:
    lines = ["   "]
    for word in words:
        if len(lines[-1]) + 1 + len(word) > 72:
            lines[-1] += " "
            lines.append(word)
        else:
            lines[-1] += f" {word}"
    assert unwrap(served(escape("\n".join(lines)))) == " ".join(words)


def test_one_endless_line_is_read_like_any_other() -> None:
    """A pattern that tries every end of a line from every place in it would not come back."""
    words = "word " * 100_000
    assert unwrap(f"<pre>\n[FR Doc No: 1]\n\n{words}\n</pre>") == words.strip()


@pytest.mark.parametrize(
    "piece",
    [
        "<pre>",
        "<a",
        "[FR Doc No: ",
        "\n[FR Doc No: ",
        "\n",
        " \n",
        "[[Page ",
        "\n\n[[Page x",
        "a-\n",
    ],
)
def test_100_000_bytes_of_what_is_looked_for_are_read_at_once(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    assert len(unwrap(f"<pre>{text}</pre>")) <= len(text)
    with pytest.raises(LayoutError):
        unwrap(f"<pre>{text}")
