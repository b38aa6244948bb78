from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.main_text import main_text
from crawler.source.page import Page

SENTENCE = "The board found that 412 vials of the drug had never been accounted for. "


def page(html: str, media_type: str = "text/html; charset=utf-8") -> Page:
    return Page(url="https://board.example.org/a", body=html.encode(), media_type=media_type)


def article(body: str) -> str:
    return f"""<html><head><title>Board acts</title><script>var x = 1;</script></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav>
    <article><h1>Board acts</h1>{body}</article>
    <div id="comments"><h2>Comments</h2><p>A reader says hello, {SENTENCE * 5}</p></div>
    <footer><p>Copyright of the board. All rights reserved.</p></footer></body></html>"""


def test_the_text_is_the_articles_without_menu_comments_and_footer() -> None:
    text = main_text(page(article(f"<p>{SENTENCE * 6}</p><p>A second one about the case.</p>")))
    assert text.startswith("Board acts\n\nThe board found")
    assert text.endswith("accounted for.\n\nA second one about the case.")


def test_a_short_text_is_not_lost_nor_its_words_cut() -> None:
    assert main_text(page("<p>A short note on ket<b>amine</b>.</p>")) == "A short note on ketamine."
    assert "First paragraph of H2O." in main_text(
        page(article("<p>First <em>par</em>agraph of H<sub>2</sub>O.</p>"))
    )


def test_a_comment_within_a_sentence_costs_no_words() -> None:
    html = article(f"<p>{SENTENCE * 6}</p><p>It is <b><!-- web-03 -->ket</b>amine, it said.</p>")
    assert main_text(page(html)).endswith("It is ketamine, it said.")


def test_an_xml_declaration_is_no_obstacle() -> None:
    html = f'<?xml version="1.0" encoding="utf-8"?>{article(f"<p>{SENTENCE * 6}</p>")}'
    assert SENTENCE.strip() in main_text(page(html, "application/xhtml+xml"))


@pytest.mark.parametrize("html", ["", " ", "<html></html>", "<!-- nothing -->", "\x00"])
def test_nothing_gives_nothing(html: str) -> None:
    assert main_text(page(html)) == ""


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<", "&#0;", "a b", "<table><td>", "]]>"]))
)
def test_no_tag_soup_is_stumbled_over(pieces: list[str]) -> None:
    soup = page("".join(pieces))
    assert main_text(soup) == main_text(soup)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "cftc-press-releases-20260203T212437Z.html",
            "cftc-press-releases-20260203T214312Z.html",
        ),
        ("cftc-press-releases-20260203T212437Z.html", "cftc-press-202602.html"),
        (
            "ofac-recent-actions-20260203T212437Z.html",
            "ofac-recent-actions-20260203T214258Z.html",
        ),
    ],
)
def test_a_page_fetched_twice_reads_the_same(shared: Path, one: str, other: str) -> None:
    """Only tokens made for each request differ between the two."""
    folder = shared / "gov_page_snapshots"
    bodies = [(folder / name).read_bytes() for name in (one, other)]
    texts = [main_text(Page(url="https://a.test/", body=body)) for body in bodies]
    assert bodies[0] != bodies[1]
    assert texts[0] == texts[1]
    assert len(texts[0]) > 400
