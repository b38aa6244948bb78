"""What the events of golden_log_4.jsonl are, as they were when it was written: every field filled.

Never changed, like golden.py. All names are invented.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from hashlib import sha256

from store.log.document import Capture, Document, Redirect
from store.log.events import DocumentCompleted, DocumentSeenEmpty, DocumentSeenWhole, Event

PAGE = "https://agency.example/news/eight"
STREAM = "document/us_example_releases:eight"
BODIES = {
    "entry": "<rss><item>Dormazine \u2013 a “teaser”</item></rss>".encode(),
    "page": b"<h1>Clinic owner charged</h1>",
    "empty": b"<h1></h1>",
}


def _capture(body: str, day: int, **fields: object) -> Capture:
    plain = Capture(
        url=PAGE,
        fetched_at=datetime(2026, 3, day, 15, 30, tzinfo=UTC),
        status=200,
        media_type="text/html; charset=utf-8",
        sha256=sha256(BODIES[body]).hexdigest(),
        etag='"8"',
        last_modified="Tue, 03 Mar 2026 10:00:00 GMT",
        redirects=(Redirect(url="https://agency.example/8", status=302),),
    )
    return Capture(**{name: getattr(plain, name) for name in Capture.__slots__} | fields)


def _document(text: str) -> Document:
    return Document(
        id="us_example_releases:eight",
        source="us_example_releases",
        url=PAGE,
        title="Clinic owner charged \u2013 “eight”",
        text=text,
        published_on=date(2026, 3, 2),
        precision="instant",
        number="26-0008",
        details={"office": "Tarn County"},
    )


#: The stream of each event, and what it is; in the order of positions, from 1.
WRITTEN: tuple[tuple[str, Event], ...] = (
    (
        STREAM,
        DocumentCompleted(
            document=_document("A grand jury charged the owner of a clinic."),
            capture=_capture("entry", 3, record="8", parts=(_capture("page", 3),)),
            backfilled=True,
        ),
    ),
    (
        STREAM,
        DocumentSeenEmpty(document=_document(""), capture=_capture("empty", 4), backfilled=True),
    ),
    (STREAM, DocumentSeenWhole(capture=_capture("page", 5), backfilled=True)),
)
