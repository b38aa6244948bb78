"""A command as a process of its own, with the standard streams that it was given."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NoReturn

from cli.answering import is_paged, is_text, only_answers
from store.streams.guarded import run_guarded
from store.streams.progress import Advance, shown_by


def run_as_process(run: Callable[[], object]) -> NoReturn:
    """Run a command, whose exit code is that of the process; its output may fail under it. How far
    long work has come is shown on a terminal."""

    def shown() -> None:
        with shown_by(_bar):
            run()

    if sys.stdout and sys.stdout.isatty():
        from cli.shown.terminal.screen import ScreenRules, run_on_screen

        rules = ScreenRules(only_answers=only_answers, is_text=is_text, is_paged=is_paged)
        run_on_screen(shown, rules)
    run_guarded(shown, only_answers)


def _bar(unit: str) -> AbstractContextManager[Advance]:
    from store.streams.progress_bar import progress_bar  # most commands are done before

    return progress_bar(unit)
