"""A feed as Atom (RFC 4287)."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from answers.news.entries.entry import NewsEntry
from formats.feeds.content import as_html, as_text, title_of
from formats.feeds.feed import Feed, entry_id, moment
from store.plain_text import clean, web_address

MEDIA_TYPE = "application/atom+xml"


def as_atom(feed: Feed) -> bytes:
    """The whole document, UTF-8."""
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    newest = max((it.recorded_at for it in feed.news.entries), default=feed.news.until_at)
    _add(root, "updated", moment(newest))
    _add(SubElement(root, "author"), "name", "Blotter")
    _add(root, "generator", "Blotter")
    _link(root, "self", feed.address, MEDIA_TYPE)
    _link(root, "alternate", feed.home, "text/html")
    for entry in feed.news.entries:
        _fill(SubElement(root, "entry"), entry, feed)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _fill(element: Element, entry: NewsEntry, feed: Feed) -> None:
    _add(element, "id", entry_id(entry))
    _add(element, "title", title_of(entry))
    _add(element, "updated", moment(entry.recorded_at))
    _add(element, "published", moment(entry.recorded_at))
    _add(SubElement(element, "author"), "name", entry.publisher)
    ours, theirs = feed.page_of(entry.id), web_address(entry.url)
    _link(element, "alternate", ours or theirs, "text/html")
    _link(element, "via", theirs if ours else "")
    SubElement(element, "category", term=entry.section)
    _add(element, "summary", as_text(entry))
    _add(element, "content", as_html(entry), type="html")


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    """A text construct; its lines are kept."""
    SubElement(parent, name, attributes).text = "\n".join(map(clean, text.split("\n")))


def _link(parent: Element, relation: str, address: str, type: str = "") -> None:
    if address:
        kind = {"type": type} if type else {}
        SubElement(parent, "link", {"rel": relation, "href": address, **kind})
