"""Standard output on a terminal: lines broken between words, and more than a screen in a pager."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn

from cli.shown.terminal.broken_lines import broken
from cli.shown.terminal.columns import columns_of
from cli.shown.terminal.pager import Pager, pager_command
from store.streams.guarded import STDERR, run_guarded

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


@dataclass(frozen=True, kw_only=True, slots=True)
class ScreenRules:
    """What is to be done with what the command that is running prints."""

    only_answers: Callable[[], bool]
    is_text: Callable[[], bool]
    is_paged: Callable[[], bool]


def run_on_screen(run: Callable[[], object], rules: ScreenRules) -> NoReturn:
    """Run a command to its end, which ends the process, with a terminal as its output."""
    pages = _Pages(rules.is_paged)

    def shown() -> None:
        try:
            run()
        finally:
            sys.stdout.flush()
            pages.end()

    text = partial(_Screen, rules.is_text)
    run_guarded(shown, rules.only_answers, put=pages.put, text=text)


class _Screen(io.TextIOWrapper):
    """Text whose lines are broken where it is for people."""

    def __init__(self, is_text: Callable[[], bool], buffer: io.BufferedWriter, **how: Any) -> None:
        super().__init__(buffer, **how)
        self._is_text = is_text

    def write(self, text: str, /) -> int:
        shown = broken(text, shutil.get_terminal_size().columns) if self._is_text() else text
        super().write(shown)
        return len(text)


class _Pages:
    """Holds what is printed until it is more than a screen, and then starts a pager that is given
    all of it. So is what is said on standard error meanwhile, where that is a terminal too: a pager
    has it to itself."""

    def __init__(self, is_paged: Callable[[], bool]) -> None:
        self._is_paged = is_paged
        self._held: list[tuple[int, bytes]] = []
        self._pager: Pager | None = None

    def put(self, number: int, data: ReadableBuffer) -> int:
        """Write to one of the two streams; how many bytes were taken. Raises OSError."""
        if not self._takes(number):
            return os.write(number, data)
        given = bytes(data)
        if self._pager:
            self._pager.write(given)
            return len(given)
        self._held.append((number, given))
        if self._is_more_than_a_screen():
            self._pager = Pager(pager_command(os.environ))
            held, self._held = self._held, []
            self._pager.write(b"".join(part for _, part in held))
        return len(given)

    def _takes(self, number: int) -> bool:
        if self._pager or self._held:
            return number != STDERR or os.isatty(STDERR)
        return number != STDERR and self._is_paged() and bool(pager_command(os.environ))

    def _is_more_than_a_screen(self) -> bool:
        """With a line for what the pager, or the shell, asks below it."""
        columns, lines = shutil.get_terminal_size()
        text = b"".join(part for _, part in self._held).decode(errors="replace")
        rows = (max(1, -(-columns_of(line) // columns)) for line in text.splitlines())
        return sum(rows) >= lines

    def end(self) -> None:
        """Show what is held, or wait until the pager ends."""
        if self._pager:
            self._pager.end()
        for number, part in self._held:
            os.write(number, part)
        self._held = []
