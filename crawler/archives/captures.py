"""Documents read straight from an archive's captures, without a look.

An archive of pages seldom has the listing that once led to them. Three things tell which of its
captures are a source's: an archive of ours names the documents; a listing, captured at whatever
time, links to them; and pages lie where the source's pages lie (`Source.page_folders`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from urllib.parse import urlsplit

from crawler.archives.archive import ArchiveDay, CapturePlace, NamedDocument
from crawler.archives.warc import canonical
from crawler.false_answers.judging import false_answer
from crawler.false_answers.mismatches import Expects
from crawler.source.page import Link
from crawler.source.server_answer import ServerAnswer, page_of, reading_of, reread
from crawler.source.source import Source
from enforcement.topics import Topic
from store.documents.record_readings import record
from store.log.database import Engine
from store.log.document import Document, Reading
from store.settings.crawling_tables import Keep


class Captures:
    """The captures of one source in an archive."""

    def __init__(
        self,
        source: Source,
        days: Sequence[ArchiveDay],
        *,
        keep: Keep,
        known: Collection[str] = frozenset(),
        unwanted: Collection[str] = frozenset(),
    ) -> None:
        """Those of the given days; further pages are looked for among them as well. `known` are the
        ids of the documents that are kept; `unwanted` are addresses in canonical form whose pages
        were read before, and hold nothing that is kept unless a listing says otherwise."""
        self._source = source
        self._known = known
        self._unwanted = unwanted
        self._keep = keep
        self._named = [
            named for day in days for named in day.named if named.id.startswith(f"{source.name}:")
        ]
        self._listings: list[CapturePlace] = []
        self._pages: list[CapturePlace] = []
        self._by_address: dict[str, list[CapturePlace]] = defaultdict(list)
        self._links: dict[str, Link] = {}
        #: What was recorded once goes on to be, whatever it says.
        self._taken: set[str] = set()
        #: Captures that were to be read and are walls, error pages or not understood.
        self.unreadable = 0
        # A listing is known by its address, whichever page of it.
        listings = {bare_address(listing).partition("?")[0] for listing in source.listings}
        for day in days:
            for address, place in day.places.items():
                self._by_address[address].append(place)
                is_listing = bare_address(place.url).partition("?")[0] in listings
                (self._listings if is_listing else self._pages).append(place)
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
            known = link or self._is_own(place)
            yield self._read(self._good(place, "any"), link) if known else []

    @property
    def is_empty(self) -> bool:
        """Whether none of them can be the source's."""
        return not (self._named or self._listings or any(map(self._is_own, self._pages)))

    def _is_own(self, place: CapturePlace) -> bool:
        """Whether a page is the source's by its address, and may be wanted."""
        is_own = any(lies_in(place.url, folder) for folder in self._source.page_folders())
        return is_own and canonical(place.url) not in self._unwanted

    def named(self) -> Iterator[list[Reading]]:
        """The documents that the archive names, each as it was kept."""
        for named in sorted(self._named, key=_read_at):
            main = _captured(named.main)
            parts = [part for place in named.parts if (part := _captured(place))]
            if main is None or len(parts) != len(named.parts):
                self.unreadable += 1
                yield []
                continue
            document = self._understood(main, parts, named.record)
            document = document and replace(document, id=named.id)
            if document:
                self._taken.add(document.id)
            yield [reading_of(document, main, parts, named.record)] if document else []

    def _offered(self, place: CapturePlace) -> list[Reading]:
        """The records of a listing; the pages it links to are noted."""
        listing = self._good(place, self._source.listing_format)
        if listing is None:
            return []
        try:
            links = self._source.links(page_of(listing))
        except Exception:  # an odd page must not cost the others
            self.unreadable += 1
            return []
        records: list[Reading] = []
        for link in links:
            if link.url is not None:
                self._links.setdefault(canonical(link.url), link)
            else:
                records += self._read(listing, link, link.key)
        return records

    def _read(
        self, main: ServerAnswer | None, link: Link | None, record: str | None = None
    ) -> list[Reading]:
        """The document an answer holds, with the captures of its further pages that were made
        nearest to it in time."""
        if main is None:
            return []
        urls, at = link.parts if link else (), main.capture.fetched_at
        parts = [part for url in urls if (part := self._nearest(url, at))]
        document = self._understood(main, parts, record) if len(parts) == len(urls) else None
        if document is None:
            return []
        id_ = self._id(link) if link else document.id
        # A page is judged by itself; of a record, the listing may say more than the document keeps.
        if not self._wanted(id_, document, link.preview if link and record else None):
            return []
        return [reading_of(replace(document, id=id_), main, parts, record)]

    def _id(self, link: Link) -> str:
        known = self._source.known_id(link, self._known.__contains__)
        return known or self._source.document_id(link.key)

    def _understood(
        self, main: ServerAnswer, parts: Sequence[ServerAnswer], record: str | None = None
    ) -> Document | None:
        try:
            return self._source.read(page_of(main, parts, record))
        except Exception:  # what an archive holds is of any age and kind
            self.unreadable += 1
            return None

    def _wanted(self, id_: str, document: Document, preview: str | None) -> bool:
        about = self._source.topic
        if not (self._keep == "all" or id_ in self._taken or touches(about, document, preview)):
            return False
        self._taken.add(id_)
        return True

    def _nearest(self, url: str, at: datetime) -> ServerAnswer | None:
        """The capture of a further page that was made nearest to a time."""
        near = sorted(
            self._by_address.get(canonical(url), ()), key=lambda place: abs(place.captured_at - at)
        )
        return next((good for place in near if (good := self._good(place, "any"))), None)

    def _good(self, place: CapturePlace, expects: Expects) -> ServerAnswer | None:
        """An answer that can be the page."""
        answer = _captured(place)
        if answer and is_page(answer, expects):
            return answer
        self.unreadable += 1
        return None


def record_named(store: Engine, source: Source, days: Sequence[ArchiveDay]) -> str:
    """Record the documents of a source that an archive of ours names; how that went, in words.

    Empty where it names none.
    """
    again = partial(reread, source)
    captures = Captures(source, days, keep="all")
    ids: set[str] = set()
    recorded = 0
    for readings in captures.named():
        ids.update(reading.document.id for reading in readings)
        recorded += len(record(store, readings, reread=again, now=datetime.now(UTC)))
    lost = f", {captures.unreadable} not understood" if captures.unreadable else ""
    return f"{len(ids)} documents named, {recorded} recorded{lost}" if ids or lost else ""


def is_page(answer: ServerAnswer, expects: Expects = "any") -> bool:
    """Whether an archived answer is a page, rather than an error, a redirect or a wall."""
    capture = answer.capture
    found = false_answer(
        capture.status, capture.url, capture.media_type, answer.body, expects=expects
    )
    return 200 <= capture.status < 300 and found is None


def touches(about: Topic, document: Document, preview: str | None = None) -> bool:
    """Whether a document touches the topic; a preview may hold more than it does."""
    return about.touches(f"{document.title}\n\n{document.text}\n\n{preview or ''}")


def _read_at(named: NamedDocument) -> datetime:
    """When the last of the answers that a document was read from was captured, UTC."""
    return max(place.captured_at for place in (named.main, *named.parts))


def bare_address(url: str) -> str:
    """An address without what differs between captures of one page: scheme, `www.`, port and the
    slash at its end."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' if parts.query else ''}{parts.query}"


def lies_in(url: str, folder: str) -> bool:
    """Whether a page lies in a folder (`Source.page_folders`), and is not the folder itself."""
    return bare_address(url).startswith(f"{bare_address(folder)}/")


@lru_cache(maxsize=4)
def _captured(place: CapturePlace) -> ServerAnswer | None:
    """The answer; kept, because the records of a listing are read one after the other."""
    return place.captured()
