"""Answers that end before their end, by their bytes: what came is no state of the page. Pure."""

from __future__ import annotations

import re

from crawler.false_answers.mismatches import Expects, is_html

#: What may stand before the root of an XML document (XML 1.0, production 22), and the root.
_BEFORE = re.compile(rb"[^<]*(?:<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)", re.DOTALL)
_ROOT = re.compile(rb"[^<]*<([A-Za-z_][\w.-]*(?::[\w.-]+)?)[\s/>]")
_CLOSED = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
_OPENED = re.compile(rb"<(?:html|body)[\s>]", re.IGNORECASE)
#: Elements that are written once and hold all items, though they are not the root.
_ALL_BUT_ROOT = {b"rss": b"channel"}


def is_cut(status: int, body: bytes, *, expects: Expects, unmeasured: bool) -> bool:
    """Whether an answer with a good status was cut.

    `unmeasured`: whether it ended with the connection, so that nothing says how long it should be.
    Without that only formats that say where they end are judged: of a page of HTML the end may be
    left out.
    """
    if status == 206:  # a part (RFC 9110 section 15.3.7), which nobody asked for
        return True
    text = body.removeprefix(b"\xef\xbb\xbf").strip()
    if expects in ("json", "feed") and text[:1] in (b"{", b"["):  # a feed may be JSON as well
        return text[-1:] not in (b"}", b"]")
    if expects in ("feed", "xml"):
        return _is_open(text)
    return unmeasured and is_html(text) and lacks_its_end(text)


def lacks_its_end(body: bytes) -> bool:
    """Whether a page of HTML opens what it does not close."""
    return _OPENED.search(body) is not None and not is_closed(body)


def is_closed(body: bytes) -> bool:
    """Whether a page of HTML closes what it opens."""
    return _CLOSED.search(body) is not None


def _is_open(text: bytes) -> bool:
    """Whether the root of an XML document is not closed."""
    start = 0
    while before := _BEFORE.match(text, start):
        start = before.end()
    root = _ROOT.match(text, start)
    if root is None:
        return False
    if text.endswith(b"/>") and text.find(b">", root.start()) == len(text) - 1:
        return False  # the root holds nothing
    inner = _ALL_BUT_ROOT.get(root[1].lower(), root[1])
    return not any(b"</" + name in text for name in (root[1], inner))
