"""--color and --no-pager, which every command takes."""

from __future__ import annotations

import os
from typing import TypeVar, get_args

import click

from cli.shown.terminal.colours import When, chosen_colour

C = TypeVar("C", bound=click.Command)

#: Where a command keeps that no pager is wanted.
UNPAGED = "cli.unpaged"


def with_terminal_options(command: C) -> C:
    """The command, and those that are parts of it, with both options."""
    known = {parameter.name for parameter in command.params}
    command.params += [option for option in _OPTIONS if option.name not in known]
    for part in command.commands.values() if isinstance(command, click.Group) else ():
        with_terminal_options(part)
    return command


def _take_colour(context: click.Context, _: click.Parameter, when: When | None) -> None:
    if when is None and context.color is not None:
        return  # what was said before the command's name holds
    context.color = chosen_colour(when or "auto", os.environ)


def _take_no_pager(context: click.Context, _: click.Parameter, unpaged: bool) -> None:
    if unpaged:
        context.meta[UNPAGED] = True


_OPTIONS = (
    click.Option(
        ["--color"],
        type=click.Choice(get_args(When)),
        callback=_take_colour,
        expose_value=False,
        help="Whether there is colour; by default on a terminal, but for NO_COLOR.",
    ),
    click.Option(
        ["--no-pager"],
        is_flag=True,
        callback=_take_no_pager,
        expose_value=False,
        help="Print what is longer than the screen without a pager.",
    ),
)
