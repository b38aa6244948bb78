"""A query that cannot be understood, and where."""

from __future__ import annotations


class QueryError(ValueError):
    """A query cannot be understood; the message says in one line what stands there, what was
    expected, and the nearest right thing."""

    def __init__(self, message: str, offset: int | None = None, query: str = "") -> None:
        super().__init__(message)
        #: Where in the query, in characters from 0 up to its length; None where it is no one place.
        self.offset = offset
        #: The query as it was typed.
        self.query = query
