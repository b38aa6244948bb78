"""Blotter's own answer to a sentence as it is typed, from a store made of the documents."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.recorded import record
from benchmarks.relevance.stock import Ranking
from search.query.search import QueryError, search
from store.log.document import Document


def ours(library: str, documents: Sequence[Document], folder: Path) -> Ranking:
    """The first hits of `search`; a sentence that is refused finds nothing."""
    settings = record(documents, folder, library)

    def ranked(sentence: str, limit: int) -> list[str]:
        try:
            return [hit.id for hit in search(settings, sentence, limit=limit).hits]
        except QueryError as error:
            print(f"refused: {error}")
            return []

    return ranked
