"""How far a long piece of work has come: told to whoever shows it, which is nobody by default."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from typing import TypeAlias

#: Takes how much is done, how much there is to do in all (0 where nobody knows), what was found.
Advance: TypeAlias = Callable[[float, float, str], None]
#: Shows a piece of work, counted in these units, until it is done.
Show: TypeAlias = Callable[[str], AbstractContextManager[Advance]]

_SHOW: ContextVar[Show | None] = ContextVar("_SHOW", default=None)


@contextmanager
def shown_by(show: Show) -> Iterator[None]:
    """Have what is done inside, in the main thread, shown."""
    token = _SHOW.set(show)
    try:
        yield
    finally:
        _SHOW.reset(token)


@contextmanager
def at_work(unit: str) -> Iterator[Advance]:
    """Do a piece of work that may take long. A piece of it tells nothing of its own."""
    show = _SHOW.get()
    if show is None or threading.current_thread() is not threading.main_thread():
        yield lambda _done, _whole, _found: None
        return
    token = _SHOW.set(None)
    try:
        with show(unit) as advance:
            yield advance
    finally:
        _SHOW.reset(token)
