"""`--as-of` and `--between`: positions of the log, given as days, times or numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

import click

from answers.asking import moments
from cli.options.spelled import Spelled
from store.config import Settings

if TYPE_CHECKING:
    from store.log.database import Connection, Engine

F = TypeVar("F", bound=Callable[..., Any])


def as_of_option(*others: str) -> Callable[[F], F]:
    """`--as-of`; `others` are what it goes by where it ends a time that --since begins."""
    return click.option(
        *("--as-of", *others, "as_of"),
        cls=Spelled,
        metavar="DAY|POSITION",
        help="From what was known then: a day or month at its end, a time, or a position of the "
        "log.",
    )


as_of = as_of_option()


def position_at(connection: Connection, text: str, settings: Settings) -> int:
    """The position that --as-of means; one that makes no sense is a usage error (exit code 2)."""
    from store.log.moments import position_of

    try:
        return position_of(connection, text, settings.timezone)
    except ValueError as error:
        msg = f"--as-of: {error}"
        raise click.UsageError(msg) from error


def moment_of(settings: Settings, text: str | None) -> tuple[int | None, datetime]:
    """The position that --as-of means, and the time (UTC) at which an answer from it is given;
    without the option, None and now. One that makes no sense is a usage error (exit code 2)."""
    try:
        return moments.moment_of(settings, text)
    except ValueError as error:
        msg = f"--as-of: {error}"
        raise click.UsageError(msg) from error


def positions_between(
    engine: Engine, settings: Settings, between: tuple[str, str]
) -> tuple[int, int]:
    """The two positions that --between means; the first may not be the later one."""
    try:
        return moments.positions_between(settings, between, engine)
    except ValueError as error:
        msg = f"--between: {error}"
        raise click.UsageError(msg) from error
