"""A bar for a person, nothing for a pipe."""

from __future__ import annotations

import io

from rich.console import Console

from crawler.progress_bar import progress_bar


def _shown(*, terminal: bool) -> str:
    out = io.StringIO()
    with progress_bar("pages", Console(file=out, force_terminal=terminal, width=120)) as advance:
        advance(1, 4, "")
        advance(3, 4, "2 recorded")
    return out.getvalue()


def test_a_terminal_is_shown_how_far_it_has_come() -> None:
    shown = _shown(terminal=True)
    assert "3/4 pages" in shown
    assert "2 recorded" in shown


def test_a_pipe_is_shown_nothing() -> None:
    assert _shown(terminal=False) == ""
