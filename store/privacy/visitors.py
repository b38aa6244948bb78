"""Who asks: who keeps the record, or a visitor, from whom names that are hidden today are hidden in
answers from the past too."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_ARE_ASKING: ContextVar[bool] = ContextVar("visitors_are_asking", default=False)


def visitors_ask() -> bool:
    """Whether what is asked here and now is asked by visitors."""
    return _ARE_ASKING.get()


@contextmanager
def asked_by_visitors() -> Iterator[None]:
    """What is asked within, in this task and the threads it asks in, is asked by visitors."""
    before = _ARE_ASKING.set(True)
    try:
        yield
    finally:
        _ARE_ASKING.reset(before)
