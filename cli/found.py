"""The documents a query finds, for the commands that answer from what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Collection

    from store.config import Settings


def found(settings: Settings, query: tuple[str, ...], position: int | None) -> Collection[str]:
    """The ids of what a query, the words of which are given, finds; a query that makes no sense is
    a usage error (exit code 2)."""
    from search.query import QueryError, search

    try:
        answer = search(settings, " ".join(query), limit=None, as_of=position)
    except QueryError as error:
        raise click.UsageError(str(error)) from error
    return frozenset(hit.id for hit in answer.hits)
