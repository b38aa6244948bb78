"""HHS-OIG as it really served its feed and pages in 2017 (../shared/data)."""

from __future__ import annotations

import tarfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from crawler.source.page import Page
from crawler.source.prose import prose
from crawler.source.unknown_pages.unknown_page import read_unknown
from crawler.sources import load

SOURCE = load("us_hhs_oig_enforcement")


@pytest.fixture(scope="module")
def feed(shared: Path) -> Page:
    body = (shared / "feeds" / "real" / "hhs_oig_whats_new_2017.xml").read_bytes()
    url = "https://oig.hhs.gov/newsroom/whats-new/whats-new.xml"
    return Page(url=url, body=body, media_type="text/xml")


# Each is read from the whole feed, so that all take ten seconds.
@pytest.mark.parametrize("every", [10, pytest.param(1, marks=pytest.mark.servers)])
def test_513_items_are_430_documents(feed: Page, every: int) -> None:
    links = SOURCE.links(feed)
    assert feed.body.count(b"<item>") == 513
    assert len({SOURCE.document_id(link.key) for link in links}) == 430
    some = links[::every]
    documents = [SOURCE.read(replace(feed, record=link.key)) for link in some]
    assert [it.id for it in documents] == [SOURCE.document_id(link.key) for link in some]
    assert all(document.title and document.url for document in documents)
    days = [document.published_on for document in documents]
    assert all(day and date(2015, 11, 1) <= day <= date(2017, 3, 9) for day in days)


def test_of_a_repeated_guid_the_newest_announcement_counts(feed: Page) -> None:
    exclusions = "https://oig.hhs.gov/exclusions/exclusions_list.asp"
    document = SOURCE.read(replace(feed, record=exclusions))
    assert (
        document.title == "LEIE Database Updated with February 2017 Exclusions and Reinstatements"
    )
    assert document.published_on == date(2017, 3, 7)


def test_an_item_announced_again_is_the_same_document(feed: Page) -> None:
    exclusions = "https://oig.hhs.gov/exclusions/exclusions_list.asp"
    before = SOURCE.read(replace(feed, record=exclusions))
    again = (
        "<item><title>LEIE Database Updated with March 2017 Exclusions</title>"
        f"<link>{exclusions}</link><guid>{exclusions}</guid>"
        "<pubDate>07 Apr 2017 10:00:00 EST</pubDate></item></channel>"
    ).encode()
    later = replace(feed, body=feed.body.replace(b"</channel>", again))
    assert len(SOURCE.links(later)) == 430
    after = SOURCE.read(replace(later, record=exclusions))
    assert after.id == before.id
    assert after.published_on == date(2017, 4, 7)


def test_the_raw_pages_decode_and_read(shared: Path) -> None:
    """Pages in UTF-8, Windows-1252 and ASCII, some of them pieces or redirects without a text."""
    pages = {}
    with tarfile.open(shared / "hhs_oig" / "raw_pages.tar.xz") as archive:
        for member in archive:
            if member.name.endswith(".asp") and (file := archive.extractfile(member)):
                pages[member.name] = Page(
                    url=f"https://oig.hhs.gov/{member.name}", body=file.read()
                )
    assert len(pages) == 49
    encodings = {_is_utf8(page.body) for page in pages.values()}
    assert encodings == {True, False}
    texts = {name: read_unknown(page).text for name, page in pages.items()}
    for name, page in pages.items():
        for broken in ("\ufffd", "\u00e2\u20ac", "\u00c3\u00a9", "\u00c2\u00a0"):
            assert broken not in page.text, name
        assert bool(texts[name]) >= bool(prose(page.html.css("body").get(""))), name
    assert sum(len(text) > 80 for text in texts.values()) >= 47


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True
