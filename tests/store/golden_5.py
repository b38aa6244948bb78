"""What the events of golden_log_5.jsonl are, as they were when it was written: every field filled
that joined with the crawl of many hosts, and with answers that are not the page.

Never changed, like golden.py. All names are invented.
"""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256

from store.log.document import Capture, Document
from store.log.events import (
    Absence,
    CaptureFailed,
    DocumentPublished,
    DocumentWithdrawn,
    Event,
    SourceChecked,
    Validators,
)
from tests.store.golden import BEGAN

LISTING = "https://agency.example/news.atom"
PAGE = "https://agency.example/news/nine"
DOCUMENT = "document/us_example_releases:nine"
SOURCE = "source/us_example_releases"
BODIES = {"listing": "<feed><entry>Dormazine \u2013 “nine”</entry></feed>".encode()}
_DIGEST = sha256(BODIES["listing"]).hexdigest()

#: The stream of each event, and what it is; in the order of positions, from 1.
WRITTEN: tuple[tuple[str, Event], ...] = (
    (
        DOCUMENT,
        DocumentPublished(
            document=Document(
                id="us_example_releases:nine",
                source="us_example_releases",
                url=PAGE,
                title="Clinic owner charged \u2013 “nine”",
                text="A grand jury charged the owner of a clinic.",
                published_on=date(2026, 3, 2),
                precision="instant",
                dated_by="updated",
            ),
            capture=Capture(
                url=LISTING,
                fetched_at=BEGAN,
                status=200,
                media_type="application/atom+xml",
                sha256=_DIGEST,
                record="nine",
            ),
        ),
    ),
    (
        SOURCE,
        CaptureFailed(
            url=PAGE,
            failed_at=BEGAN + timedelta(days=1),
            reason="page-not-found",
            status=200,
            document="us_example_releases:nine",
            absent=True,
        ),
    ),
    (
        DOCUMENT,
        DocumentWithdrawn(
            evidence=Absence(
                checks=4,
                first=BEGAN + timedelta(days=1),
                last=BEGAN + timedelta(days=16),
                status=200,
                control="https://agency.example/news/ten",
            ),
            reason="page-not-found",
        ),
    ),
    (
        SOURCE,
        SourceChecked(
            checked_at=BEGAN + timedelta(days=16),
            outcome="failed",
            listed=2,
            recorded=1,
            news=1,
            failed=1,
            validators={LISTING: Validators(etag='"9"', sha256=_DIGEST, reader="1.0/9")},
            passed_over=("us_example_releases:ten",),
            announced={"us_example_releases:ten": "0f1e2d3c"},
            reason="stopped before the end",
            resting={"agency.example": BEGAN + timedelta(days=17)},
            pulse=date(2026, 3, 19),
            interrupted=True,
        ),
    ),
)
