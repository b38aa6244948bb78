"""A source: one series of one publisher at one place.

A source answers two questions, each from its argument alone: `links(listing)`, what is on offer;
`read(page)`, what does it say. Recorded pages are therefore tests, and a stored body can be read
again by later code. To add one, write one file in `crawler/sources`
(docs/how-to/adding-a-source.md).
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import islice
from typing import Any, ClassVar, Literal
from urllib.parse import urljoin

from crawler.source.page import Link, Page
from crawler.source.publisher_dates import Stated, read_date
from enforcement.claims import Tier
from enforcement.topics import Topic, topic
from store.log.document import Document
from store.settings.crawling_tables import Keep

#: What a listing is written in, so that a bot wall in its place can be told.
Format = Literal["html", "json", "feed", "xml"]

_SHORT = 60
_SAFE_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


class LayoutError(ValueError):
    """A page is not shaped as its source expects; the message says what was missing."""


def required(record: dict[str, Any], name: str) -> str:
    """A field no record may lack, as text; raises LayoutError where it is missing or empty."""
    value = record.get(name)
    if value is None or value == "":
        msg = f"a record without {name}; it has {', '.join(record)}"
        raise LayoutError(msg)
    return str(value)


def required_date(record: dict[str, Any], name: str) -> Stated:
    """The date in a field no record may lack; raises LayoutError where it states none."""
    stated = read_date(required(record, name))
    if stated is None:
        msg = f"{name} is no date: {record[name]!r}"
        raise LayoutError(msg)
    return stated


def objects(answer: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The list of objects an answer holds under a name; raises LayoutError where there is none."""
    records = answer.get(name)
    if not isinstance(records, list) or not all(isinstance(item, dict) for item in records):
        msg = f"no list of objects called {name}; the answer has {', '.join(answer) or 'nothing'}"
        raise LayoutError(msg)
    return records


class Source(ABC):
    """What every source states; the transports below answer `links` for their kind of listing."""

    #: The file's name, e.g. `us_dea_press_releases`.
    name: str
    #: Who publishes, as a reader would say it.
    publisher: str
    #: Where a person finds the series.
    home: str
    #: The listings to ask, newest first where the server can be told. A source whose server is
    #: asked for the topic's words states them in `searches`.
    listings: tuple[str, ...]
    listing_format: ClassVar[Format] = "html"
    #: Request headers a listing must be asked with, beyond the crawler's own.
    listing_headers: ClassVar[Mapping[str, str]] = {}
    #: The status of a listing that rightly shows nothing: 200 of a schedule, in a recess; 404 of a
    #: search that answers so. None where a listing that shows nothing was not understood.
    empty_status: ClassVar[int | None] = None
    tier: Tier = "official"
    #: How often it is looked at.
    cadence: timedelta = timedelta(days=1)
    #: Whether it is followed unless `[sources.NAME]` says otherwise.
    enabled: bool = True
    #: A list of all that the publisher puts out, on topic or not, asked once a look where the
    #: listings show too little to tell by it whether the publisher is at work; empty where they do.
    pulse_listing: str = ""
    #: What its server asks for, e.g. `api_data_gov`, set as `BLOTTER_KEY_API_DATA_GOV`; empty
    #: where it asks for nothing.
    credential: ClassVar[str] = ""
    #: Whether it answers without it as well.
    credential_optional: ClassVar[bool] = False
    #: The header that carries it, and how.
    credential_header: ClassVar[tuple[str, str]] = ("X-Api-Key", "{}")
    #: Whether every document is kept, or only those that touch the topic.
    keep: Keep = "topic"
    #: Seconds between two requests to the host.
    delay: float = 5.0
    #: Requests to one host in a day (UTC), at most.
    requests_a_day: int = 500
    #: Whether a record is recorded by itself where the page it leads to cannot be had.
    stands_alone: ClassVar[bool] = False
    #: Listing pages asked for at most, in one look.
    pages: int = 4
    #: Why robots.txt is not asked; empty where it is.
    robots_exception: str = ""

    def __init__(self, name: str, about: Topic | None = None) -> None:
        """`about`: what it is looked at for; the shipped default where that is left out."""
        self.name = name
        self.topic = about or topic()
        if searches := self.searches():
            self.listings = searches

    def searches(self) -> tuple[str, ...]:
        """The listings of a server that is asked for the topic's words (`self.topic.query`); none
        by default."""
        return ()

    @property
    def listing_body(self) -> bytes:
        """Sent with POST where it is not empty; the content type goes into `listing_headers`."""
        return b""

    @abstractmethod
    def links(self, listing: Page) -> list[Link]:
        """What is on offer, in the listing's order, each key once. Raises LayoutError."""

    def days(self, listing: Page) -> Mapping[str, date]:
        """The day of publication of each record that a listing says it of, by its key; none where
        that is a listing's own day, or said elsewhere."""
        return {}

    def next_page(self, listing: Page) -> str | None:
        """The address of the following listing page; None at the end."""
        return None

    def pulse(self, answer: Page) -> date | None:
        """The newest day on which what `pulse_listing` answered shows the publisher at work; None
        where it shows none. Raises LayoutError."""
        return None

    def page_folders(self) -> tuple[str, ...]:
        """How the addresses of its documents' pages begin, for archives that have no listing; none
        where its documents are records of a listing."""
        return ()

    @abstractmethod
    def read(self, page: Page) -> Document:
        """What the page says. Raises LayoutError where it is not such a page."""

    def known_id(self, link: Link, is_known: Callable[[str], bool]) -> str | None:
        """The id a link's document is known by, of its key or one before; None if unknown."""
        ids = (self.document_id(key) for key in (link.key, *link.former))
        return next(filter(is_known, ids), None)

    def document_id(self, key: str) -> str:
        """`source:key`; a key that is no plain number or slug is shortened and made unique."""
        if _SAFE_KEY.fullmatch(key):
            return f"{self.name}:{key}"
        path = re.sub(r"^\w+://[^/]+|\.\w{2,5}$", "", key)
        words = re.sub(r"[^A-Za-z0-9]+", "-", path).strip("-")
        if len(words) > _SHORT:  # the end of an address tells more than its beginning
            words = words[-_SHORT:].partition("-")[2] or words[-_SHORT:]
        made = f"{words}-{sha256(key.encode()).hexdigest()[:8]}".lstrip("-")
        return f"{self.name}:{made}"


def no_record(message: str, found: Iterable[object]) -> LayoutError:
    """What is to be said of a record that is not there: it may be one that could not be read."""
    errors = (record for record in found if isinstance(record, LayoutError))
    return LayoutError("; ".join([message, *map(str, islice(errors, 1))]))


class ListingSource(Source):
    """A list in HTML whose rows link to one page each."""

    #: CSS selector of the links to documents in the listing.
    row: ClassVar[str]

    def links(self, listing: Page) -> list[Link]:
        found: dict[str, Link] = {}
        for href in listing.html.css(f"{self.row}::attr(href)").getall():
            url = urljoin(listing.url, href.strip())
            key = self.key(url)
            found.setdefault(key, Link(key=key, url=url))
        return list(found.values())

    def key(self, url: str) -> str:
        """A document's key, from its page's address: the last part of the path."""
        return url.split("?")[0].split("#")[0].rstrip("/").rsplit("/", 1)[-1]


class ApiSource(Source):
    """A JSON API whose answers hold the records and, mostly, the address of the next answer."""

    listing_format = "json"

    def links(self, listing: Page) -> list[Link]:
        """One link a record, in the order of `records`; one that cannot be read is on offer too, so
        that reading it says what is wrong with it."""
        return [self._offered(key, record) for key, record in self._by_key(listing.whole).items()]

    def link(self, key: str, record: dict[str, Any]) -> Link:
        """The link for one record: the record in the answer itself."""
        return Link(key=key)

    def _offered(self, key: str, record: dict[str, Any] | LayoutError) -> Link:
        if isinstance(record, LayoutError):
            return Link(key=key)
        try:
            return self.link(key, record)
        except LayoutError:  # which `read` raises as well
            return Link(key=key)

    def answer(self, page: Page) -> dict[str, Any]:
        """The JSON object a page holds; raises LayoutError where it holds anything else."""
        try:
            data = page.data
        except ValueError as error:
            msg = f"not JSON, but {page.media_type or 'of no stated type'}: {error}"
            raise LayoutError(msg) from error
        if not isinstance(data, dict):
            msg = f"expected a JSON object, found {type(data).__name__}"
            raise LayoutError(msg)
        return data

    @abstractmethod
    def records(self, answer: Page) -> Iterable[dict[str, Any]]:
        """The records of one answer, in its order. Raises LayoutError."""

    @abstractmethod
    def record_key(self, record: dict[str, Any]) -> str:
        """The publisher's own id of a record."""

    def record(self, page: Page) -> dict[str, Any]:
        """The record `page.record` names; raises LayoutError where the answer lacks it."""
        by_key = self._by_key(page.whole)
        record = by_key.get(page.record or "")
        if isinstance(record, LayoutError):
            raise record
        if record is None:
            msg = f"the answer holds no record {page.record}"
            raise no_record(msg, by_key.values())
        return record

    @cached_property
    def _by_key(self) -> Callable[[Page], Mapping[str, dict[str, Any] | LayoutError]]:
        """The records of an answer by key; the last two answers are kept, since each of their
        records is read from them anew."""
        return lru_cache(maxsize=2)(self._keyed)

    def _keyed(self, answer: Page) -> Mapping[str, dict[str, Any] | LayoutError]:
        """The records of an answer by key, in its order; of those with one key the first.

        One whose key cannot be read goes by its place, with the reason. Raises LayoutError where
        all are such.
        """
        by_key: dict[str, dict[str, Any] | LayoutError] = {}
        for place, record in enumerate(self.records(answer), start=1):
            try:
                by_key.setdefault(self.record_key(record), record)
            except LayoutError as error:
                by_key[f"number {place} of the answer"] = error
        errors = [record for record in by_key.values() if isinstance(record, LayoutError)]
        if errors and len(errors) == len(by_key):
            raise errors[0]
        return by_key
