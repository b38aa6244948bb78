from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.source.page import Page
from crawler.source.source import LayoutError
from crawler.user_feed import UserFeed, load
from store.log.document import Document
from store.settings.crawling_tables import FeedSettings

SETTINGS = FeedSettings(url="https://board.example.org/news.xml")
ARTICLE = "https://board.example.org/news/vasquell"
SENTENCE = "The board found that 412 vials of ketamine had never been accounted for. "

RSS = """<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Board</title>{}
</channel></rss>"""


def rss(*items: str) -> Page:
    body = RSS.format("".join(f"<item>{item}</item>" for item in items)).encode()
    return Page(url=SETTINGS.url, body=body, media_type="application/rss+xml")


def item(
    title: str = "<title>Board suspends &lt;b&gt;license&lt;/b&gt;</title>",
    date: str = "<pubDate>Tue, 12 May 2026 09:00:00 -0400</pubDate>",
    link: str = f"<link>{ARTICLE}</link>",
    rest: str = "<guid>tag:board,1</guid><description>&lt;p&gt;A teaser.&lt;/p&gt;</description>",
) -> str:
    return title + date + link + rest


def html(head: str = "", body: str = f"<p>{SENTENCE * 6}</p>") -> Page:
    text = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    return Page(url=ARTICLE, body=text.encode(), media_type="text/html; charset=utf-8")


def read(feed: Page, *parts: Page) -> Document:
    source = load("board_news", SETTINGS)
    (link,) = source.links(feed)
    return source.read(replace(feed, record=link.key, parts=parts))


def test_a_feed_is_followed_as_its_settings_say() -> None:
    settings = FeedSettings(url="https://board.example.org/news.xml", keep="all", delay=9.0)
    source = load("board_news", settings)
    assert isinstance(source, UserFeed)
    assert source.name == "board_news"
    assert source.publisher == "board.example.org"
    assert source.listings == ("https://board.example.org/news.xml",)
    assert (source.keep, source.delay) == ("all", 9.0)


def test_each_entry_is_a_record_with_its_page() -> None:
    feed = rss(item(), item(rest="<guid>tag:board,2</guid>"))
    links = load("board_news", SETTINGS).links(feed)
    assert [(link.key, link.url, link.parts, link.preview) for link in links] == [
        ("tag:board,1", None, (ARTICLE,), None),
        ("tag:board,2", None, (ARTICLE,), None),
    ]


def test_the_main_text_of_the_page_is_the_text() -> None:
    document = read(rss(item()), html())
    assert document.title == "Board suspends license"
    assert document.text == (SENTENCE * 6).strip()
    assert document.url == ARTICLE
    assert (document.published_on, document.precision) == (date(2026, 5, 12), "instant")


@pytest.mark.parametrize("media_type", ["application/pdf", "", "text/html"])
def test_of_a_pdf_the_entry_speaks_and_the_link_is_kept(media_type: str) -> None:
    document = read(rss(item()), Page(url=ARTICLE, body=b"%PDF-1.7 \xff", media_type=media_type))
    assert document.text == "A teaser."
    assert document.url == ARTICLE


def test_of_a_page_that_is_a_shell_for_scripts_the_entry_speaks() -> None:
    content = f"<guid>1</guid><content:encoded>&lt;p&gt;{SENTENCE * 3}&lt;/p&gt;</content:encoded>"
    document = read(rss(item(rest=content)), html(body="<p>Please enable scripts.</p>"))
    assert document.text == (SENTENCE * 3).strip()


HEADED = "<h1>Board suspends license</h1>"


def headed(rest: str, text: str) -> str:
    """What is read of an entry with its page, which has its heading."""
    feed = rss(item(title="Board suspends license", rest=rest))
    return read(feed, html("<title>Board suspends license</title>", HEADED + text)).text


def test_before_a_page_with_its_heading_a_teaser_counts_for_nothing() -> None:
    teaser = f"<guid>1</guid><description>{'A teaser of the board. ' * 9}</description>"
    assert headed(teaser, "<p>This release is under review.</p>") == "This release is under review."


@pytest.mark.parametrize("text", ["", "<p>Loading\u2026</p>", "<p>Share this.</p>"])
def test_where_the_page_says_nothing_the_teaser_counts(text: str) -> None:
    teaser = f"<guid>1</guid><description>{'A teaser of the board. ' * 9}</description>"
    assert headed(teaser, text) == ("A teaser of the board. " * 9).strip()


def test_an_entry_with_the_full_text_counts_before_a_shorter_page() -> None:
    whole = f"<guid>1</guid><description>{SENTENCE * 9}</description>"
    assert headed(whole, "<p>The first sentence alone is here.</p>") == (SENTENCE * 9).strip()


def test_title_and_date_fall_back_to_the_page() -> None:
    head = (
        '<meta property="og:title" content="Board &amp; bar">'
        '<meta property="article:published_time" content="2026-05-11T20:00:00-04:00">'
    )
    document = read(rss(item(title="", date="")), html(head))
    assert document.title == "Board & bar"
    assert document.published_on == date(2026, 5, 11)
    document = read(rss(item(title="", date="<pubDate>soon</pubDate>")), html("<title>Ba</title>"))
    assert (document.title, document.published_on) == ("Ba", None)
    assert read(rss(item(date="<pubDate></pubDate>")), html()).published_on is None


def test_an_entry_without_any_title_goes_by_its_first_words() -> None:
    assert read(rss(item(title=""))).title == "A teaser."
    assert read(rss(item(title="")), html()).title == "A teaser."


def test_an_entry_without_title_and_words_is_refused() -> None:
    with pytest.raises(LayoutError, match="title"):
        read(rss(item(title="", rest="<guid>tag:board,1</guid>")))


@pytest.mark.parametrize("link", ["", "<link>mailto:a@example.org</link>"])
def test_an_entry_without_a_web_address_stands_for_itself(link: str) -> None:
    feed = rss(item(link=link))
    (offered,) = load("board_news", SETTINGS).links(feed)
    assert offered.parts == ()
    assert read(feed).url == SETTINGS.url
    assert read(feed).text == "A teaser."


def test_atom_is_read_too() -> None:
    body = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Board</title><entry>
    <id>urn:1</id><title>Board acts</title><link href="{ARTICLE}"/>
    <updated>2026-05-12T02:00:00Z</updated><summary>A teaser.</summary></entry></feed>"""
    document = read(Page(url=SETTINGS.url, body=body.encode(), media_type="application/atom+xml"))
    assert (document.title, document.text) == ("Board acts", "A teaser.")
    assert document.published_on == date(2026, 5, 11)


@pytest.mark.parametrize("body", [b"", b"<html><body>Access denied</body></html>", b"{}", b"\xff"])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(LayoutError, match="not a feed"):
        load("board_news", SETTINGS).links(Page(url=SETTINGS.url, body=body))


@given(st.permutations(range(1, 5)))
def test_of_a_repeated_guid_the_newest_counts_in_any_order(order: list[int]) -> None:
    items = [
        item(title=f"<title>{day}</title>", date=f"<pubDate>May {day}, 2026</pubDate>")
        for day in order
    ]
    assert read(rss(*items)).title == "4"


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("hhs_oig_whats_new_2017.xml", 430),
        ("fda_drug_recalls_2019.xml", 1),
        ("house_ruiz_rss.xml", 10),
    ],
)
def test_real_feeds_read_without_code(shared: Path, name: str, entries: int) -> None:
    body = (shared / "feeds" / "real" / name).read_bytes()
    feed = Page(url=SETTINGS.url, body=body, media_type="text/xml")
    source = load("board_news", SETTINGS)
    documents = [source.read(replace(feed, record=link.key)) for link in source.links(feed)]
    assert len({document.id for document in documents}) == entries
    assert all(document.title and document.published_on for document in documents)
