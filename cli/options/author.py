"""Who decides something, and why: options of the commands by which people do."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from typing import Any, TypeVar

import click

from store.plain_text import one_line

F = TypeVar("F", bound=Callable[..., Any])


def author(command: F) -> F:
    """Give a command the option --by: the login name where it is not said."""
    said = "Who decides this; else your login name."
    return click.option("--by", metavar="WHO", default=_login, callback=not_empty, help=said)(
        command
    )


def not_empty(
    _context: click.Context, _parameter: click.Parameter, value: str | None
) -> str | None:
    """A text with something in it, on one line and without control characters."""
    if value is None:
        return None
    said = one_line(value)
    if not said:
        msg = "it must not be empty"
        raise click.BadParameter(msg)
    return said


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError) as error:  # a user may have no name, as in a container
        msg = "your login name cannot be told: say --by WHO"
        raise click.UsageError(msg) from error
