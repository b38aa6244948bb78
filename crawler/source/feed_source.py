"""Sources whose listing is a feed: RSS, RDF, Atom or JSON Feed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from textwrap import shorten

from crawler.source.feeds.entry import FeedEntry
from crawler.source.feeds.identity import FIRST_WORDS, identities
from crawler.source.feeds.reading import read_feed
from crawler.source.page import Link, Page
from crawler.source.prose import one_line
from crawler.source.publisher_dates import Stated, read_date
from crawler.source.source import LayoutError, Source, no_record
from store.log.document import Document


@dataclass(kw_only=True, slots=True)
class _Entries:
    """The entries of one answer; each is keyed once, however many are read."""

    #: By key, in the feed's order.
    by_key: dict[str, FeedEntry] = field(default_factory=dict)
    #: Keys that each may have borne before, by its key.
    former: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Keys by those that were before.
    now: dict[str, str] = field(default_factory=dict)
    #: What is wrong with entries that cannot be told apart from others, by their place.
    unread: dict[str, LayoutError] = field(default_factory=dict)


class FeedSource(Source):
    """A feed; each entry is a record of it."""

    listing_format = "feed"

    def links(self, listing: Page) -> list[Link]:
        """One link an entry, in the feed's order; one that cannot be read is on offer too, so that
        reading it says what is wrong with it."""
        read = self._read(listing.whole)
        links = [
            replace(self.link(key, entry), former=read.former[key])
            for key, entry in read.by_key.items()
        ]
        return [*links, *(Link(key=place) for place in read.unread)]

    def entries(self, listing: Page) -> Mapping[str, FeedEntry]:
        """The entries by key; raises LayoutError where the answer is no feed at all."""
        return self._read(listing.whole).by_key

    def entry(self, page: Page) -> FeedEntry:
        """The entry `page.record` names; raises LayoutError where the feed holds none."""
        read = self._read(page.whole)
        entry = read.by_key.get(self._key_now(page))
        if entry is None:
            msg = f"the feed holds no entry {page.record}"
            raise no_record(msg, read.unread.values())
        return entry

    def published(self, entry: FeedEntry) -> Stated | None:
        """When an entry says it was published; None where it does not say so."""
        return read_date(entry.published)

    def days(self, listing: Page) -> Mapping[str, date]:
        stated = {key: self.published(entry) for key, entry in self.entries(listing).items()}
        return {key: said[0] for key, said in stated.items() if said}

    def document(
        self, page: Page, *, title: str, url: str, text: str, stated: Stated | None
    ) -> Document:
        """The document of the entry `page.record` names. One without a title goes by its first
        words, one without a date of publication by that of its last change. Raises LayoutError
        where there is neither title nor text."""
        entry = self.entry(page)
        words = title or shorten(one_line(entry.text) or text, FIRST_WORDS, placeholder=" \u2026")
        if not words:
            msg = f"neither the entry {page.record} nor its page has a title"
            raise LayoutError(msg)
        changed = None if stated else read_date(entry.updated)
        day, precision = stated or changed or (None, "day")
        return Document(
            id=self.document_id(self._key_now(page)),
            source=self.name,
            url=url,
            title=words,
            text=text,
            published_on=day,
            precision=precision,
            dated_by="updated" if changed else "published",
        )

    def key(self, entry: FeedEntry, identity: str) -> str:
        """An entry's key: what tells it apart in its feed, unless a source knows better."""
        return identity

    def link(self, key: str, entry: FeedEntry) -> Link:
        """The link for one entry: the record in the feed itself, judged by its own words."""
        return Link(key=key, preview=entry.announcement)

    def _key_now(self, page: Page) -> str:
        """The key of the record that is meant, which may be named by one it had before."""
        record = page.record or ""
        return self._read(page.whole).now.get(record, record)

    @cached_property
    def _read(self) -> Callable[[Page], _Entries]:
        """The entries of an answer; the last two answers are kept, since each of their entries is
        read from them anew."""
        return lru_cache(maxsize=2)(self._entries)

    def _entries(self, answer: Page) -> _Entries:
        """Of entries announced again under one key the newest counts, and of equally new ones the
        first: a key is one document, and its announcements are that document's history."""
        feed = read_feed(answer)
        if feed is None:
            msg = "not a feed: no RSS, Atom or JSON Feed"
            raise LayoutError(msg)
        read = _Entries()
        told = zip(feed.entries, identities(feed, answer.url), strict=True)
        for place, (entry, identity) in enumerate(told, start=1):
            try:
                key = self.key(entry, identity.key)
            except LayoutError as error:
                read.unread[f"number {place} of the feed"] = error
            else:
                self._take(read, key, entry, identity.former)
        read.now.update((key, key) for key in read.by_key)
        if read.unread and not read.by_key:
            raise next(iter(read.unread.values()))
        return read

    def _take(self, read: _Entries, key: str, entry: FeedEntry, former: tuple[str, ...]) -> None:
        """Add an entry to those before it."""
        known = read.by_key.setdefault(key, entry)
        if known is not entry and self._day(entry) > self._day(known):
            read.by_key[key] = entry
        read.former[key] = (*read.former.get(key, ()), *former)
        for name in (*former, entry.guid):
            read.now.setdefault(name, key)

    def _day(self, entry: FeedEntry) -> date:
        stated = self.published(entry) or read_date(entry.updated)
        return stated[0] if stated else date.min
