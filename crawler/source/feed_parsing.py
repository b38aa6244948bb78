"""An RSS or Atom feed as feedparser reads it, from bytes that anybody may have written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from w3lib.encoding import read_bom

from crawler.source.markup import with_few_attributes
from crawler.source.page import Page

#: More attributes of an element cost feedparser the square of their number.
_MOST_ATTRIBUTES = 100
_STATED = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']{1,40})", re.IGNORECASE)
#: An XML declaration; one that is not closed within its first 1,000 bytes is none.
_DECLARATION = re.compile(r"\s*<\?xml[^<>]{0,1000}\?>")
_DECLARED = re.compile(rb"\s{0,100}<\?xml[^<>]{0,1000}?\sencoding\s*=\s*[\"']([\w.:-]{1,40})[\"']")


def parse_feed(page: Page) -> Any:
    """What feedparser reads in an answer; None where it is no feed at all.

    feedparser opens a string, and bytes too, as a file or an address: it is handed a stream. It is
    handed UTF-8 without a declaration, since looking for the charset in a long one takes it time
    that grows with the cube of its length, and a charset can hide markup from our own checks.
    """
    import feedparser  # takes long, and every answer that names a publisher imports this file

    tried: list[str] = []
    for text in _decodings(page):
        if text in tried:
            continue
        tried.append(text)
        markup = with_few_attributes(_DECLARATION.sub("", text, count=1), _MOST_ATTRIBUTES)
        headers = {"content-location": page.url, "content-type": "text/xml; charset=utf-8"}
        body = BytesIO(b"\n" + markup.encode(errors="replace"))
        feed = feedparser.parse(body, response_headers=headers)
        if feed.get("version") or feed.entries:
            return feed
    return None


def _decodings(page: Page) -> Iterator[str]:
    """The answer in each charset it may be in: by its byte order mark (RFC 7303 section 3), as the
    server says, as the feed says, else UTF-8 or Windows-1252."""
    stated, declared = _STATED.search(page.media_type), _DECLARED.match(page.body)
    named = (stated and stated[1], declared and declared[1].decode("ascii", "replace"))
    for charset in (read_bom(page.body)[0], *named, "utf-8"):
        try:
            text = page.body.decode(charset) if charset else ""
        except (LookupError, ValueError):  # `rot13`, `undefined`: Python's codecs are not charsets
            continue
        if text:
            yield text.lstrip("\ufeff")
    yield page.body.decode("cp1252", errors="replace")
