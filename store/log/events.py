"""Every event the log can hold, and how each is written as JSON and read back.

An event's `type` in the log is its class name and never changes. Fields are added with defaults;
fields a version of the program does not know are ignored on reading, and an event type it does not
know is carried as `Unknown`, payload untouched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal, TypeAlias, get_args

import msgspec

from store.decoding.json_decoders import decoder_of
from store.log.document import Capture, Document
from store.log.letter_events import (
    ConfirmationSent,
    DigestPrepared,
    DigestRefused,
    DigestSent,
    LetterBounced,
    SubscriptionCancelled,
    SubscriptionChanged,
    SubscriptionConfirmed,
    SubscriptionCreated,
    SubscriptionPaused,
    SubscriptionResumed,
)

Outcome = Literal["ok", "unchanged", "empty", "walled", "failed"]
#: A person's judgement of a document.
Verdict = Literal["relevant", "irrelevant", "unsure"]
#: Where past documents are taken from: files, the source itself, or the Wayback Machine.
Origin = Literal["files", "source", "wayback"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Validators:
    """What tells that an answer is the one read before: what the server gave for conditional
    requests (RFC 9110 section 8.8), as sent, and what we know ourselves."""

    etag: str | None = None
    last_modified: str | None = None
    #: Of the answer's body, lower-case hexadecimal: it tells that an answer is the same where the
    #: server cannot.
    sha256: str | None = None
    #: Names the code that read it: to other code, the same answer may say something else.
    reader: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceChecked:
    """We looked at a source. Stream `source/NAME`."""

    checked_at: datetime
    outcome: Outcome
    #: Documents on offer in the listings.
    listed: int = 0
    #: Document events this look appended.
    recorded: int = 0
    #: Those of them by which the publisher has said or done something: no better reading of ours,
    #: and no page that was seen once without its text. None where they were not told apart.
    news: int | None = None
    #: Pages that could not be fetched or understood.
    failed: int = 0
    #: By listing address; only kept when nothing failed, so that a lost page is asked for again.
    validators: dict[str, Validators] = field(default_factory=dict)
    #: The newest publisher's date on offer.
    newest: date | None = None
    #: Addresses that had failed before and answered again.
    recovered: tuple[str, ...] = ()
    #: Ids of documents that were read, did not touch the topic and are not asked for again.
    passed_over: tuple[str, ...] = ()
    #: What their listing said of some of them, by id, as a mark (`crawler.look.visiting.offers`):
    #: one that is announced in other words is looked at again.
    announced: dict[str, str] = field(default_factory=dict)
    #: Why the outcome is what it is, and what was left for another day, for a person; empty when
    #: all went well.
    reason: str = ""
    #: Requests that were sent, by host, redirects, retries and robots.txt included.
    requests: dict[str, int] = field(default_factory=dict)
    #: The source is to be left alone until then (UTC), as its server asked or its wall demands.
    not_before: datetime | None = None
    #: Hosts that asked for rest, and until when (UTC) every source leaves them alone.
    resting: dict[str, datetime] = field(default_factory=dict)
    #: How often the source is looked at.
    cadence: timedelta = timedelta(days=1)
    #: The newest day that shows the publisher at work, on topic or not; None where it is not asked.
    pulse: date | None = None
    #: Whether it was stopped from outside, so that the rest is still to be looked at.
    interrupted: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class CaptureFailed:
    """One page could not be fetched or understood. Stream `source/NAME`."""

    url: str
    failed_at: datetime
    reason: str
    status: int | None = None
    #: The bot wall that answered instead of the page, e.g. `akamai-interstitial`.
    wall: str | None = None
    #: The known document whose page this is, when it was a second visit.
    document: str | None = None
    #: Whether it says itself that there is no such page, though its status is a good one.
    absent: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class SourceBackfilled:
    """How far a back-fill has come; the last of each says how it ended. Stream `source/NAME`."""

    at: datetime
    origin: Origin
    #: The days that are filled, both included: of publication at the source, else of capture.
    since: date
    until: date
    #: Document events appended since the one before.
    recorded: int = 0
    #: What was read and not recorded since the one before, and is not asked for again: ids of
    #: documents at the source, addresses in the Wayback Machine.
    passed_over: tuple[str, ...] = ()
    #: Requests sent since the one before, by host of a publisher.
    requests: dict[str, int] = field(default_factory=dict)
    #: The first page of a listing, and the page of it to go on from; empty where all was seen.
    listing: str = ""
    resume: str = ""
    complete: bool = False
    #: Why it ended before its end, for a person.
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Observation:
    """What a page said, and the answer that proves it."""

    document: Document
    capture: Capture
    #: Whether it was looked for in the past: then it is no news, and never mailed.
    backfilled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentPublished(_Observation):
    """First seen. Stream `document/ID`, like the other document events."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentRevised(_Observation):
    """The publisher changed it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentMoved(_Observation):
    """Its address redirects to another for good; it says the same. Re-indexed, never mailed."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentCompleted(_Observation):
    """It was known without some of its answers, which could not be had, and is read with them now:
    the publisher changed nothing. Re-indexed; mailed to those whose query did not find it before.
    """


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentSeenEmpty(_Observation):
    """Its page answered with nearly nothing of what it said. That is kept, but not believed until
    it is seen once more: what is known of the document stays as it was."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentSeenWhole:
    """A page that had been seen nearly empty says again what it said before."""

    capture: Capture
    backfilled: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentReread:
    """We read the same bytes better. Re-indexed, never mailed."""

    document: Document


@dataclass(frozen=True, kw_only=True, slots=True)
class Absence:
    """Why a page is held to be gone: how often and how long it was missed, and what did answer."""

    checks: int
    first: datetime
    last: datetime
    status: int
    #: A page of the same host that answered during the last check.
    control: str


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentWithdrawn:
    """Confirmed gone, not walled."""

    evidence: Absence
    #: What the last answer said, where its status is a good one, e.g. `page-not-found`.
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentRestored:
    """It is back."""

    document: Document
    capture: Capture


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentReviewed:
    """A person judged whether a document belongs to the record. The last judgement counts."""

    by: str
    verdict: Verdict
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocumentTagged:
    """A person put a tag on a document, or took it off."""

    by: str
    tag: str
    removed: bool = False
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class NoteAdded:
    """A person wrote something down about a document."""

    by: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _CaseDecision:
    document: str
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseLinked(_CaseDecision):
    """A person says that a document is about the same matter as another, whatever the linker finds.
    Stream `case/ID`, where ID is the other's; the last decision about two documents counts."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CaseUnlinked(_CaseDecision):
    """A person says that two documents are not about the same matter. Stream as `CaseLinked`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _NameDecision:
    name: str
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonMasked(_NameDecision):
    """A name is to be hidden wherever documents are shown. Stream `person/ID`.

    The id is drawn, since the name of a stream cannot be erased as a payload can.
    """


@dataclass(frozen=True, kw_only=True, slots=True)
class PersonUnmasked(_NameDecision):
    """A name is to be shown again. Stream `person/ID`, that of the mask."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PayloadErased:
    """An event's payload and its bodies were lawfully erased. Stream `log`."""

    position: int
    by: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class VocabularyChosen:
    """What decides whether a document touches the topic is another from here on. Stream `log`."""

    name: str
    #: Of the vocabulary's file, in lower-case hexadecimal.
    sha256: str
    #: The words that count, as the file writes them.
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchSaved:
    """A query that may be asked by a name from here on. Stream `search/NAME`."""

    #: As in the stream, in lower case.
    name: str
    query: str
    #: Who saved it; empty where that was not said.
    by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class SearchDropped:
    """The name stands for no query any more. Stream `search/NAME`, that of the saved search."""

    by: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Unknown:
    """An event of a type this version does not know, carried untouched."""

    type: str
    payload: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Erased:
    """An event whose payload was lawfully erased; the chain still covers it."""

    type: str


DocumentEvent: TypeAlias = (
    DocumentPublished
    | DocumentRevised
    | DocumentReread
    | DocumentMoved
    | DocumentCompleted
    | DocumentSeenEmpty
    | DocumentSeenWhole
    | DocumentWithdrawn
    | DocumentRestored
)
#: The types of events after which their document is what is known of it.
CONTENT = frozenset(
    kind.__name__
    for kind in get_args(DocumentEvent)
    if kind not in (DocumentSeenEmpty, DocumentSeenWhole, DocumentWithdrawn)
)
#: A person's decision about a document; in its stream, like the document events.
Annotation: TypeAlias = DocumentReviewed | DocumentTagged | NoteAdded
LetterEvent: TypeAlias = (
    SubscriptionCreated
    | ConfirmationSent
    | SubscriptionConfirmed
    | SubscriptionChanged
    | SubscriptionPaused
    | SubscriptionResumed
    | SubscriptionCancelled
    | DigestPrepared
    | DigestSent
    | DigestRefused
    | LetterBounced
)
Event: TypeAlias = (
    SourceChecked
    | CaptureFailed
    | SourceBackfilled
    | DocumentEvent
    | Annotation
    | CaseLinked
    | CaseUnlinked
    | PersonMasked
    | PersonUnmasked
    | PayloadErased
    | VocabularyChosen
    | SearchSaved
    | SearchDropped
    | LetterEvent
    | Unknown
    | Erased
)

_TYPES: dict[str, type] = {
    kind.__name__: kind for kind in get_args(Event) if kind not in (Unknown, Erased)
}
_encoder = msgspec.json.Encoder()


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """An event with its place in the log: the envelope. A struct, since replays make millions."""

    #: Number in the whole log, from 1, without gaps.
    position: int
    stream: str
    #: Number in the stream, from 1, without gaps.
    version: int
    type: str
    #: When this log learned it, UTC.
    recorded_at: datetime
    event: Event
    #: SHA-256 over the previous hash and the immutable fields, lower-case hexadecimal.
    hash: str


def type_of(event: Event) -> str:
    """The name an event goes by in the log."""
    name = type(event).__name__
    return name if name in _TYPES else event.type  # type: ignore[union-attr]


def to_json(event: Event) -> bytes:
    """An event's payload in UTF-8, exactly as it is hashed and stored."""
    if type(event).__name__ in _TYPES:
        return _encoder.encode(event)
    if isinstance(event, Unknown):
        return event.payload.encode()
    msg = "an erased event has no payload to write"
    raise TypeError(msg)


def from_json(type: str, payload: str | None) -> Event:
    """The event a stored payload holds; raises `msgspec.DecodeError` where it is not one."""
    if payload is None:
        return Erased(type=type)
    if type not in _TYPES:
        return Unknown(type=type, payload=payload)
    event: Event = decoder_of(_TYPES[type]).decode(payload)
    return event


def recorded_from(row: Sequence[Any], event: Event | None = None) -> Recorded:
    """The event of a row of the table `events`; its payload is read where no event is given."""
    return Recorded(
        position=row[0],
        stream=row[1],
        version=row[2],
        type=row[3],
        recorded_at=datetime.fromisoformat(row[4]),
        event=from_json(row[3], row[5]) if event is None else event,
        hash=row[8],
    )
