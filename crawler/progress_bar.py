"""How far a long piece of work has come, for a person at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

#: Takes how much is done, how much there is to do in all, and what was found.
Advance: TypeAlias = Callable[[float, float, str], None]


class _Rate(ProgressColumn):
    """How much is done in a second."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f} {self._unit}/s" if speed else "", style="progress.data.speed")


@contextmanager
def progress_bar(unit: str, console: Console | None = None) -> Iterator[Advance]:
    """A bar with rate and remaining time on standard error; nothing where that is no terminal."""
    console = console or Console(stderr=True)
    if not console.is_terminal:
        yield lambda _done, _total, _found: None
        return
    columns = (
        TextColumn("{task.completed:.0f}/{task.total:.0f} " + unit),
        BarColumn(),
        _Rate(unit),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    # What is printed goes above the bar, unless it goes elsewhere.
    with Progress(*columns, console=console, redirect_stdout=sys.stdout.isatty()) as shown:
        task = shown.add_task("", total=1)

        def advance(done: float, total: float, found: str) -> None:
            shown.update(task, completed=done, total=total, description=found)

        yield advance
