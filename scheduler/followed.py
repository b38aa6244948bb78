"""What a reader calls the sources an installation follows."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler import sources
from store.config import Settings


def publisher(settings: Settings, name: str) -> str:
    """Who publishes a source; of a feed without code, the host it is on."""
    if feed := settings.feeds.get(name):
        return urlsplit(feed.url).hostname or name
    return sources.load(name).publisher if name in sources.names() else name
