"""A feed followed without code: `[feeds.NAME]` in blotter.toml.

Each entry is a record of the feed, read together with the page it links to: most entries are
teasers, so the page decides whether the topic is touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from urllib.parse import urldefrag, urlsplit

from crawler.source.feed_source import FeedSource
from crawler.source.feeds.addresses import is_web_address, without_tracking
from crawler.source.feeds.entry import FeedEntry
from crawler.source.page import Link, Page
from crawler.source.prose import one_line, prose
from crawler.source.unknown_pages.page_part import names_a_part, page_part
from crawler.source.unknown_pages.stamps import without_stamps
from crawler.source.unknown_pages.unknown_page import UnknownPage, read_unknown
from enforcement.topics import Topic
from store.log.document import Document
from store.settings.crawling_tables import FeedSettings

_NO_PAGE = UnknownPage(title="", headed=False, stated=None, text="")
#: Words that a teaser has at most.
TEASER = 60
#: Words of a line that is none of a button or a notice.
_SHORT = 3


def load(name: str, feed: FeedSettings, about: Topic | None = None) -> UserFeed:
    """The source `[feeds.NAME]` describes."""
    return UserFeed(name, feed, about)


class UserFeed(FeedSource):
    """Any RSS or Atom feed. The linked page's main text is the text, where it is a page."""

    stands_alone = True

    def __init__(self, name: str, feed: FeedSettings, about: Topic | None = None) -> None:
        super().__init__(name, about)
        self.publisher = urlsplit(feed.url).hostname or feed.url
        self.home = feed.url
        self.listings = (feed.url,)
        self.keep = feed.keep
        self.delay = feed.delay
        self.requests_a_day = feed.requests_a_day

    def link(self, key: str, entry: FeedEntry) -> Link:
        """The entry, with its page; what the entry says itself is too little to judge by."""
        url = _address(entry)
        # A place in a page is no page of its own.
        parts = (urldefrag(url).url,) if url else ()
        return Link(key=key, parts=parts, teaser=entry.announcement)

    def read(self, page: Page) -> Document:
        entry = self.entry(page)
        title = one_line(entry.title)
        found = self._behind(page, entry, called=title)
        return self.document(
            page,
            title=title or found.title,
            url=_address(entry) or self.home,
            text=_text(entry, found),
            stated=self.published(entry) or found.stated,
        )

    def _behind(self, page: Page, entry: FeedEntry, *, called: str) -> UnknownPage:
        """What the page behind an entry says of it: the part its link names, if it names one;
        nothing where entries about other things lead to the same page."""
        linked = next((part for part in page.parts if part.is_html), None)
        if linked is None:
            return _NO_PAGE
        address, fragment = urldefrag(_address(entry) or "")
        if names_a_part(fragment) and (part := page_part(linked, fragment)):
            return UnknownPage(title="", headed=False, stated=None, text=part)
        if entry.text and address in self._shared(page.whole):
            return _NO_PAGE
        return read_unknown(linked, called=called)

    @cached_property
    def _shared(self) -> Callable[[Page], frozenset[str]]:
        """The pages that several entries of a feed lead to; each of its entries asks."""
        return lru_cache(maxsize=2)(lambda feed: _shared(self.entries(feed).values()))


def _shared(entries: Iterable[FeedEntry]) -> frozenset[str]:
    """The pages that entries lead to whose titles are not one title with words added to it, as that
    of an entry is which is announced again."""
    titles: defaultdict[str, list[set[str]]] = defaultdict(list)
    for entry in entries:
        if address := _address(entry):
            titles[urldefrag(address).url].append(set(entry.title.casefold().split()))
    return frozenset(
        address for address, all_words in titles.items() if set().union(*all_words) not in all_words
    )


def _address(entry: FeedEntry) -> str | None:
    """The web address an entry links to; None where it is none (`mailto:`, `urn:`)."""
    link = entry.original_link or entry.link
    return without_tracking(link) if is_web_address(link) else None


def _text(entry: FeedEntry, found: UnknownPage) -> str:
    """The longest of what the page and the entry say, without stamps and counters: a page may be a
    shell for scripts. Not so a page under its own heading, which says all there is to say: before
    it a teaser counts for nothing."""
    own = [prose(html) for html in (entry.summary, entry.content) if html]
    if found.headed and _has_a_sentence(found.text):
        own = [text for text in own if len(text.split()) > TEASER]
    return without_stamps(max([found.text, *own], key=len))


def _has_a_sentence(text: str) -> bool:
    lines = (line.rstrip("\"')\u201d\u2019") for line in text.splitlines())
    return any(line.endswith((".", "!", "?")) and len(line.split()) > _SHORT for line in lines)
