"""The bar itself, drawn by a library that takes a while to import."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text


class _Count(ProgressColumn):
    """How much is done, of how much where that is known."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        whole = f"/{task.total:.0f}" if task.total else ""
        done = f"{task.completed:.0f}{whole} " if whole or task.completed else ""
        return Text(done + self._unit)


class _Rate(ProgressColumn):
    """How much is done in a second."""

    def __init__(self, unit: str) -> None:
        super().__init__()
        self._unit = unit

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text(f"{speed:.1f} {self._unit}/s" if speed else "", style="progress.data.speed")


def drawn_bar(unit: str, console: Console | None) -> Progress:
    """A bar with rate and remaining time, on standard error where no console is given. It leaves
    nothing behind. What is printed meanwhile goes above it, unless it goes elsewhere."""
    columns = (
        _Count(unit),
        BarColumn(),
        _Rate(unit),
        TimeRemainingColumn(),
        TextColumn("{task.description}"),
    )
    return Progress(
        *columns,
        console=console or Console(stderr=True),
        redirect_stdout=sys.stdout.isatty(),
        transient=True,
    )
