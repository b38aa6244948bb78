"""Options by which a subscriber chooses: a name, when letters come, and what else there is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, get_args

import click

from answers.subscriptions.written_wishes import name_of, time_of, weekday_of, zone_of
from store.log.letter_events import Cadence, EmptyWeek, WebhookBody

F = TypeVar("F", bound=Callable[..., Any])

#: Gives a time back to the settings.
_DEFAULT = "default"


class _WrittenParam(click.ParamType[Any]):
    """What is chosen as `read` understands it; `default` gives it back to the settings."""

    def __init__(self, name: str, read: Callable[[str], Any], default: Any = None) -> None:
        self.name, self._read, self._default = name, read, default

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """A field of a `Subscription`."""
        if value == _DEFAULT:
            return self._default
        try:
            return self._read(str(value))
        except ValueError as error:
            self.fail(str(error), param, ctx)


_DAY = _WrittenParam("day", weekday_of)
_TIME = _WrittenParam("hh:mm", time_of)
_ZONE = _WrittenParam("zone", zone_of, default="")


def _name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    try:
        return None if value is None else name_of(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


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
    click.option(
        "--day", "weekday", type=_WrittenParam("day", weekday_of), help="Of weekly letters."
    ),
    click.option("--at", type=_TIME, help="Of daily and weekly letters."),
    click.option(
        "--zone",
        type=_ZONE,
        help="In which that is, like Europe/Berlin.",
    ),
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
