"""How far all had come that an answer was made from: the position that the answer is of."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_NOTED: ContextVar[list[int] | None] = ContextVar("positions_noted", default=None)


def note_position(position: int) -> None:
    """Note that what is answered here and now is made from something that has come so far. Whoever
    reads what follows the log notes it, before it is read."""
    noted = _NOTED.get()
    if noted is not None:
        noted.append(position)


@contextmanager
def noting_positions() -> Iterator[list[int]]:
    """The positions that are noted within, in this task and the threads it asks in."""
    noted: list[int] = []
    before = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(before)
