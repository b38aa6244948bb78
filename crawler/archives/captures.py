"""Documents read straight from an archive's captures, without a look.

An archive of pages seldom has the listing that once led to them. Three things tell which of its
captures are a source's: an archive of ours names the documents; a listing, captured at whatever
time, links to them; and pages lie where the source's pages lie (`Source.page_folders`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urlsplit

from crawler.archives.archive import Day, Named, Place
from crawler.archives.warc import canonical
from crawler.politeness.walls import Expects, wall
from crawler.source.answer import Answer, page, reading, reread
from crawler.source.page import Link
from crawler.source.source import Source
from enforcement.topics import Topic
from store.config import Keep
from store.documents.decide import record
from store.log.database import Engine
from store.log.document import Capture, Document, Reading


class Captures:
    """The captures of one source in an archive."""

    def __init__(self, source: Source, days: Sequence[Day], *, keep: Keep) -> None:
        """Those of the given days; further pages are looked for among them as well."""
        self._source = source
        self._keep = keep
        self._named = [named for day in days for named in day.named if _is_of(source, named)]
        self._listings: list[Place] = []
        self._pages: list[Place] = []
        self._by_address: dict[str, list[Place]] = defaultdict(list)
        self._links: dict[str, Link] = {}
        #: What was recorded once goes on to be, whatever it says.
        self._taken: set[str] = set()
        #: Captures that were to be read and are walls, error pages or not understood.
        self.unreadable = 0
        listings = {_place(listing) for listing in source.listings}
        for day in days:
            for address, place in day.places.items():
                self._by_address[address].append(place)
                (self._listings if _place(place.url) in listings else self._pages).append(place)
        for places in (self._listings, self._pages):
            places.sort(key=lambda place: place.captured_at)

    def __len__(self) -> int:
        """How many steps `readings` takes."""
        return len(self._named) + len(self._listings) + len(self._pages)

    def readings(self) -> Iterator[list[Reading]]:
        """What each capture comes to, mostly nothing; each document's in the order of time."""
        yield from self.named()
        for place in self._listings:
            yield self._offered(place)
        for place in self._pages:
            link = self._links.get(canonical(place.url))
            known = link or any(
                lies_in(place.url, folder) for folder in self._source.page_folders()
            )
            yield self._read(place, link) if known else []

    def named(self) -> Iterator[list[Reading]]:
        """The documents that the archive names, each as it was kept."""
        for named in sorted(self._named, key=lambda named: named.main.captured_at):
            main = _captured(named.main)
            parts = [part for place in named.parts if (part := _captured(place))]
            if main is None or len(parts) != len(named.parts):
                self.unreadable += 1
                yield []
                continue
            document = self._understood(main, parts, named.record)
            found = document and replace(document, id=named.id)
            if found:
                self._taken.add(found.id)
            yield [reading(found, main, parts, named.record)] if found else []

    def _offered(self, place: Place) -> list[Reading]:
        """The records of a listing; the pages it links to are noted."""
        listing = self._good(place, self._source.listing_format)
        if listing is None:
            return []
        try:
            links = self._source.links(page(listing))
        except Exception:  # an odd page must not cost the others
            self.unreadable += 1
            return []
        found = []
        for link in links:
            if link.url is not None:
                self._links.setdefault(canonical(link.url), link)
            elif record := self._record(listing, link):
                found.append(record)
        return found

    def _record(self, listing: Answer, link: Link) -> Reading | None:
        id_ = self._source.document_id(link.key)
        parts = [self._nearest(url, listing.capture.fetched_at) for url in link.parts]
        if not all(parts):
            return None
        answers = [part for part in parts if part]
        document = self._understood(listing, answers, link.key)
        if document is None or not self._wanted(id_, document, link.preview):
            return None
        return reading(replace(document, id=id_), listing, answers, link.key)

    def _read(self, place: Place, link: Link | None) -> list[Reading]:
        """The document of a page of its own."""
        main = self._good(place, "any")
        if main is None:
            return []
        parts = [self._nearest(url, place.captured_at) for url in (link.parts if link else ())]
        answers = [part for part in parts if part]
        document = self._understood(main, answers) if len(answers) == len(parts) else None
        if document is None:
            return []
        id_ = self._source.document_id(link.key) if link else document.id
        if not self._wanted(id_, document, None):
            return []
        return [reading(replace(document, id=id_), main, answers)]

    def _understood(
        self, main: Answer, parts: Sequence[Answer], record: str | None = None
    ) -> Document | None:
        try:
            return self._source.read(page(main, parts, record))
        except Exception:  # what an archive holds is of any age and kind
            self.unreadable += 1
            return None

    def _wanted(self, id_: str, document: Document, preview: str | None) -> bool:
        about = self._source.topic
        if not (self._keep == "all" or id_ in self._taken or touches(about, document, preview)):
            return False
        self._taken.add(id_)
        return True

    def _nearest(self, url: str, at: datetime) -> Answer | None:
        """The capture of a further page that was made nearest to a time."""
        near = sorted(
            self._by_address.get(canonical(url), ()), key=lambda place: abs(place.captured_at - at)
        )
        return next((good for place in near if (good := self._good(place, "any"))), None)

    def _good(self, place: Place, expects: Expects) -> Answer | None:
        """An answer that can be the page."""
        found = _captured(place)
        if found and good(found, expects):
            return found
        self.unreadable += 1
        return None


def record_named(store: Engine, source: Source, days: Sequence[Day]) -> str:
    """Record the documents of a source that an archive of ours names; how that went, in words.

    Empty where it names none.
    """

    def again(capture: Capture, bodies: Mapping[str, bytes]) -> Document | None:
        return reread(source, capture, bodies)

    captures = Captures(source, days, keep="all")
    ids: set[str] = set()
    recorded = 0
    for readings in captures.named():
        ids.update(found.document.id for found in readings)
        recorded += len(record(store, readings, reread=again, now=datetime.now(UTC)))
    lost = f", {captures.unreadable} not understood" if captures.unreadable else ""
    return f"{len(ids)} documents named, {recorded} recorded{lost}" if ids or lost else ""


def good(answer: Answer, expects: Expects = "any") -> bool:
    """Whether an archived answer is a page, rather than an error, a redirect or a wall."""
    capture = answer.capture
    named = wall(capture.status, capture.url, capture.media_type, answer.body, expects=expects)
    return 200 <= capture.status < 300 and named is None


def touches(about: Topic, document: Document, preview: str | None = None) -> bool:
    """Whether a document touches the topic; a preview may hold more than it does."""
    return about.touches(f"{document.title}\n\n{document.text}\n\n{preview or ''}")


def bare(url: str) -> str:
    """An address without what differs between captures of one page: scheme, `www.`, port and the
    slash at its end."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}"


def lies_in(url: str, folder: str) -> bool:
    """Whether a page lies in a folder (`Source.page_folders`), and is not the folder itself."""
    return bare(url).startswith(f"{bare(folder)}/")


def _is_of(source: Source, named: Named) -> bool:
    return named.id.partition(":")[0] == source.name


def _place(url: str) -> str:
    """Where a listing lies, whichever page of it."""
    return bare(url).partition("?")[0]


@lru_cache(maxsize=4)
def _captured(place: Place) -> Answer | None:
    """The answer; kept, because the records of a listing are read one after the other."""
    return place.captured()
