"""News of one event, as plain data without masked names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from answers.news.stories import Change, NewsSection
from casebook.asking.casebook_at import Basis


@dataclass(frozen=True, kw_only=True, slots=True)
class EntryFact:
    """One thing that was done, as the document says it."""

    #: In one line, as a letter has it: `Revoked: Leland R. Voskamp, D.O., Washington`.
    words: str
    #: The sentence that says so; empty where a field of the publisher's does.
    quote: str
    #: Whether it is only what somebody is accused of.
    is_accusation: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class NewsEntry:
    """What one event of a document tells: it was published, edited, removed or restored."""

    #: The hash of the event in the chain: no other event has it, in this log or in any, and it says
    #: nothing of what it is about.
    hash: str
    position: int
    #: When this log learned it, UTC.
    recorded_at: datetime
    section: NewsSection
    #: Of the document, and of its matter; None where nothing was read in it.
    id: str
    case: str | None
    source: str
    publisher: str
    #: As it was then.
    title: str
    url: str
    published_on: date | None
    precision: str
    #: What the document says was done and no document of its matter told before.
    facts: tuple[EntryFact, ...]
    #: What was edited.
    changes: tuple[Change, ...]
    #: How the text begins, where there is neither.
    excerpt: str
    #: Of what is gone: since when it is missed (UTC), and how often it was looked for.
    missing_since: datetime | None
    checks: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NewsEntries:
    """The newest entries, the newest first, up to a position of the log."""

    #: The hash of the log's first event, which tells it from every other; empty without one.
    log: str
    until: int
    #: When the event there was recorded, UTC.
    until_at: datetime
    entries: tuple[NewsEntry, ...]
    basis: Basis
