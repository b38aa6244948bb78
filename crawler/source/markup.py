"""HTML before it is handed to a parser: what would cost it more than its length."""

from __future__ import annotations

import re

#: An attribute as browsers read it (HTML, 13.2.5.32 to 13.2.5.39), closed or not.
_ATTRIBUTE = r"[\s/]*[^\s/>][^\s/>=]*(?:\s*=\s*(?:\"[^\"]*\"?|'[^']*'?|[^\s>]*))?"
_START_TAG = rf"(<[a-z][^\s/>]*(?:{_ATTRIBUTE}){{0,%d}}[\s/]*)[^>]*"
_HTML = re.compile(_START_TAG % 2000, re.IGNORECASE)
_FEED = re.compile(_START_TAG % 100, re.IGNORECASE | re.ASCII)


def with_few_attributes(html: str) -> str:
    """The same HTML, each element with its first 2,000 attributes at most.

    libxml2 takes time that grows with the square of their number. Linear: a start tag that is not
    closed matches too, so none is looked at twice.
    """
    return _HTML.sub(r"\1", html)


def feed_with_few_attributes(body: bytes) -> bytes:
    """The same feed, each element with its first 100 attributes at most: the square costs
    feedparser more."""
    return _FEED.sub(r"\1", body.decode("latin-1")).encode("latin-1")
