"""What may have been meant by a query that finds nothing."""

from __future__ import annotations

from collections.abc import Callable

from answers.asking.queries import parsed
from search.query.followed_index import ask_index
from search.query.suggestions import Suggestion, suggestions
from store.config import Settings


def suggested(
    settings: Settings, query: str, total: Callable[[str], int], position: int | None = None
) -> tuple[Suggestion, ...]:
    """Queries in which words of the index stand for words that are written alike, each of which
    finds something by `total`; asked as of a position."""
    tree = parsed(settings, query, position)
    nothing: tuple[Suggestion, ...] = ()
    return ask_index(settings, lambda index: suggestions(query, tree, index, total), nothing)
