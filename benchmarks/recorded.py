"""A log of documents, as if each had been published in turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from store.config import Settings, load
from store.log.database import open_store, writing
from store.log.document import Capture, Document
from store.log.events import DocumentPublished
from store.log.log import NewEvent, append

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_CAPTURE = Capture(
    url="https://example.org/", fetched_at=NOW, status=200, media_type="", sha256="0" * 64
)
_AT_ONCE = 1000


def record(documents: Sequence[Document], home: Path, library: str = "whoosh") -> Settings:
    """Append them to the log in a folder; its views and its index, of this library, are yet to be
    brought up to it."""
    settings = load({"BLOTTER_HOME": str(home), "BLOTTER_SEARCH_ENGINE": library})
    engine = open_store(settings.database_url)
    for start in range(0, len(documents), _AT_ONCE):
        part = documents[start : start + _AT_ONCE]
        with writing(engine) as connection:
            append(connection, [_published(document) for document in part], now=NOW)
    engine.dispose()
    return settings


def _published(document: Document) -> NewEvent:
    event = DocumentPublished(document=document, capture=_CAPTURE)
    return NewEvent(stream=f"document/{document.id}", event=event)
