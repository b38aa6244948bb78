"""What a feed says of one entry, whatever the feed is written in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class FeedEntry:
    """One entry. What a feed does not say is empty; texts are HTML, also where they came as plain
    text, so that whoever reads them need not know which they were."""

    #: The publisher's id: RSS's `guid`, Atom's and JSON Feed's `id`, RDF's `about`; as written.
    guid: str = ""
    #: Where it leads; an absolute address, or what the feed has in place of one (`mailto:`).
    link: str = ""
    title: str = ""
    summary: str = ""
    #: The full text, where the feed has one beside the summary.
    content: str = ""
    #: The date of publication, as written.
    published: str = ""
    #: The date of the last change, as written.
    updated: str = ""
    author: str = ""
    #: The address of its page that a service which counts clicks stands in front of.
    original_link: str = ""
    #: The guid as earlier code read it, which took it for an address relative to the feed's.
    resolved_guid: str = ""

    @property
    def text(self) -> str:
        """What it says in short, or else in full."""
        return self.summary or self.content

    @property
    def announcement(self) -> str:
        """Its title and what it says in short, as they are marked up."""
        return f"{self.title}\n{self.text}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Feed:
    """A feed, or as much of it as came: an entry that was cut off is not among them."""

    entries: tuple[FeedEntry, ...]
    #: Where a person finds what the feed announces; empty where it does not say.
    home: str = ""
