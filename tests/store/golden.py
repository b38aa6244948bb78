"""What the events of golden_log.jsonl are, as they were when it was written: every field filled.

Like the file itself, this is never changed, but for what new defaults leave as it is. What a later
version adds (a type of event, a field) goes into a new file, golden_log_2.jsonl, with a module like
this one beside it. All names are invented.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from store.log.document import Capture, Document, Redirect
from store.log.events import (
    Absence,
    CaptureFailed,
    DocumentMoved,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentReviewed,
    DocumentRevised,
    DocumentTagged,
    DocumentWithdrawn,
    Erased,
    Event,
    NoteAdded,
    PayloadErased,
    PersonMasked,
    PersonUnmasked,
    SourceBackfilled,
    SourceChecked,
    Unknown,
    Validators,
)
from store.log.letter_events import (
    DigestSent,
    Subscription,
    SubscriptionCancelled,
    SubscriptionCreated,
)

#: When the first event was recorded; each of the others a minute after the one before.
BEGAN = datetime(2026, 3, 4, 15, 30, 0, 123456, tzinfo=UTC)

LISTING = "https://agency.example/news?page=1"
PAGE = "https://agency.example/news/seven"
BODIES = {
    "page": b"<h1>Clinic owner charged</h1>",
    "again": "<h1>Clinic owner charged \u2013 “updated”</h1>".encode(),
    "part": b"%PDF-1.7 invented\x00\xff",
    "gone": b"<h1>What was erased</h1>",
}
_DIGESTS = {name: sha256(body).hexdigest() for name, body in BODIES.items()}


def _capture(body: str, at: datetime, url: str = PAGE) -> Capture:
    part = Capture(
        url=f"{url}/complaint.pdf",
        fetched_at=at + timedelta(seconds=2),
        status=203,
        media_type="application/pdf",
        sha256=_DIGESTS["part"],
        record="part-1",
        etag='W/"part"',
        last_modified="Tue, 03 Mar 2026 14:00:00 GMT",
        redirects=(Redirect(url=f"{url}/complaint", status=302),),
        parts=(),
    )
    return Capture(
        url=url,
        fetched_at=at,
        status=200,
        media_type="text/html; charset=utf-8",
        sha256=_DIGESTS[body],
        record="seven",
        etag='"a1"',
        last_modified="Tue, 03 Mar 2026 14:00:00 GMT",
        redirects=(Redirect(url="http://agency.example/seven", status=301),),
        parts=(part,),
    )


_DOCUMENT = Document(
    id="us_example_releases:seven",
    source="us_example_releases",
    url=PAGE,
    title="Clinic owner charged",
    text="Orla Quennell, of Port Sabal, was charged.\n\nKetamine: “vials” \u2013 370 of them.",
    published_on=date(2026, 3, 3),
    precision="instant",
    number="26-117",
    details={"office": "USAO \u2013 Sabal", "company": "Halcyon Vials, LLC"},
)
_REVISED = Document(
    id=_DOCUMENT.id,
    source=_DOCUMENT.source,
    url=PAGE,
    title="Clinic owner charged \u2013 “updated”",
    text=_DOCUMENT.text,
    published_on=date(2026, 3, 1),
    precision="month",
    number="26-117a",
    details={},
)
_ERASED = Document(
    id="us_example_releases:eight",
    source="us_example_releases",
    url="https://agency.example/news/eight",
    title="What was erased",
    text="",
)

#: The stream of each event, and what it is; in the order of positions, from 1.
WRITTEN: tuple[tuple[str, Event], ...] = (
    (
        "document/us_example_releases:seven",
        DocumentPublished(document=_DOCUMENT, capture=_capture("page", BEGAN), backfilled=True),
    ),
    (
        "source/us_example_releases",
        SourceChecked(
            checked_at=BEGAN,
            outcome="ok",
            listed=12,
            recorded=1,
            failed=2,
            validators={LISTING: Validators(etag='"v"', last_modified="Tue, 03 Mar 2026")},
            newest=date(2026, 3, 3),
            recovered=("https://agency.example/news/six",),
            passed_over=("us_example_releases:five",),
            reason="two pages failed",
            requests={"agency.example": 14},
            not_before=datetime(2026, 3, 4, 21, 30, tzinfo=UTC),
            cadence=timedelta(hours=12),
        ),
    ),
    (
        "source/us_example_releases",
        CaptureFailed(
            url=PAGE,
            failed_at=datetime(2026, 3, 5, 15, 30, tzinfo=UTC),
            reason="status 403",
            status=403,
            wall="akamai-interstitial",
            document="us_example_releases:seven",
        ),
    ),
    (
        "source/us_example_releases",
        SourceBackfilled(
            at=datetime(2026, 3, 5, 16, 0, tzinfo=UTC),
            origin="wayback",
            since=date(2024, 1, 1),
            until=date(2024, 12, 31),
            recorded=3,
            passed_over=("https://agency.example/news/one",),
            requests={"web.archive.example": 9},
            listing=LISTING,
            resume="https://agency.example/news?page=4",
            complete=True,
            reason="all was seen",
        ),
    ),
    (
        "document/us_example_releases:seven",
        DocumentRevised(
            document=_REVISED,
            capture=_capture("again", BEGAN + timedelta(days=2)),
            backfilled=True,
        ),
    ),
    ("document/us_example_releases:seven", DocumentReread(document=_DOCUMENT)),
    (
        "document/us_example_releases:seven",
        DocumentMoved(
            document=_REVISED,
            capture=_capture("again", BEGAN + timedelta(days=3), f"{PAGE}-moved"),
            backfilled=True,
        ),
    ),
    (
        "document/us_example_releases:seven",
        DocumentWithdrawn(
            evidence=Absence(
                checks=4,
                first=BEGAN + timedelta(days=4),
                last=BEGAN + timedelta(days=20),
                status=410,
                control="https://agency.example/news",
            )
        ),
    ),
    (
        "document/us_example_releases:seven",
        DocumentRestored(document=_REVISED, capture=_capture("again", BEGAN + timedelta(days=30))),
    ),
    (
        "document/us_example_releases:seven",
        DocumentReviewed(by="ada", verdict="relevant", reason="names the drug"),
    ),
    (
        "document/us_example_releases:seven",
        DocumentTagged(by="ada", tag="vials", removed=True, reason="a slip"),
    ),
    ("document/us_example_releases:seven", NoteAdded(by="ada", text="Compare 26-118.\n\u2013 ß")),
    ("person/3f1c", PersonMasked(name="Orla Quennell", by="ada", reason="acquitted")),
    ("person/3f1c", PersonUnmasked(name="Orla Quennell", by="grace", reason="asked for")),
    ("document/us_example_releases:eight", Erased(type="DocumentPublished")),
    ("log", PayloadErased(position=15, by="ada", reason="a court's order")),
    (
        "subscription/weekly",
        SubscriptionCreated(
            subscription=Subscription(
                id="weekly", email="ada@reader.example", query='ketamine "vials"', cadence="daily"
            )
        ),
    ),
    (
        "subscription/weekly",
        DigestSent(
            since=0,
            until=16,
            documents=("us_example_releases:seven",),
            message_id="<1@reader.example>",
        ),
    ),
    ("subscription/weekly", SubscriptionCancelled(reason="moved on")),
    # What this version does not know: a type of event, and fields of a known one.
    (
        "document/us_example_releases:seven",
        Unknown(
            type="DocumentTranslated",
            payload='{"language": "es", "by": "ß", "of": {"sha256": "' + _DIGESTS["page"] + '"}}',
        ),
    ),
    ("source/us_example_releases", SourceChecked(checked_at=BEGAN, outcome="unchanged")),
)
#: The payload of the last of them, as it stands in the file.
FURTHER = (
    '{"checked_at":"2026-03-04T15:30:00.123456Z","mood":{"calm":[true,null,1.50]},'
    '"outcome":"unchanged"}'
)
