"""Invented documents and captures to record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import sqlalchemy as sa

from store.documents.known import Known, document_stream, known_from
from store.log import log
from store.log.document import Capture, Document, Reading

NOW = datetime(2026, 3, 4, 15, 30, tzinfo=UTC)


def a_document(key: str = "1", **changed: object) -> Document:
    fields: dict[str, object] = {
        "id": f"us_example:{key}",
        "source": "us_example",
        "url": f"https://agency.example/news/{key}",
        "title": "Clinic owner charged",
        "text": "A grand jury charged the owner of a ketamine clinic.",
        "published_on": date(2026, 3, 3),
    }
    return Document(**fields | changed)  # type: ignore[arg-type]


def a_capture(body: bytes = b"<p>page</p>", **changed: object) -> Capture:
    fields: dict[str, object] = {
        "url": "https://agency.example/news/1",
        "fetched_at": NOW,
        "status": 200,
        "media_type": "text/html; charset=utf-8",
        "sha256": sha256(body).hexdigest(),
    }
    return Capture(**fields | changed)  # type: ignore[arg-type]


def a_reading(document: Document, body: bytes = b"<p>page</p>", *, days: int = 0) -> Reading:
    """What the page said `days` after NOW."""
    capture = a_capture(body, url=document.url, fetched_at=NOW + timedelta(days=days))
    return Reading(document=document, capture=capture, bodies={capture.sha256: body})


def unreadable(capture: Capture, bodies: Mapping[str, bytes]) -> None:
    """A reader whose code no longer understands old pages."""


def read_known(connection: sa.Connection, document_id: str) -> Known:
    """What the log knows of a document."""
    return known_from(log.read(connection, stream=document_stream(document_id)))
