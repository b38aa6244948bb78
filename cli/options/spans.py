"""Spans of time, as they are given on the command line."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import click


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


class Within(click.ParamType[Span]):
    """A span as a number and d, w or m: 30d, 6w, 3m."""

    name = "span"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Span:
        if isinstance(value, Span):
            return value
        match = re.fullmatch(r"(\d{1,4})([dwm])", value, re.ASCII)
        if match is None:
            self.fail(f"{value!r} is not a span: write 30d, 6w or 3m", param, ctx)
        number = int(match[1])
        return {
            "d": Span(days=number),
            "w": Span(days=7 * number),
            "m": Span(months=number),
        }[match[2]]
