"""Options by which a subscriber chooses: a name, when letters come, and what else there is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from difflib import get_close_matches
from functools import wraps
from typing import Any, TypeVar, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import click

from answers.subscriptions.letter_times import DAYS
from store.log.letter_events import Cadence, EmptyWeek, WebhookBody, Weekday
from store.plain_text import one_line

F = TypeVar("F", bound=Callable[..., Any])

#: Gives a time back to the settings.
_DEFAULT = "default"
_LONGEST_NAME = 80


class _DayParam(click.ParamType["Weekday | None"]):
    """A day of the week, in full or by its first three letters."""

    name = "day"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Weekday | None:
        """A day as the log has it; None for that of the settings."""
        given = str(value).strip().lower()
        if given == _DEFAULT:
            return None
        found = next((short for short, day in DAYS.items() if given in (short, day.lower())), None)
        if found is None:
            self.fail(f"{value!r} is no day of the week: write {', '.join(DAYS)}", param, ctx)
        return found


class _TimeParam(click.ParamType["time | None"]):
    """A time of day, HH:MM."""

    name = "hh:mm"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> time | None:
        """A time of day; None for that of the settings."""
        if value == _DEFAULT:
            return None
        hours, _, minutes = str(value).partition(":")
        parts = (hours, minutes)
        numbers = all(part.isascii() and part.isdigit() and len(part) <= 2 for part in parts)
        if not numbers or len(minutes) != 2 or int(hours) > 23 or int(minutes) > 59:
            self.fail(f"{value!r} is no time of day: write HH:MM, from 00:00 to 23:59", param, ctx)
        return time(int(hours), int(minutes))


class _ZoneParam(click.ParamType[str]):
    """A time zone of the IANA database."""

    name = "zone"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Its name; empty for that of the settings."""
        if value == _DEFAULT:
            return ""
        try:
            return ZoneInfo(value).key
        except (ZoneInfoNotFoundError, ValueError, OSError):
            zones = {zone.lower(): zone for zone in available_timezones()}
            near = get_close_matches(value.lower(), zones, 1)
            meant = f"; did you mean {zones[near[0]]}?" if near else ""
            self.fail(f"{value!r} is no time zone of the IANA database{meant}", param, ctx)


def _name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    name = one_line(value)
    if len(name) > _LONGEST_NAME:
        msg = f"a name has {_LONGEST_NAME} characters at most"
        raise click.BadParameter(msg)
    return name


_OPTIONS = (
    click.option("--name", callback=_name, help="What letters call it in their subject."),
    *(
        click.option(f"--{cadence}", is_flag=True, help=said)
        for cadence, said in (
            ("instant", "A letter after each crawl that brings news."),
            ("daily", "A letter each day there is news."),
            ("weekly", "A letter each week; so it is where nothing is said."),
        )
    ),
    click.option("--day", "weekday", type=_DayParam(), help="Of weekly letters."),
    click.option("--at", type=_TimeParam(), help="Of daily and weekly letters."),
    click.option("--zone", type=_ZoneParam(), help="In which that is, like Europe/Berlin."),
    click.option(
        "--empty-week",
        type=click.Choice(get_args(EmptyWeek)),
        help="What a week without news brings: a line on how the sources are, or nothing.",
    ),
    click.option(
        "--body",
        type=click.Choice(get_args(WebhookBody)),
        help="What a webhook takes: our own JSON, or what that chat reads.",
    ),
)
_FIELDS = ("name", "weekday", "at", "zone", "empty_week", "body")


def letter_wishes(command: F) -> Callable[..., Any]:
    """Give a command the options that choose how letters come; it is called with the fields of a
    `Subscription` that were chosen as `wishes`. Where no day, time or zone is chosen, or `default`,
    it is that of the settings."""

    @wraps(command)
    def choosing(**options: Any) -> Any:
        context = click.get_current_context()
        given = click.core.ParameterSource.COMMANDLINE
        cadences = [cadence for cadence in get_args(Cadence) if options.pop(cadence)]
        if len(cadences) > 1:
            msg = f"say one of {' and '.join(f'--{cadence}' for cadence in cadences)}"
            raise click.UsageError(msg)
        fields = {field: options.pop(field) for field in _FIELDS}
        wishes = {
            field: value
            for field, value in fields.items()
            if context.get_parameter_source(field) == given  # `default` may be None
        }
        if cadences:
            wishes["cadence"] = cadences[0]
        return command(wishes=wishes, **options)

    decorated: Callable[..., Any] = choosing
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated
