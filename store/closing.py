"""What is opened is closed, however its use ends. Imports nothing slow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar

#: What closes the stores opened in this thread, last opened first.
_CLOSERS: ContextVar[ExitStack | None] = ContextVar("_CLOSERS", default=None)


@contextmanager
def closing_stores() -> Iterator[None]:
    """Every store that this thread opens inside is closed at the end."""
    with ExitStack() as closers:
        outer = _CLOSERS.set(closers)
        try:
            yield
        finally:
            _CLOSERS.reset(outer)


def close_at_end(close: Callable[[], object]) -> None:
    """Have a store closed at the end of `closing_stores`; outside of it, whoever opens it closes
    it."""
    if (closers := _CLOSERS.get()) is not None:
        closers.callback(close)
