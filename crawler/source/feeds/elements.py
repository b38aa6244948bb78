"""Elements of a feed: their names, whatever prefix they bear, and the HTML they hold."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Iterator, Mapping
from html import escape
from html.entities import html5
from typing import TypeAlias

from lxml import etree, html  # type: ignore[import-untyped]

#: An element's children by name; of those with one name all, in their order.
Children: TypeAlias = Mapping[str, list[etree._Element]]

#: The vocabularies whose elements count, by address in lower case; RSS and Atom have no prefix here
_SPACES = {
    "purl.org/dc/elements/1.1": "dc:",
    "purl.org/dc/terms": "dcterms:",
    "purl.org/rss/1.0/modules/content": "content:",
    "search.yahoo.com/mrss": "media:",
    "www.rssboard.org/media-rss": "media:",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "www.w3.org/1999/xhtml": "xhtml:",
    "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
}
_PLAIN = (
    *(
        "www.w3.org/2005/atom",
        "purl.org/atom/",
        "purl.org/rss/1.0",
        "purl.org/echo",
        "purl.org/pie",
    ),
    *("my.netscape.com/rdf/simple", "backend.userland.com/", "blogs.law.harvard.edu/tech/rss"),
    *("example.com/newformat#", "example.com/necho", "uri/of/echo/namespace#"),
)
_ATOM_TITLE = "{http://www.w3.org/2005/Atom}title"
_PLAIN_TEXT = ("text", "text/plain")
_XHTML = ("xhtml", "application/xhtml+xml", "text/xml", "application/xml", "image/svg+xml")
_HTML5 = (
    *("article", "aside", "audio", "bdi", "canvas", "details", "figcaption", "figure", "footer"),
    *("header", "main", "mark", "math", "nav", "picture", "section", "source", "summary", "svg"),
    *("template", "time", "track", "video", "wbr"),
)
_KNOWN = "|".join(sorted({*html.defs.tags, *_HTML5}))
#: What opens no element of HTML, by its name alone; the name, where it may be one of another's.
_UNKNOWN = re.compile(
    rf"<(?!/?(?:{_KNOWN})(?:[\s/>]|\Z)|/[A-Za-z][\w:.-]*\s*>|!--|!\[|\?)"
    r"(?![A-Za-z][\w:.-]*(?:\s[^<>=]*=[^<>]*|\s*/)>)([A-Za-z][\w:.-]*(?=>))?",
    re.IGNORECASE,
)
_END = re.compile(r"</([A-Za-z][\w:.-]*)")
_HTML_END = re.compile(rf"</(?:{_KNOWN})\s*>|<(?:br|hr|img|wbr)\b[^<>]*>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|([A-Za-z][A-Za-z0-9]{1,31}));")


def children(element: etree._Element) -> Children:
    """The children of an element by name: `title`, `dc:date`; in lower case, since some feeds write
    `pubdate`. A prefix that was never declared counts as what it says."""
    found: dict[str, list[etree._Element]] = {}
    for child in element.iterchildren(tag=etree.Element):
        found.setdefault(name_of(child), []).append(child)
    return found


def name_of(element: etree._Element) -> str:
    """The name of an element, as `children` has it."""
    space, _, local = element.tag.rpartition("}")
    prefix = element.prefix or ""
    return f"{_prefix(space[1:], prefix)}{local}".lower() if space else local.lower()


def _prefix(space: str, prefix: str) -> str:
    """The prefix of a vocabulary in this code; of an unknown one its own."""
    address = space.lower().removeprefix("http://").removeprefix("https://").rstrip("/")
    if address in _SPACES:
        return _SPACES[address]
    if address.startswith(_PLAIN) or not prefix:
        return ""
    return f"{prefix}:"


def text_of(element: etree._Element | None) -> str:
    """The text within an element, blanks around it taken off; empty where there is none."""
    return "" if element is None else "".join(element.itertext(with_tail=True)).strip()


def first_text(found: Children, *names: str) -> str:
    """The text of the first of these children that has any."""
    return next(filter(None, (text_of(child) for child in _all(found, names))), "")


def first_html(found: Children, *names: str) -> str:
    """The HTML of the first of these children that has any, as its attributes say it is written."""
    return next(filter(None, (html_of(child) for child in _all(found, names))), "")


def _all(found: Children, names: tuple[str, ...]) -> Iterator[etree._Element]:
    return (child for name in names for child in found.get(name, ()))


def html_of(element: etree._Element) -> str:
    """What an element holds, as HTML (RFC 4287 section 3.1.1 and 4.1.3.3; RSS 2.0 has no `type`,
    and Atom 0.3 has a `mode`)."""
    stated, mode = (element.get("type") or "").lower(), (element.get("mode") or "").lower()
    if mode == "base64":
        return _from_base64(text_of(element))
    if stated in _XHTML or stated.endswith("+xml") or len(element):
        return _inner(element)
    text = text_of(element)
    if mode != "escaped" and (stated in _PLAIN_TEXT or (not stated and _is_plain(element))):
        return escape(text, quote=False)
    if stated in ("html", "text/html") or name_of(element) in ("description", "content:encoded"):
        return with_known_tags(text)
    return html_or_text(text)


def _is_plain(element: etree._Element) -> bool:
    """Whether an element without a type is an Atom title: plain text, and written as such. Feeds
    that say nothing of longer texts mostly have HTML there, whatever the standard says."""
    return bool(element.tag == _ATOM_TITLE)


def html_or_text(text: str) -> str:
    """A text that may be HTML or not, as HTML: it is, where a known element ends in it or something
    is written as a reference."""
    if "<" not in text and "&" not in text:
        return text
    if _HTML_END.search(text) or any(map(_is_known, _REFERENCE.finditer(text))):
        return with_known_tags(text)
    return escape(text, quote=False)


def with_known_tags(markup: str) -> str:
    """HTML in which a `<` is text where it is written as one: `<LOQ`, `<5 mg>`."""
    if "<" not in markup:
        return markup
    ended = {name.lower() for name in _END.findall(markup)}

    def kept(opening: re.Match[str]) -> str:
        is_tag = opening[1] and opening[1].lower() in ended
        return opening[0] if is_tag else f"&lt;{opening[1] or ''}"

    return _UNKNOWN.sub(kept, markup)


def _is_known(reference: re.Match[str]) -> bool:
    return reference[1] is None or f"{reference[1]};" in html5


def _inner(element: etree._Element) -> str:
    """The markup within an element, without prefixes."""
    for part in element.iterdescendants(tag=etree.Element):
        part.tag = etree.QName(part).localname
    inside = (etree.tostring(part, method="html", encoding="unicode") for part in element)
    return (escape(element.text or "", quote=False) + "".join(inside)).strip()


def _from_base64(text: str) -> str:
    try:
        return html_or_text(b64decode(text).decode("utf-8", "replace"))
    except ValueError:
        return ""
