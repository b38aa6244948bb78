"""Little is kept of what belongs to others, and nothing is passed over for it."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.publishers.press_feed import EXCERPT, PressFeed, WordPressFeed
from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.sources import load, names
from enforcement.topics import topic
from store.log.document import Document

OUTLET = load("press_filter")
FOOTER = '<p>The post <a href="x">A Day</a> appeared first on <a href="y">Lucid.News</a>.</p>'
FILLER = "Nothing of the kind was said. " * 40


def feed(item: str) -> Page:
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    body = f'{head}<item><guid isPermaLink="false">1</guid>{item}</item></channel></rss>'
    return Page(url=OUTLET.listings[0], body=body.encode(), record="1")


def article(summary: str | None, *, title: str = "A Day", full: str = "", first: str = "") -> Page:
    described = "" if summary is None else f"<description>{escape(summary)}</description>"
    return feed(
        f"<title>{title}</title><link>https://news.example/a?p=1&amp;utm_source=rss</link>"
        f"{encoded(first)}{described}{encoded(full)}"
    )


def encoded(html: str) -> str:
    return f"<content:encoded>{escape(html)}</content:encoded>" if html else ""


def read(summary: str | None, **fields: str) -> Document:
    return OUTLET.read(article(summary, **fields))


def preview(page: Page) -> str:
    return OUTLET.links(page)[0].preview or ""


def test_the_full_text_is_never_kept() -> None:
    full = "<p>All of it, ketamine and all.</p>"
    for document in (
        read("Short.", full=full),
        read("Short.", first=full),
        read("", full=full),
        read(None, full=full),
    ):
        assert document.text in ("Short.", "")
        assert "All of it" not in str(document)


def test_the_full_text_decides_and_the_words_it_was_for_are_named() -> None:
    page = article("Short.", full=f"<p>{FILLER}</p><p>Spravato, ketamine, Ketamine.</p>")
    assert topic().touches(preview(page))
    assert OUTLET.read(page).details == {"mentioned": "ketamine; spravato"}


def test_no_words_are_named_where_what_is_kept_has_them() -> None:
    assert read("On ketamine.", full="<p>On esketamine.</p>").details == {}
    assert read("Short.", title="Ketamine", full="<p>On esketamine.</p>").details == {}
    assert read("Short.").details == {}


def test_a_long_summary_is_kept_from_where_the_topic_comes_up() -> None:
    text = read(f"{FILLER} He sold ketamine. {FILLER}").text
    assert "He sold ketamine." in text
    assert text.startswith("\u2026 ")
    assert text.endswith(" \u2026")


def test_a_word_without_end_does_not_hide_the_topic() -> None:
    assert "ketamine" in read(f"{'x' * 600} ketamine {'y' * 600}").text
    assert "ketamine" in read(f"ketamine {'y' * 600}").text


def test_what_wordpress_adds_is_left_out() -> None:
    assert read(f"<p>It was a day. [&hellip;]</p>{FOOTER}").text == "It was a day. \u2026"
    assert read(f"<p>The post came late.</p>{FOOTER}").text == "The post came late."
    assert read(FOOTER).text == ""


def test_the_address_does_not_say_who_asked() -> None:
    assert read("Short.").url == "https://news.example/a?p=1"


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=3000),
    st.integers(0, 3),
)
def test_an_excerpt_is_short_and_shows_the_topic_where_the_summary_has_it(
    words: str, mentions: int
) -> None:
    summary = escape(words).replace("e", " ketamine ", mentions)
    document = read(summary)
    assert len(document.text) <= EXCERPT
    if topic().touches(preview(article(summary))) and " ketamine " in summary:
        assert topic().touches(document.text)


@pytest.mark.parametrize(
    ("item", "lacking"),
    [
        ("<link>https://news.example/a</link>", "page has a title"),
        ("<title>A Day</title>", "link"),
        ("<title>A Day</title><link>mailto:desk@news.example</link>", "link"),
    ],
)
def test_an_entry_without_title_or_address_is_refused(item: str, lacking: str) -> None:
    with pytest.raises(LayoutError, match=f"the entry 1 .*{lacking}"):
        OUTLET.read(feed(item))


def test_older_pages_are_counted_and_an_empty_one_is_the_last() -> None:
    page = article("Short.")
    second = OUTLET.next_page(page)
    assert second == "https://filtermag.org/feed/?paged=2"
    third = OUTLET.next_page(Page(url=second, body=page.body))
    assert third == "https://filtermag.org/feed/?paged=3"
    assert OUTLET.next_page(Page(url=third, body=b'<rss version="2.0"></rss>')) is None


def test_busy_outlets_alone_are_asked_for_older_pages() -> None:
    outlets = [source for name in names() if isinstance(source := load(name), PressFeed)]
    assert len(outlets) == 7
    paged = {outlet.name for outlet in outlets if outlet.pages > 1}
    assert {"press_marijuana_moment", "press_stat"} <= paged
    assert {outlet.tier for outlet in outlets} == {"press", "trade"}
    assert all(outlet.keep == "topic" for outlet in outlets)
    assert not isinstance(load("press_pain_news_network"), WordPressFeed)
