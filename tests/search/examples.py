"""Logs to index: documents with invented content, and the events of their lives."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import sqlalchemy as sa

from store.config import Settings, load
from store.log.database import open_store, writing
from store.log.document import Capture, Document
from store.log.events import (
    Absence,
    DocumentPublished,
    DocumentReread,
    DocumentRestored,
    DocumentRevised,
    DocumentSeenEmpty,
    DocumentWithdrawn,
    Event,
    PersonMasked,
    PersonUnmasked,
)
from store.log.log import NewEvent, append

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)


class Blotter:
    """A log in a folder of its own, and the settings that lead to it."""

    def __init__(self, home: Path, url: str = "") -> None:
        environ = {"BLOTTER_HOME": str(home)} | ({"BLOTTER_DATABASE_URL": url} if url else {})
        self.settings: Settings = load(environ)
        self.engine: sa.Engine = open_store(self.settings.database_url)

    def append(self, *events: tuple[str, Event], now: datetime = NOW) -> None:
        """Append events to the streams of documents, each given by the document's id, or to those
        of masks, by the mask's."""
        entries = [NewEvent(stream=f"{_kind(event)}/{id}", event=event) for id, event in events]
        with writing(self.engine) as connection:
            append(connection, entries, now=now)

    def publish(self, *texts: str, source: str = "us_example_releases") -> None:
        """Publish a document for each text, one a day from 1 January 2025."""
        self.append(
            *(
                published(
                    document(
                        f"{source}:{n}", text, published_on=date(2025, 1, 1 + n), source=source
                    )
                )
                for n, text in enumerate(texts)
            )
        )


def _kind(event: Event) -> str:
    return "person" if isinstance(event, PersonMasked | PersonUnmasked) else "document"


def document(
    id: str,
    text: str,
    *,
    title: str = "Example",
    published_on: date | None = date(2025, 1, 1),
    number: str | None = None,
    source: str = "us_example_releases",
) -> Document:
    """A document of an invented source."""
    return Document(
        id=id,
        source=source,
        url=f"https://example.org/{id}",
        title=title,
        text=text,
        published_on=published_on,
        number=number,
    )


def capture() -> Capture:
    """Any answer of a server."""
    return Capture(
        url="https://example.org/",
        fetched_at=NOW,
        status=200,
        media_type="text/html; charset=utf-8",
        sha256="0" * 64,
    )


def published(document: Document) -> tuple[str, Event]:
    """It was first seen."""
    return document.id, DocumentPublished(document=document, capture=capture())


def revised(document: Document) -> tuple[str, Event]:
    """They changed it."""
    return document.id, DocumentRevised(document=document, capture=capture())


def reread(document: Document) -> tuple[str, Event]:
    """We read it better."""
    return document.id, DocumentReread(document=document)


def restored(document: Document) -> tuple[str, Event]:
    """It is back."""
    return document.id, DocumentRestored(document=document, capture=capture())


def seen_empty(document: Document) -> tuple[str, Event]:
    """Its page showed nearly nothing."""
    return document.id, DocumentSeenEmpty(document=document, capture=capture())


def withdrawn(id: str) -> tuple[str, Event]:
    """It is gone."""
    absence = Absence(checks=4, first=NOW, last=NOW, status=404, control="https://example.org/")
    return id, DocumentWithdrawn(evidence=absence)


def masked(name: str) -> tuple[str, Event]:
    """The name is to be hidden."""
    return name.casefold(), PersonMasked(name=name, by="ab", reason="asked")


def unmasked(name: str) -> tuple[str, Event]:
    """It is to be shown again."""
    return name.casefold(), PersonUnmasked(name=name, by="ab", reason="asked")


def ids(hits: Sequence[object]) -> list[str]:
    """The ids of hits, in their order."""
    return [str(getattr(hit, "id", "")) for hit in hits]
