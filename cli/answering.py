"""What kind of a command is running, which decides what becomes of its output."""

from __future__ import annotations

import click

from cli.terminal_options import UNPAGED

_ANSWERING = frozenset(
    {
        *("case", "cases", "changes", "diff", "due", "export", "log", "person", "read", "saved"),
        *("schedule", "search", "show", "similar", "sources", "stats", "subscriptions"),
        *("timeline", "try"),
    }
)
#: Parts of them that do more, or end with a finding.
_AT_WORK = frozenset({"case link", "case unlink", "log import", "log verify", "sources check"})
#: What they answer is taken elsewhere: into a file, a program, a letter.
_TAKEN_AWAY = frozenset({"export", "log export", "log seal", "read"})
#: Forms of an answer whose lines are not to be broken.
_TEXT = (None, "table", "text")


def only_answers() -> bool:
    """Whether it does nothing but answer, as its help does, so that it may end when nobody listens
    any more."""
    context = click.get_current_context(silent=True)
    if context is None:
        return True
    words = _words(context)
    return words not in _AT_WORK and words.partition(" ")[0] in _ANSWERING


def is_paged() -> bool:
    """Whether it answers at a length that may be more than a screen."""
    context = click.get_current_context(silent=True)
    # What has no parameters yet prints its help, or an error.
    if not context or not context.params or UNPAGED in context.meta:
        return False
    return _is_read_here()


def is_text() -> bool:
    """Whether it answers in text, whose lines may be broken where the terminal ends."""
    context = click.get_current_context(silent=True)
    if not context or not context.params or context.params.get("cite"):
        return False
    return _is_read_here() and context.params.get("form") in _TEXT


def _is_read_here() -> bool:
    return only_answers() and _words(click.get_current_context()) not in _TAKEN_AWAY


def _words(context: click.Context) -> str:
    """How it is typed, without the program's name."""
    root = context.find_root().command_path
    return context.command_path.removeprefix(root).strip()
