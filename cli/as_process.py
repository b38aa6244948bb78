"""A command as a process of its own, with the standard streams that it was given."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import NoReturn

from cli.answering import is_paged, is_text, only_answers


def run_as_process(run: Callable[[], object]) -> NoReturn:
    """Run a command, whose exit code is that of the process; its output may fail under it."""
    if sys.stdout and sys.stdout.isatty():
        from cli.shown.terminal.screen import ScreenRules, run_on_screen

        rules = ScreenRules(only_answers=only_answers, is_text=is_text, is_paged=is_paged)
        run_on_screen(run, rules)
    from store.streams.guarded import run_guarded

    run_guarded(run, only_answers)
