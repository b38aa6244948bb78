"""Blotter's own answer to a sentence as it is typed, from a store made of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.relevance.stock import Ranking
from search.query.search import QueryError, search
from store.config import Settings, load
from store.log.database import open_store, writing
from store.log.document import Capture, Document
from store.log.events import DocumentPublished
from store.log.log import NewEvent, append

NOW = datetime(2026, 1, 1, tzinfo=UTC)
_CAPTURE = Capture(
    url="https://example.org/", fetched_at=NOW, status=200, media_type="", sha256="0" * 64
)


def record(documents: Sequence[Document], home: Path) -> Settings:
    """A log of the documents, one published after the other; the index is yet to be built."""
    settings = load({"BLOTTER_HOME": str(home)})
    engine = open_store(settings.database_url)
    for start in range(0, len(documents), 1000):
        part = documents[start : start + 1000]
        with writing(engine) as connection:
            events = (DocumentPublished(document=document, capture=_CAPTURE) for document in part)
            append(
                connection,
                [NewEvent(stream=f"document/{event.document.id}", event=event) for event in events],
                now=NOW,
            )
    engine.dispose()
    return settings


def ours(documents: Sequence[Document], folder: Path) -> Ranking:
    """The first hits of `search`; a sentence that is refused finds nothing."""
    settings = record(documents, folder / "blotter")

    def ranked(sentence: str, limit: int) -> list[str]:
        try:
            return [hit.id for hit in search(settings, sentence, limit=limit).hits]
        except QueryError as error:
            print(f"refused: {error}")
            return []

    return ranked
