"""What one page says, and the answer of the server that proves it: plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Precision = Literal["instant", "day", "month", "year"]
#: Whether a publisher's date is that of publication or, for want of one, that of the last change.
DatedBy = Literal["published", "updated"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Redirect:
    """An address that led to another one."""

    url: str
    #: 301 and 308 say that it does so for good (RFC 9110 section 15.4).
    status: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Capture:
    """One answer of a server. The body is kept once, under its SHA-256 (see `store.log.bodies`)."""

    #: The address that answered, after redirects.
    url: str
    #: When the answer arrived, UTC. For a replayed archive, the archive's date.
    fetched_at: datetime
    #: HTTP status code.
    status: int
    #: The Content-Type header as it was sent, charset included; empty where there was none.
    media_type: str
    #: SHA-256 of the body's bytes (after transfer and content decoding), lower-case hexadecimal.
    sha256: str
    #: Which record of the answer this is, where one answer (a feed, an API page) holds many.
    record: str | None = None
    #: The validators of RFC 9110 section 8.8, for the next conditional request.
    etag: str | None = None
    last_modified: str | None = None
    #: The addresses that were asked before `url`, in their order.
    redirects: tuple[Redirect, ...] = ()
    #: Further answers that were read together with this one, in the order they were asked for.
    parts: tuple[Capture, ...] = ()

    @property
    def digests(self) -> tuple[str, ...]:
        """The SHA-256 of each body it rests on, its own first."""
        return (self.sha256, *(part.sha256 for part in self.parts))

    @property
    def latest(self) -> datetime:
        """When the last of the answers it rests on arrived, UTC: a page behind an entry may have
        been asked again without its feed."""
        return max([self.fetched_at, *(part.fetched_at for part in self.parts)])


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """What one page says as its source reads it."""

    #: `source:key`, where key is the publisher's own number or one made from the address.
    id: str
    #: The name of the source, e.g. `us_doj_press_releases`.
    source: str
    #: The address a person would open; it may differ from the one that was fetched.
    url: str
    title: str
    #: Plain text; paragraphs are separated by an empty line.
    text: str
    #: The publisher's date: a calendar day, for US federal sources in US Eastern time.
    published_on: date | None = None
    #: How exact `published_on` is; `instant` means the publisher gave a time as well.
    precision: Precision = "day"
    #: What `published_on` dates. The day of a change moves without a word having been changed.
    dated_by: DatedBy = "published"
    #: The publisher's number (FR document number, release number, docket number), as written.
    number: str | None = None
    #: Fields the publisher labels itself (company, office, court, agencies), as written.
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Reading:
    """A document with its proof: what was read, the capture it was read from, and the bytes."""

    document: Document
    capture: Capture
    #: The body of the capture and of each of its parts, by SHA-256.
    bodies: dict[str, bytes]
