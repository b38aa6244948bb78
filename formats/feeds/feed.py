"""A feed before it is written, and what goes by which id. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from answers.news.entries.entry import NewsEntries, NewsEntry

#: Of tag URIs (RFC 4151): nobody's name, and nobody's to be (RFC 2606), since an id must not change
#: with the address that a record is served at.
_AUTHORITY = "tag:blotter.invalid,2026"


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """News, and where it is."""

    title: str
    news: NewsEntries
    #: What is asked, in the same words whenever it is.
    asked: str
    #: The web address of the feed itself, and of the page it goes with; empty where they have none.
    address: str = ""
    home: str = ""
    #: The web address of our page of a document, by its id; empty where it has none.
    page_of: Callable[[str], str] = lambda _: ""

    @property
    def id(self) -> str:
        """The same for ever, and no other feed's of this log or any."""
        key = f"{self.news.log}\n{self.asked}"
        return f"{_AUTHORITY}:feed/{sha256(key.encode()).hexdigest()[:32]}"


def entry_id(entry: NewsEntry) -> str:
    """The same for ever, and no other entry's: the event's hash, which names nobody."""
    return f"{_AUTHORITY}:event/{entry.hash}"


def moment(at: datetime) -> str:
    """A moment as both forms have it: RFC 3339, in UTC, to the second."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
