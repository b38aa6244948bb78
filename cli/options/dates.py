"""Days and spans of time, as they are given on the command line."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import click


class DayParam(click.ParamType[date]):
    """A calendar day as YYYY-MM-DD; YYYY-MM and YYYY stand for their first day, or the last."""

    name = "date"

    def __init__(self, *, last: bool = False) -> None:
        self.last = last

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", value, re.ASCII)
        if match is None:
            self.fail(f"{value!r} is not a date: write YYYY-MM-DD, YYYY-MM or YYYY", param, ctx)
        year, month = int(match[1]), int(match[2] or (12 if self.last else 1))
        try:
            day = int(match[3] or (monthrange(year, month)[1] if self.last else 1))
            return date(year, month, day)
        except ValueError:
            self.fail(f"there is no day {value}", param, ctx)


class SinceParam(click.ParamType["int | datetime"]):
    """A position of the log, or a day (YYYY-MM-DD, YYYY-MM) in the zone of the settings."""

    name = "date|position"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | datetime:
        if isinstance(value, int | datetime):
            return value
        if position := re.fullmatch(r"#?(\d{1,18})", value, re.ASCII):
            return int(position[1])
        return datetime.combine(DayParam().convert(value, param, ctx), time())


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """So many days, or calendar months."""

    days: int = 0
    months: int = 0

    def after(self, day: date) -> date:
        """The last day of the span from a day on; a month ends with its last day."""
        years, month = divmod(day.month - 1 + self.months, 12)
        year = day.year + years
        last = monthrange(year, month + 1)[1]
        return day.replace(year=year, month=month + 1, day=min(day.day, last)) + timedelta(
            days=self.days
        )


class SpanParam(click.ParamType[Span]):
    """A span as a number and d, w or m: 30d, 6w, 3m."""

    name = "span"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        if isinstance(value, Span):
            return value
        match = re.fullmatch(r"(\d{1,4})([dwm])", value, re.ASCII)
        if match is None:
            self.fail(f"{value!r} is not a span: write 30d, 6w or 3m", param, ctx)
        number = int(match[1])
        if match[2] == "m":
            return Span(months=number)
        return Span(days=number * (7 if match[2] == "w" else 1))
