"""What a page says of itself in its head: its titles, its site, and the day it was published."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from parsel import Selector

from crawler.source.prose import one_line
from crawler.source.publisher_dates import Stated, read_date

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title")
#: Names of `meta` elements for the day of publication, never that of a change; the better first.
_DAYS = (
    *("article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "pubdate"),
    *("publishdate", "publish-date", "publication_date", "citation_publication_date"),
    *("parsely-pub-date", "sailthru.date", "dcterms.created", "dc.date.created", "dcterms.date"),
    *("dc.date", "date"),
)
#: Characters of a title that are read.
_LONGEST = 500
_Said: TypeAlias = Mapping[str, str]
_Object: TypeAlias = Mapping[str, Any]
#: Objects of JSON-LD that are looked at, at most.
_OBJECTS = 1000


@dataclass(frozen=True, kw_only=True, slots=True)
class Metadata:
    """What a page says of itself."""

    #: The titles that it gives itself, those without the site's name first.
    titles: list[str]
    #: What it calls its site; empty where it does not.
    site: str
    #: The day of publication in JSON-LD, microdata or a `meta` element, in that order.
    published: Stated | None


def metadata(html: Selector) -> Metadata:
    """What stands in the head of a page, and in its JSON-LD, each read once."""
    said, linked = _said(html), list(_linked(html))
    return Metadata(
        titles=_titles(html, said, linked),
        site=one_line(said.get("og:site_name") or said.get("application-name") or ""),
        published=_published(html, said, linked),
    )


def _titles(html: Selector, said: _Said, linked: Sequence[_Object]) -> list[str]:
    stated = [said.get(name, "") for name in _TITLES]
    headlines = [str(item["headline"]) for item in linked if item.get("headline")]
    given = (*headlines, *stated, html.css("title").get(""))
    return [*filter(None, (one_line(title)[:_LONGEST] for title in given))]


def _published(html: Selector, said: _Said, linked: Sequence[_Object]) -> Stated | None:
    micro = html.css("[itemprop=datePublished]::attr(datetime)").getall()
    days = [str(item["datePublished"]) for item in linked if item.get("datePublished")]
    stated = (*days, *micro, *(said.get(name, "") for name in _DAYS))
    return next(filter(None, map(read_date, stated)), None)


def _said(html: Selector) -> dict[str, str]:
    """The first content of each `meta` element, by its name in lower case."""
    found: dict[str, str] = {}
    for element in html.css("meta[content]"):
        for kind in ("property", "name", "itemprop"):
            if name := element.attrib.get(kind):
                found.setdefault(name.strip().lower(), element.attrib["content"])
    return found


def _linked(html: Selector) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, outer ones first; what is no JSON is passed over."""
    waiting: list[Any] = []
    for script in html.css("script[type='application/ld+json']::text").getall():
        try:
            waiting.append(json.loads(script, strict=False))
        except (ValueError, RecursionError):
            continue
    for _ in range(_OBJECTS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, dict):
            yield item
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
