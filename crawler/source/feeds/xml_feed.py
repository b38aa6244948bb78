"""RSS 0.9x to 2.0, RDF (RSS 1.0) and Atom 0.3 and 1.0, alone or one within the other."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree  # type: ignore[import-untyped]

from crawler.source.feeds.elements import Children, children, first_html, first_text, name_of
from crawler.source.feeds.entry import Feed, FeedEntry
from crawler.source.feeds.repair import from_root, is_cut, repaired, without_cut_entry
from crawler.source.feeds.tag_soup import taken_apart
from crawler.source.markup import with_few_attributes

#: More attributes of an element cost a parser the square of their number.
_MOST_ATTRIBUTES = 100
_ENTRIES = ("item", "entry")
_FULL = ("content:encoded", "content", "xhtml:body", "body", "fullitem")
_PUBLISHED = ("pubdate", "published", "issued", "dcterms:issued", "dcterms:created")
#: `dc:date` is of any event in the life of what it dates.
_UPDATED = ("updated", "modified", "dcterms:modified", "dc:date", "date")
_RDF_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def xml_feed(text: str, url: str) -> Feed | None:
    """The feed an answer's text is, its addresses relative to `url`; None where it is none.

    The parser asks nobody, and knows no document type: entities of a feed's own are left as they
    are written, so none can grow.
    """
    written = from_root(text)
    if not written:
        return None
    xml = repaired(without_cut_entry(written) if is_cut(written) else written)
    roots = _roots(with_few_attributes(xml, _MOST_ATTRIBUTES), url)
    entries = tuple(_entry(element, url) for root in roots for element in _entries(root))
    return Feed(entries=entries, home=_home(roots[0], url) if roots else "")


def _roots(xml: str, url: str) -> list[etree._Element]:
    """The root element; of a feed that is no XML, and not to be made one, one for each entry."""
    whole = _parser()
    try:
        return [etree.fromstring(xml.encode(), whole, base_url=url)]
    except etree.XMLSyntaxError:
        opening, pieces, closing = taken_apart(xml)
    try:
        made = "".join((opening, *pieces, closing))
        return [etree.fromstring(made.encode(), whole, base_url=url)]
    except etree.XMLSyntaxError:
        tolerant = _parser(recover=True)
    apart = (f"{opening}{piece}{closing}".encode() for piece in pieces)
    roots = (etree.fromstring(piece, tolerant, base_url=url) for piece in apart)
    return [root for root in roots if root is not None]


def _parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _entries(root: etree._Element) -> Iterator[etree._Element]:
    return (part for part in root.iter(etree.Element) if name_of(part) in _ENTRIES)


def _home(root: etree._Element, url: str) -> str:
    """Where the feed says its series is to be seen."""
    head = next((part for part in root.iter(etree.Element) if name_of(part) == "channel"), root)
    return _link(children(head), url)


def _entry(element: etree._Element, url: str) -> FeedEntry:
    found = children(element)
    about = element.get(_RDF_ABOUT) or element.get("rdf:about") or ""
    guid = first_text(found, "guid", "id") or about.strip()
    described = {**_group(found), **found}
    summary = first_html(found, "description", "summary", "abstract", "dc:description")
    content = max((first_html(found, name) for name in _FULL), key=len)
    if not (summary or content):
        summary = first_html(described, "media:description", "itunes:summary")
    return FeedEntry(
        guid=guid,
        link=_link(found, url) or _permalink(found, guid),
        title=first_html(described, "title", "dc:title", "media:title", "itunes:title"),
        summary=summary,
        content=content,
        published=first_text(found, *_PUBLISHED),
        updated=first_text(found, *_UPDATED),
        author=_author(found),
        original_link=first_text(found, "feedburner:origlink"),
        resolved_guid=_resolved(found, guid, url),
    )


def _group(found: Children) -> Children:
    """What stands in an entry's `media:group`, as YouTube writes it."""
    group = next(iter(found.get("media:group", ())), None)
    return {} if group is None else children(group)


def _author(found: Children) -> str:
    people = [children(person) for person in found.get("author", ())]
    names = (first_text(person, "name") for person in people)
    return next(filter(None, names), "") or first_text(found, "dc:creator", "author")


def _link(found: Children, url: str) -> str:
    """Where an entry or a feed leads: RSS says it as text, Atom as an attribute (RFC 4287 section
    4.2.7), and a page goes before whatever else is said to be the same."""
    alternates = []
    for link in found.get("link", ()):
        if text := "".join(link.itertext()).strip():
            return _joined(link, text, url)
        if (link.get("rel") or "alternate").lower() == "alternate" and link.get("href"):
            alternates.append(link)
    pages = [link for link in alternates if "html" in (link.get("type") or "html").lower()]
    for link in (*pages, *alternates):
        return _joined(link, link.get("href").strip(), url)
    return ""


def _permalink(found: Children, guid: str) -> str:
    """The address an RSS guid or an RDF item is, where it is one: most guids that are none do not
    say so. An Atom id is none, whatever it looks like (RFC 4287 section 4.2.6)."""
    given = next(iter(found.get("guid", ())), None)
    if _says_no(given) if given is not None else "id" in found:
        return ""
    return guid if guid.lower().startswith(("http://", "https://")) else ""


def _resolved(found: Children, guid: str, url: str) -> str:
    given = next(iter((*found.get("guid", ()), *found.get("id", ()))), None)
    return "" if given is None or _says_no(given) else _joined(given, guid, url)


def _says_no(guid: etree._Element) -> bool:
    return any(
        name.lower() == "ispermalink" and value.strip().lower() == "false"
        for name, value in guid.attrib.items()
    )


def _joined(element: etree._Element, address: str, url: str) -> str:
    """An address as it stands in an element (`xml:base` counts); as it is where it is none."""
    address = "".join(address.splitlines()).strip()
    try:
        return address if urlsplit(address).scheme else urljoin(element.base or url, address)
    except ValueError:  # `http://[`: no address at all
        return address
