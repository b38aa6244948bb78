"""What a publisher gives to be known by: set in the environment, and sent to nobody else.

It goes out with requests to the places of the source's listings alone. A redirect may lead
anywhere, and a capture, which keeps no request, cannot give it away.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from crawler.source.source import Source
from store.config import Settings

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Request


class ListingCredential:
    """A Scrapy downloader middleware that sends `CREDENTIAL_HEADER` to `CREDENTIAL_PLACES`, and
    takes it from requests that a redirect has led elsewhere."""

    def __init__(self, header: tuple[str, str], places: Sequence[str]) -> None:
        self._name, self._value = header
        self._places = frozenset(places)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ListingCredential:
        settings = crawler.settings
        return cls(settings["CREDENTIAL_HEADER"], settings.getlist("CREDENTIAL_PLACES"))

    def process_request(self, request: Request) -> None:
        """Put the header on, or take it off."""
        if origin_of(request.url) in self._places:
            request.headers[self._name] = self._value
        else:
            request.headers.pop(self._name, None)


def key_header(source: Source, settings: Settings) -> tuple[str, str] | None:
    """The header that carries a source's key, and its value; None where there is no key to send."""
    key = settings.keys.get(source.credential)
    if not key:
        return None
    name, form = source.credential_header
    return name, form.format(key)


def key_variable(source: Source) -> str:
    """The environment variable that holds what a source asks for; empty where it asks nothing."""
    return f"BLOTTER_KEY_{source.credential.upper()}" if source.credential else ""


def needs_key(source: Source, settings: Settings) -> bool:
    """Whether a source cannot be looked at for want of its key."""
    if not source.credential or source.credential_optional:
        return False
    return source.credential not in settings.keys


def origin_of(url: str) -> str:
    """Scheme, host and port of an address: what a key is good for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()
