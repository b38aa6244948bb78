"""A feed from the answer of a server."""

from __future__ import annotations

from crawler.source.feeds.decoding import decodings
from crawler.source.feeds.entry import Feed
from crawler.source.feeds.json_feed import json_feed
from crawler.source.feeds.xml_feed import xml_feed
from crawler.source.page import Page


def read_feed(page: Page) -> Feed | None:
    """The feed an answer is; None where it is none at all."""
    for text in decodings(page):
        reads = json_feed if text.lstrip()[:1] == "{" else xml_feed
        if feed := reads(text, page.url):
            return feed
    return None
