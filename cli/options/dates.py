"""Days and spans of time, as they are given on the command line."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, TypeVar

import click

from answers.asking.days import Span, read_day, read_since, read_span

T = TypeVar("T")


class DayParam(click.ParamType[date]):
    """A calendar day as YYYY-MM-DD; YYYY-MM and YYYY stand for their first day, or the last."""

    name = "date"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        return _read(self, partial(read_day, last=self.last), value, param, ctx)


class SinceParam(click.ParamType["int | date"]):
    """A position of the log, or a day (YYYY-MM-DD, YYYY-MM)."""

    name = "date|position"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | date:
        return (
            value if isinstance(value, int | date) else _read(self, read_since, value, param, ctx)
        )


class SpanParam(click.ParamType[Span]):
    """A span as a number and d, w or m: 30d, 6w, 3m."""

    name = "span"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        return value if isinstance(value, Span) else _read(self, read_span, value, param, ctx)


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
