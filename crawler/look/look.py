"""One look at a source: what it goes by, and what it has found so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from crawler.archives.archive import ArchiveDay
from crawler.look.past import Past
from crawler.look.told import Tell, untold
from crawler.politeness.day_requests import DayRequests, OwnDayRequests
from crawler.politeness.host_rests import HostRest
from crawler.source.page import Link
from crawler.source.source import Source
from store.database_address import StoreError
from store.log.database import Connection
from store.log.document import Reading
from store.log.events import CaptureFailed, SourceChecked, Validators
from store.settings.crawling_tables import Keep
from store.views.views import MissingPage


def _kept_alone(_host: str, _rest: HostRest) -> None:
    """No other process looks."""


def _nothing_more(_connection: Connection, _checked: SourceChecked) -> None:
    """No other process waits for the end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Look:
    """What a look goes by."""

    source: Source
    keep: Keep
    #: When it begins, UTC; for a replayed one, when its first listing was captured.
    at: datetime
    past: Past
    #: The day of an archive that answers in place of the network.
    day: ArchiveDay | None = None
    #: Requests to one host in a day (UTC), at most.
    requests_a_day: int = Source.requests_a_day
    #: Counts the requests of today, whichever source they are for.
    spent: DayRequests = field(default_factory=OwnDayRequests)
    #: Hosts that asked any look for rest; those that go on at once add to it.
    rests: dict[str, HostRest] = field(default_factory=dict)
    #: Told of each such host.
    share_rest: Callable[[str, HostRest], None] = _kept_alone
    #: Whether another worker began it, and died.
    is_taken_up: bool = False
    #: Told how the look went, in the transaction that appends it.
    conclude: Callable[[Connection, SourceChecked], None] = _nothing_more
    #: Told which host is asked ("ask") and which page is read ("read"), before it is, and when it
    #: has been ("was read").
    tell: Tell = untold

    def document_id(self, link: Link) -> str:
        """The id of the document a link stands for: the one it is known by, if it is known. A page
        that moved keeps the one it has, though its key may have been made from the address."""
        past = self.past
        if past.knows_any and (known := self.source.known_id(link, past.knows)):
            return known
        made = self.source.document_id(link.key)
        return made if link.url is None else past.moved.get(link.url, made)


@dataclass(frozen=True, kw_only=True, slots=True)
class PageReadings:
    """The readings of one answer; they are recorded together or not at all."""

    #: Not shown where Scrapy prints an item it failed with: they hold whole pages.
    readings: tuple[Reading, ...] = field(repr=False)


@dataclass(kw_only=True, slots=True)
class Findings:
    """What a look has found so far; filled while it goes on."""

    #: Ids of the documents on offer.
    listed: set[str] = field(default_factory=set)
    #: Document events appended, by type.
    events: Counter[str] = field(default_factory=Counter)
    failures: list[CaptureFailed] = field(default_factory=list)
    #: Known pages that answered 404 or 410, this failed check counted.
    missing: list[MissingPage] = field(default_factory=list)
    #: Addresses that answered.
    answered: set[str] = field(default_factory=set)
    #: A page that answered, by host.
    controls: dict[str, str] = field(default_factory=dict)
    #: Of the listings, for the next look.
    validators: dict[str, Validators] = field(default_factory=dict)
    #: Requests that were sent, by host.
    requests: Counter[str] = field(default_factory=Counter)
    #: Hosts that are not to be asked again in this look.
    left_alone: set[str] = field(default_factory=set)
    #: Those of them that every look leaves alone, as they asked for rest, and until when (UTC).
    resting: dict[str, datetime] = field(default_factory=dict)
    #: Why hosts are asked no more today, by host: each has had its requests.
    spent_hosts: dict[str, str] = field(default_factory=dict)
    #: Addresses on those hosts that are left for tomorrow.
    left: set[str] = field(default_factory=set)
    #: Until when a server asked to be left alone.
    not_before: datetime | None = None
    #: Whether any listing was read, that is, was not answered with 304.
    modified: bool = False
    #: Whether a listing said, as its source may, that there is nothing on offer.
    nothing: bool = False
    newest: date | None = None
    #: The newest day that shows the publisher at work.
    pulse: date | None = None
    #: What was read and does not touch the topic, and how it was announced, by document id.
    passed_over: dict[str, str] = field(default_factory=dict)
    #: Listings that date anew what is known.
    redated: list[str] = field(default_factory=list)
    #: What our own code stumbled over.
    crash: str = ""
    #: Why the log could not be written to; the look ends there, and no other is begun.
    unwritable: StoreError | None = None
    #: Whether the look came to its end.
    complete: bool = False
    #: Why it was ended before, where it was not stopped from outside; empty where it was.
    overdue: str = ""
    #: The event that says how it went, once that is in the log.
    checked: SourceChecked | None = None

    @property
    def recorded(self) -> int:
        """Document events appended."""
        return self.events.total()

    def on_offer(self, day: date | None) -> None:
        """Take note of a publisher's date on offer."""
        if day and (self.newest is None or day > self.newest):
            self.newest = day


def resting(look: Look) -> SourceChecked | None:
    """The look before, where the source is still to be left alone after it; None where it may be
    asked, as an archive always may. Pure."""
    last = look.past.last
    if look.day or last is None or last.not_before is None:
        return None
    return last if look.at < last.not_before else None


def was_interrupted(findings: Findings) -> bool:
    """Whether a look was stopped from outside, and for no fault of its own."""
    return not (findings.complete or findings.crash or findings.overdue)
