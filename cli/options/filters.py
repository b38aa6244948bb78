"""The options that narrow an answer, the same for every command that gives one."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from cli.options.as_of_option import as_of, moment_of
from cli.shown.output import FORMATS

if TYPE_CHECKING:
    from answers.documents.search import Answer

F = TypeVar("F", bound=Callable[..., Any])
P = ParamSpec("P")
T = TypeVar("T")


class Day(click.ParamType[date]):
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


_OPTIONS = (
    click.option(
        "--source", multiple=True, metavar="NAME", help="Only this source; again for more."
    ),
    click.option("--from", "since", type=Day(), help="Published on this day or later."),
    click.option("--to", "until", type=Day(last=True), help="Published on this day or earlier."),
    click.option(
        "--on",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="Dated this day, or its month or year where no more is known.",
    ),
    click.option(
        "--review",
        type=click.Choice(["relevant", "irrelevant", "unsure"]),
        help="Only what a person judged so.",
    ),
    click.option("--tag", metavar="TAG", help="Only what bears this tag."),
    click.option("--history", is_flag=True, help="Also show what was superseded."),
    as_of,
    click.option("--format", "form", type=click.Choice(FORMATS), default="table"),
)


def filters(command: F) -> F:
    """Give a command the options that narrow an answer, --as-of and --format."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def answered(give: Callable[..., Answer], *arguments: Any, **options: Any) -> Answer:
    """An answer given now, or as of a moment; a query or dates that make no sense are usage errors
    (exit code 2).

    What it rests on is said on stderr, so that the output can be piped.
    """
    from search.query.coverage import line
    from store import config

    _check(options)
    settings = config.load()
    options["as_of"], now = moment_of(settings, options["as_of"])
    if options["on"] is not None:
        options["on"] = options["on"].date()
    answer = asked(give, settings, *arguments, now=now, **options)
    count = f"{len(answer.hits)} of {answer.total}" if answer.hits else "nothing found"
    click.echo(f"{count}; {line(answer.coverage, now=now, zone=settings.timezone)}", err=True)
    return answer


def asked(give: Callable[P, T], *arguments: P.args, **options: P.kwargs) -> T:
    """An answer; a query that makes no sense is a usage error (exit code 2)."""
    from search.language.syntax import QueryError

    try:
        return give(*arguments, **options)
    except QueryError as error:
        raise click.UsageError(str(error)) from error


def _check(options: Mapping[str, Any]) -> None:
    since, until = options["since"], options["until"]
    if options["on"] and (since or until):
        msg = "--on is a day: it cannot be given together with --from or --to"
        raise click.UsageError(msg)
    in_order(since, until)


def in_order(since: date | None, until: date | None) -> None:
    """A usage error where --from is after --to."""
    if since and until and since > until:
        msg = f"--from {since} is after --to {until}"
        raise click.UsageError(msg)
