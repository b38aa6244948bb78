"""Whether what is printed is coloured, bold and the like."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Literal, TypeAlias

import click

When: TypeAlias = Literal["auto", "always", "never"]


def chosen_colour(when: When, environ: Mapping[str, str]) -> bool | None:
    """Whether there is to be colour; None where each stream has it that is a terminal.

    What is asked for on the command line goes before the environment: NO_COLOR (no-color.org), then
    CLICOLOR_FORCE and FORCE_COLOR, then CLICOLOR=0 and a terminal that has none (TERM=dumb).
    """
    if when != "auto":
        return when == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("CLICOLOR_FORCE", "0") not in ("", "0") or environ.get("FORCE_COLOR"):
        return True
    return False if environ.get("CLICOLOR") == "0" or environ.get("TERM") == "dumb" else None


def has_colour() -> bool:
    """Whether standard output has colour in the command that is running."""
    context = click.get_current_context(silent=True)
    chosen = context.color if context else None
    return sys.stdout.isatty() if chosen is None else chosen
