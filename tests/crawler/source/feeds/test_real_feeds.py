"""Every feed at hand (../shared/data), held against an independent reader: nothing lost, no date
invented. Where feedparser reads otherwise, it is said which of the two is right, and why."""

from __future__ import annotations

import re
import tarfile
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
import pytest

from crawler.source.feeds.entry import FeedEntry
from crawler.source.feeds.reading import read_feed
from crawler.source.page import Page
from crawler.source.publisher_dates import eastern_day, read_date

URL = "http://127.0.0.1:8097/feed.xml"
_STATED = re.compile(rb"Header:\s*Content-type:\s*([^\r\n]+)", re.IGNORECASE)

#: Feeds whose entries are counted otherwise.
COUNTED = {
    "rss_incomplete_cdata.xml",  # its only entry was cut, and is not given
    "example.json",  # feedparser reads no JSON Feed without `requests`
}
#: Entries that lead elsewhere.
LINKED = {
    # Channel Definition Format, which is read no more.
    *("cdf_item_abstract_xml_base.xml", "item_href_map_link.xml", "item_href_map_links.xml"),
    # The first of several links to pages, as the publisher puts it first; feedparser has the last.
    *("entry_link_no_href_link_priority.xml", "entry_link_rel_enclosure_no_href.xml"),
    "atom-test-example.xml",
    # What is plainly no address is none: an id or guid that says nothing of being one.
    *("entry_id_with_attributes.xml", "http_entry_id_base_content_location.xml"),
    *("http_entry_id_base_docuri.xml", "http_content_language_entry_title_inherit_2.xml"),
    *("atom10_id.xml", "feed-test-audio.xml"),
    # `rdf:about` is the address of what it is about.
    *("rdf_channel_empty_textinput.xml", "rdf_item_description.xml", "rdf_item_rdf_about.xml"),
    "rdf_item_title.xml",
    # As they are written.
    *("entry_id_no_normalization_4.xml", "item_guid_isPermaLink_ValueError.xml"),
}
#: Entries of another day: of Channel Definition Format, and the first of several.
OTHERWISE_DATED = {
    *("cdf_item_abstract_xml_base.xml", "item_lastmod.xml", "item_lastmod_parsed.xml"),
    "entry_updated_multiple_values.xml",
}
#: Feeds whose dates feedparser cannot read: "Monday, April 15, 2013 - 2:23pm", "22.11.2022 12:16",
#: `dcterms:created`.
DATED = {
    *("fda_drug_recalls_2019.xml", "feed-test-time.xml", "house_ruiz_rss.xml"),
    *("item_dcterms_created.xml", "item_dcterms_created_parsed.xml"),
    *("feed-image-enclosure.xml", "feed-test-hindi-channel-image.xml"),
}


@pytest.fixture(scope="module")
def pairs(shared: Path) -> list[tuple[str, list[FeedEntry], list[Any]]]:
    """Each feed's name, its entries as we read them, and as feedparser does."""
    return [(name, ours(body), theirs(body)) for name, body in files(shared)]


def files(shared: Path) -> Iterator[tuple[str, bytes]]:
    for folder in ("feeds/real", "feeds/diffengine", "gov_page_snapshots"):
        for path in sorted((shared / folder).rglob("*.xml")):
            yield path.name, path.read_bytes()
    for archive in sorted((shared / "feeds").glob("*.tar.xz")):
        with tarfile.open(archive) as members:
            for member in members:
                file = members.extractfile(member)
                if file and member.name.endswith((".xml", ".rss", ".atom", ".json")):
                    yield member.name.rpartition("/")[2], file.read()


def media_type(body: bytes) -> str:
    stated = _STATED.search(body)
    return stated[1].decode().strip() if stated else ""


def ours(body: bytes) -> list[FeedEntry]:
    feed = read_feed(Page(url=URL, body=body, media_type=media_type(body)))
    return list(feed.entries) if feed else []


def theirs(body: bytes) -> list[Any]:
    headers = {"content-location": URL, "content-type": media_type(body) or "application/xml"}
    return list(feedparser.parse(BytesIO(body), response_headers=headers).entries)


def test_every_entry_is_read(pairs: list[tuple[str, list[FeedEntry], list[Any]]]) -> None:
    assert sum(len(found) for _, found, _ in pairs) >= 1930
    assert {name for name, found, counted in pairs if len(found) != len(counted)} == COUNTED


def test_every_entry_leads_where_it_led(
    pairs: list[tuple[str, list[FeedEntry], list[Any]]],
) -> None:
    elsewhere = {
        name
        for name, found, counted in pairs
        for one, other in zip(found, counted, strict=False)
        if one.link != (other.get("link") or "") and not takes_an_id_for_a_link(one, other)
    }
    assert elsewhere == LINKED


def takes_an_id_for_a_link(one: FeedEntry, other: Any) -> bool:
    """Whether the other reader has a link where there is none: an Atom id leads nowhere (RFC 4287
    section 4.2.6)."""
    return not one.link and other.get("link") == one.guid


def test_no_date_is_lost_or_invented(pairs: list[tuple[str, list[FeedEntry], list[Any]]]) -> None:
    days = [
        (name, day_of(one), day_by(other))
        for name, found, counted in pairs
        for one, other in zip(found, counted, strict=False)
    ]
    assert sum(other is not None for _, _, other in days) >= 700
    assert {name for name, one, other in days if other and one != other} == OTHERWISE_DATED
    assert {name for name, one, other in days if one and not other} == DATED


def day_of(entry: FeedEntry) -> date | None:
    stated = read_date(entry.published) or read_date(entry.updated)
    return stated[0] if stated else None


def day_by(entry: Any) -> date | None:
    """The Eastern day of the instant feedparser reads."""
    instants = (dict.get(entry, name) for name in ("published_parsed", "updated_parsed"))
    instant = next(filter(None, instants), None)
    return eastern_day(datetime.fromtimestamp(timegm(instant), UTC)) if instant else None
