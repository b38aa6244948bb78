from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.page import Page
from crawler.source.unknown_pages.unknown_page import UnknownPage, read_unknown
from crawler.sources import load

SENTENCE = "The board found that 412 vials of the drug had never been accounted for. "


PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
#: Sources that read the real pages of their publishers by selectors, and where these are kept.
STATES = {
    "ca": "california",
    "ny": "new_york",
    "tx": "texas",
    "pa": "pennsylvania",
    "va": "virginia",
}


def page(html: str, media_type: str = "text/html; charset=utf-8") -> Page:
    return Page(url="https://board.example.org/a", body=html.encode(), media_type=media_type)


def text_of(html: str, media_type: str = "text/html; charset=utf-8") -> str:
    return read_unknown(page(html, media_type)).text


def article(body: str) -> str:
    return f"""<html><head><title>Board acts</title><script>var x = 1;</script></head><body>
    <nav><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav>
    <article><h1>Board acts</h1>{body}</article>
    <div id="comments"><h2>Comments</h2><p>A reader says hello, {SENTENCE * 5}</p></div>
    <footer><p>Copyright of the board. All rights reserved.</p></footer></body></html>"""


def test_the_text_is_the_articles_without_menu_comments_and_footer() -> None:
    text = text_of(article(f"<p>{SENTENCE * 6}</p><p>A second one about the case.</p>"))
    assert text.startswith("The board found")
    assert text.endswith("accounted for.\n\nA second one about the case.")


def test_a_short_text_is_not_lost_nor_its_words_cut() -> None:
    assert text_of("<p>A short note on ket<b>amine</b>.</p>") == "A short note on ketamine."
    assert "First paragraph of H2O." in text_of(
        article("<p>First <em>par</em>agraph of H<sub>2</sub>O.</p>")
    )


def test_a_comment_within_a_sentence_costs_no_words() -> None:
    html = article(f"<p>{SENTENCE * 6}</p><p>It is <b><!-- web-03 -->ket</b>amine, it said.</p>")
    assert text_of(html).endswith("It is ketamine, it said.")


def test_an_xml_declaration_is_no_obstacle() -> None:
    html = f'<?xml version="1.0" encoding="utf-8"?>{article(f"<p>{SENTENCE * 6}</p>")}'
    assert SENTENCE.strip() in text_of(html, "application/xhtml+xml")


@pytest.mark.parametrize("html", ["", " ", "<html></html>", "<!-- nothing -->", "\x00"])
def test_nothing_gives_nothing(html: str) -> None:
    assert read_unknown(page(html)) == UnknownPage(title="", headed=False, stated=None, text="")


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<div>", "<", "&#0;", "a b", "<table><td>", "]]>"]))
)
def test_no_tag_soup_is_stumbled_over(pieces: list[str]) -> None:
    soup = page("".join(pieces))
    assert read_unknown(soup) == read_unknown(soup)


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
    texts = [read_unknown(Page(url="https://a.test/", body=body)).text for body in bodies]
    assert bodies[0] != bodies[1]
    assert texts[0] == texts[1]
    assert len(texts[0]) > 400


@pytest.mark.parametrize("recorded", PAGES, ids=lambda path: path.stem)
def test_pages_of_many_layouts_read_as_a_reader_reads_them(recorded: Path) -> None:
    """`NAME.txt` holds the title, the day (`-` for none), and the text."""
    title, day, _, *text = recorded.with_suffix(".txt").read_text("utf-8").splitlines()
    found = read_unknown(page(recorded.read_text("utf-8")))
    assert found.title == title
    assert str(found.stated[0] if found.stated else "-") == day
    assert [*filter(None, found.text.splitlines())] == [*filter(None, text)]


@pytest.mark.parametrize("state", STATES)
def test_real_releases_read_without_a_source_as_with_theirs(state: str, shared: Path) -> None:
    source = load(f"us_{state}_ag_press_releases")
    for path in sorted((shared / "state_ag" / STATES[state]).glob("detail_*.html")):
        served = Page(url=f"{source.home}/1-a", body=path.read_bytes(), media_type="text/html")
        known, found = source.read(served), read_unknown(served)
        assert found.title == known.title
        assert (found.stated[0] if found.stated else None) == known.published_on
        own, theirs = written(found.text), written(known.text)
        assert [line for line in theirs if line not in "".join(own)] == []
        # New York sets a second title above the text, which its source passes over.
        assert len([line for line in own if line not in "".join(theirs)]) <= (state == "ny")


def written(text: str) -> list[str]:
    """The lines of a text by their letters alone."""
    return [*filter(None, (re.sub(r"\W", "", line) for line in text.splitlines()))]
