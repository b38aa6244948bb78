"""How far a long piece of work has come, for a person at a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING

import click

from store.streams.progress import Advance

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress

#: Seconds before anything is shown: most work takes less.
PATIENCE = 1.0


class _Bar:
    """A bar that appears by and by."""

    def __init__(self, unit: str, console: Console | None) -> None:
        self._unit, self._console = unit, console
        self._drawn: Progress | None = None
        self._state = (0.0, 0.0, "")
        self._over = False
        self._lock = Lock()

    def appear(self) -> None:
        from store.streams.drawn_bar import drawn_bar

        with self._lock:
            if not self._over:
                self._drawn = drawn_bar(self._unit, self._console)
                self._drawn.add_task("", total=None)
                self._drawn.start()
                self._draw()

    def advance(self, done: float, whole: float, found: str) -> None:
        with self._lock:
            self._state = (done, whole, found)
            self._draw()

    def _draw(self) -> None:
        if self._drawn:
            done, whole, found = self._state
            (task,) = self._drawn.task_ids
            self._drawn.update(task, completed=done, total=whole or None, description=found)

    def end(self) -> None:
        with self._lock:
            self._over = True
            if self._drawn:
                self._drawn.stop()


@contextmanager
def progress_bar(
    unit: str, console: Console | None = None, *, patience: float = PATIENCE
) -> Iterator[Advance]:
    """A bar on standard error, where the work takes more than so many seconds; nothing where that
    is no terminal that can draw one."""
    if not (console.is_terminal if console else can_draw()):
        yield lambda _done, _whole, _found: None
        return
    bar = _Bar(unit, console)
    timer = Timer(patience, bar.appear)
    timer.daemon = True
    timer.start()
    try:
        yield bar.advance
    finally:
        timer.cancel()
        bar.end()


def can_draw() -> bool:
    """Whether standard error is a terminal on which a line can be drawn anew."""
    return bool(sys.stderr and sys.stderr.isatty()) and os.environ.get("TERM") != "dumb"


def print_above_bar(line: str) -> None:
    """Print a line while a bar is shown. Without the stream, click goes by the bar to the terminal
    itself, and into its middle."""
    click.echo(line, file=sys.stdout)
