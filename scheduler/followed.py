"""Which sources an installation follows, and what a reader calls them."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler import sources
from store.config import Settings


def followed(settings: Settings) -> list[str]:
    """The sources that ship and are not switched off, then the feeds that are set, by name."""
    ours = [name for name in sources.names() if settings.source(name).enabled]
    return [*ours, *sorted(settings.feeds)]


def publisher(settings: Settings, name: str) -> str:
    """Who publishes a source; of a feed without code, the host it is on."""
    if feed := settings.feeds.get(name):
        return urlsplit(feed.url).hostname or name
    return sources.load(name).publisher if name in sources.names() else name
