"""Which commands do nothing but answer, so that they may end when nobody listens any more."""

from __future__ import annotations

import click

_ANSWERING = frozenset(
    {
        *("case", "cases", "changes", "diff", "due", "export", "log", "person", "read", "saved"),
        *("schedule", "search", "show", "similar", "sources", "stats", "subscriptions"),
        *("timeline", "try"),
    }
)
#: Parts of them that do more, or end with a finding.
_AT_WORK = frozenset({"case link", "case unlink", "log import", "log verify", "sources check"})


def only_answers() -> bool:
    """Whether the command that is running only answers, as its help does."""
    context = click.get_current_context(silent=True)
    if context is None:
        return True
    _, _, words = context.command_path.partition(" ")  # without the program's name
    return words not in _AT_WORK and words.partition(" ")[0] in _ANSWERING
