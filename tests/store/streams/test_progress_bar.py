"""A bar for a person where work takes long, nothing for a pipe."""

from __future__ import annotations

import io

import pytest
from rich.console import Console

from store.streams import progress_bar as bars
from store.streams.progress_bar import progress_bar
from tests.terminals import run_on_terminal


def shown(*, terminal: bool, long: bool = True, whole: float = 4) -> str:
    """What a console is shown of work that goes on until the bar is there, or is over before."""
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=120)
    with progress_bar("pages", console, patience=0 if long else 3600) as advance:
        advance(1, whole, "")
        while long and terminal and "pages" not in out.getvalue():
            advance(3, whole, "2 recorded")
    return out.getvalue()


def test_a_terminal_is_shown_how_far_it_has_come() -> None:
    text = shown(terminal=True)
    assert "/4 pages" in text
    assert text.endswith("\x1b[1A\x1b[2K")  # the line is taken away at the end


def test_where_nobody_knows_how_much_there_is() -> None:
    assert "pages" in shown(terminal=True, whole=0)


def test_what_is_soon_done_is_not_shown() -> None:
    assert shown(terminal=True, long=False) == ""


def test_a_pipe_is_shown_nothing() -> None:
    assert shown(terminal=False) == ""


def test_a_terminal_that_cannot_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert bars.can_draw()
    monkeypatch.setenv("TERM", "dumb")
    assert not bars.can_draw()


def test_a_line_is_printed_above_the_bar() -> None:
    script = """
import sys, time
from store.streams.progress_bar import print_above_bar, progress_bar

with progress_bar("pages", patience=0) as advance:
    while "rich" not in type(sys.stdout).__module__:
        time.sleep(0.01)
    advance(1, 4, "")
    print_above_bar("a line")
"""
    on = run_on_terminal(["-c", script], {})
    assert "\x1b[2Ka line\n" in on.shown
