from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crawler.publishers.fda_feed import FdaFeed
from crawler.source.page import Page


class Feed(FdaFeed):
    home = "https://www.fda.gov/news"
    listings = ("https://www.fda.gov/rss.xml",)


SOURCE = Feed("us_zz_feed")
PAGE = Page(
    url="https://www.fda.gov/drugs/a",
    media_type="text/html; charset=UTF-8",
    body=b"""<html><meta property="article:published_time" content="Tue, 05/19/2026 - 21:21">
    <h1>Troches</h1><article id="main-content"><div role="main">Of ketamine.</div></article>""",
)


def feed(*items: str) -> Page:
    body = f"<rss version='2.0'><channel>{''.join(items)}</channel></rss>"
    return Page(url=SOURCE.listings[0], body=body.encode(), media_type="application/rss+xml")


def item(link: str, *, title: str = "Troches", date: str = "", guid: str = "") -> str:
    return (
        f"<item><title>{title}</title><link>{link}</link><description>Short.</description>"
        f"<pubDate>{date}</pubDate><guid>{guid or link}</guid></item>"
    )


def test_http_and_blanks_and_a_new_guid_make_no_other_document() -> None:
    one = feed(item("http://www.fda.gov/drugs/a"))
    other = feed(item("\n https://www.fda.gov/drugs/a/ ", guid="https://www.fda.gov/node/1"))
    ids = [SOURCE.document_id(link.key) for page in (one, other) for link in SOURCE.links(page)]
    assert len(set(ids)) == 1
    assert SOURCE.links(one)[0].parts == ("https://www.fda.gov/drugs/a",)


def test_a_page_announced_twice_is_one_document_with_the_newest_announcement() -> None:
    listing = feed(
        item("http://www.fda.gov/drugs/a", date="Tue, 19 May 2026 10:00:00 EDT", guid="1"),
        item("http://www.fda.gov/drugs/a", date="Wed, 20 May 2026 10:00:00 EDT", guid="2"),
    )
    (link,) = SOURCE.links(listing)
    document = SOURCE.read(replace(listing, record=link.key, parts=(PAGE,)))
    assert document.published_on == date(2026, 5, 20)


@pytest.mark.parametrize(
    "address",
    ["https://www.fda.gov/media/1/download", "https://council.example.org/a", "mailto:a@b.example"],
)
def test_what_is_no_page_of_the_fda_is_not_asked_for(address: str) -> None:
    listing = feed(item(address))
    (link,) = SOURCE.links(listing)
    assert link.parts == ()
    assert link.preview == "Troches\nShort."
    assert SOURCE.read(replace(listing, record=link.key)).text == "Short."


def test_where_a_file_answers_the_entry_speaks_for_itself() -> None:
    listing = feed(item("https://www.fda.gov/drugs/a"))
    pdf = replace(PAGE, body=b"%PDF-1.7", media_type="application/pdf")
    document = SOURCE.read(replace(listing, record="drugs/a", parts=(pdf,)))
    assert (document.text, document.published_on) == ("Short.", None)


def test_what_the_entry_lacks_is_taken_from_its_page() -> None:
    listing = feed(item("https://www.fda.gov/drugs/a", title=""))
    document = SOURCE.read(replace(listing, record="drugs/a", parts=(PAGE,)))
    assert (document.title, document.text) == ("Troches", "Of ketamine.")
    assert (document.published_on, document.precision) == (date(2026, 5, 19), "day")


def test_an_entry_without_any_title_goes_by_its_first_words() -> None:
    listing = feed(item("https://www.fda.gov/media/1", title=""))
    assert SOURCE.read(replace(listing, record="media/1")).title == "Short."


@pytest.mark.parametrize("host", ["http://fda.gov", "https://fda.gov", "https://WWW.FDA.gov:443"])
def test_the_host_may_be_written_otherwise(host: str) -> None:
    (link,) = SOURCE.links(feed(item(f"{host}/drugs/a", guid="1")))
    assert (link.key, link.parts) == ("drugs/a", ("https://www.fda.gov/drugs/a",))
