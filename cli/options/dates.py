"""Days and spans of time, as they are given on the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, TypeVar

import click

from answers.asking.days import read_day, read_since
from cli.options.spelled import Spelled
from crawler.installation import load_settings
from store.calendar.days import Days
from store.calendar.written_days import Span, read_days, read_span, today_in

F = TypeVar("F", bound=Callable[..., Any])
T = TypeVar("T")


class DayParam(click.ParamType[date]):
    """A day as `store.calendar` reads it; a month or a year stands for its first day, or its last.
    Where days lie ahead, a distance in days needs its sign."""

    name = "day"

    def __init__(self, *, last: bool = False, ahead: bool = False) -> None:
        self._read = partial(read_day, today=_today, last=last, ahead=ahead)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        return value if isinstance(value, date) else _read(self, self._read, value, param, ctx)


class DaysParam(click.ParamType[Days]):
    """A day, or all days of a month or a year."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Days:
        read = partial(read_days, today=_today)
        return value if isinstance(value, Days) else _read(self, read, value, param, ctx)


class SinceParam(click.ParamType["int | date"]):
    """A position of the log, or a day."""

    name = "day|position"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | date:
        read = partial(read_since, today=_today)
        return value if isinstance(value, int | date) else _read(self, read, value, param, ctx)


class SpanParam(click.ParamType[Span]):
    """A span as a number of days, or with d, w, m or y: 60, 30d, 6w, 3m, 1y."""

    name = "span"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        return value if isinstance(value, Span) else _read(self, read_span, value, param, ctx)


def since_option(said: str, *, required: bool = False, ahead: bool = False) -> Callable[[F], F]:
    """`--from`, or `--since`: the first day."""
    names = ("--from", "--since", "since")
    kind = DayParam(ahead=ahead)
    return click.option(*names, cls=Spelled, type=kind, required=required, help=said)


def until_option(said: str, *, required: bool = False) -> Callable[[F], F]:
    """`--to`, or `--until`: the last day, that of a month where no day of it is told."""
    names = ("--to", "--until", "until")
    return click.option(*names, cls=Spelled, type=DayParam(last=True), required=required, help=said)


def check_order(since: date | None, until: date | None) -> None:
    """A usage error where --from is after --to."""
    if since and until and since > until:
        msg = f"--from {since} is after --to {until}"
        raise click.UsageError(msg)


def _today() -> date:
    return today_in(load_settings().timezone)


def _read(
    kind: click.ParamType[Any],
    read: Callable[[str], T],
    value: str,
    param: click.Parameter | None,
    ctx: click.Context | None,
) -> T:
    """What the text says; what is not understood is a usage error (exit code 2)."""
    try:
        return read(value)
    except ValueError as error:
        kind.fail(str(error), param, ctx)
