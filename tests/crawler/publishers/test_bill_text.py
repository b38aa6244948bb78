"""Bills in 72 columns, put back into paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.publishers.bill_text import bill_text
from crawler.source.page import Page
from crawler.source.source import LayoutError


def unwrap(html: str) -> tuple[str, str]:
    return bill_text(Page(url="https://www.example/bill", body=html.encode()))


HEAD = "[Congressional Bills 119th Congress]\n[From the U.S. Government Publishing Office]\n"


def test_the_head_names_the_version_and_is_left_out() -> None:
    html = f"<html><body><pre>\n{HEAD}[S. 12 Engrossed in Senate (ES)]\n\n<DOC>\n\nText.\n</pre>"
    assert unwrap(html) == ("Engrossed in Senate (ES)", "Text.")


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("    Be it enacted by the Senate of \nthe United States,", ["one"]),
        ("    One paragraph\nof two lines.\n    Another one\nof two.", ["one", "two"]),
        ("            (1) first, which\n        goes on; and\n            (2) second.", ["1", "2"]),
        ("            ``(4) Ketamine.--A\n        practitioner", ["one"]),
        (" To require that a patient be seen \n             at home.", ["one"]),
        ("Sec. 1. Short title.\nSec. 2. Findings.", ["1", "2"]),
        ("A BILL\n\n____________________\n\nText", ["1", "2"]),
        ("Text.\n            &lt;all&gt;\n", ["1"]),
    ],
)
def test_paragraphs_are_apart_and_whole(lines: str, paragraphs: list[str]) -> None:
    _, text = unwrap(f"<pre>{lines}</pre>")
    assert len(text.split("\n\n")) == len(paragraphs)
    assert "\n" not in text.replace("\n\n", "")


def test_a_word_broken_at_its_hyphen_stays_one() -> None:
    assert unwrap("<pre>    the at-\nhome use of esket-\namine--\nor not</pre>")[1] == (
        "the at-home use of esket-amine-- or not"
    )


def test_entities_and_links_are_read_once() -> None:
    html = "<pre>A &amp;lt; B [<a href='https://www.gpo.gov'>www.gpo.gov</a>]</pre>"
    assert unwrap(html) == ("", "A &lt; B [www.gpo.gov]")


@pytest.mark.parametrize("html", ["", "<html>Page not found</html>", "ketamine"])
def test_what_has_no_pre_is_refused(html: str) -> None:
    with pytest.raises(LayoutError):
        unwrap(html)


@given(st.lists(st.text(alphabet="abc ", min_size=1, max_size=60), max_size=20))
def test_no_word_is_lost_or_added(lines: list[str]) -> None:
    assert unwrap("<pre>" + "\n".join(lines) + "</pre>")[1].split() == " ".join(lines).split()


@pytest.mark.parametrize("piece", ["<pre>", "<a", "[", "[x]", "[ 1 1", " 1", "\n", "_", "- a"])
def test_100_000_bytes_of_what_is_looked_for_are_read_at_once(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    for head in ("", "["):
        version, rest = unwrap(f"<pre>{head}{text}]\n\nWords.</pre>")
        assert rest.endswith("Words.")
        assert len(version) <= len(text)
    with pytest.raises(LayoutError):
        unwrap(f"<pre>{text}")
