"""The documents that a query finds, for the answers that are narrowed to them."""

from __future__ import annotations

from store.config import Settings


def found_documents(settings: Settings, query: str, position: int | None) -> frozenset[str]:
    """The ids of all documents that a query finds, at the end of the log or as of a position; by a
    name that is masked there none is found. Raises `search.language.syntax.QueryError`."""
    from search.query.search import search  # imports Whoosh, which most answers do without

    answer = search(settings, query, limit=None, as_of=position)
    return frozenset(hit.id for hit in answer.hits)
