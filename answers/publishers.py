"""What a reader calls the sources an installation follows."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler import sources
from crawler.source import Tier
from store.config import Settings


def publisher(settings: Settings, name: str) -> str:
    """Who publishes a source; of a feed without code, the host it is on."""
    if feed := settings.feeds.get(name):
        return urlsplit(feed.url).hostname or name
    return sources.load(name).publisher if name in sources.names() else name


def tier(settings: Settings, name: str) -> Tier:
    """How near a source is to what happened; a feed without code is taken for the press."""
    known = name not in settings.feeds and name in sources.names()
    return sources.load(name).tier if known else "press"
