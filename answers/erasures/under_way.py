"""Answers that are being given just now: each may hold what was erased since it was begun."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

_BEGUN: set[object] = set()


@contextmanager
def under_way() -> Iterator[None]:
    """Give an answer, or do a piece of work that reads the record."""
    this = object()
    _BEGUN.add(this)
    try:
        yield
    finally:
        _BEGUN.discard(this)


def begun() -> frozenset[object]:
    """What is under way now."""
    return frozenset(_BEGUN)
