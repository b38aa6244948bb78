"""`blotter due`: the days that lie ahead."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click

from answers.asking.moments import day_of
from answers.asking.page import Page
from answers.matters.due import UpcomingDay, UpcomingDays, due
from casebook.asking.fields import Fields
from cli.options.as_of_option import as_of, moment_of
from cli.options.dates import SpanParam, since_option
from cli.options.fields import field_options
from cli.options.format import format_options
from cli.options.page import page_options
from cli.options.written_file import WRITTEN_FILE
from cli.shown.files.atomic_file import file_or_stdout
from cli.shown.list_part import echo_part
from cli.shown.output import (
    FORMATS,
    bold,
    echo_basis,
    echo_rows,
    escape,
    indented,
    linked,
    list_item,
    styled,
)
from crawler.installation import load_settings
from formats.day_lines import day_lines
from store.calendar.written_days import Span
from store.plain_text import plural

_COLUMNS = (
    *("day", "in_days", "what", "status", "title", "id", "source", "url", "published_on"),
    *("quote", "case", "other_documents", "conflicts", "status_document"),
)


@click.command("due")
@click.argument("query", nargs=-1)
@click.option(
    "--within",
    type=SpanParam(),
    default="30d",
    show_default=True,
    help="How far ahead: a number of days, or 6w, 3m, 1y.",
)
@since_option("From this day on, not from today.", ahead=True)
@as_of
@click.option(
    "--ics",
    metavar="FILE",
    type=WRITTEN_FILE,
    help="Also write the days to a calendar file (iCalendar).",
)
@field_options()
@page_options
@format_options((*FORMATS, "ics"))
def due_command(
    query: tuple[str, ...],
    fields: Fields,
    within: Span,
    since: date | None,
    as_of: str | None,
    ics: Path | None,
    page: Page,
    form: str,
) -> None:
    """List days ahead: sentencings, hearings, deadlines, effective and compliance dates.

    With QUERY, a search, only those of the documents it finds. Where documents of one matter tell
    different days for the same thing, both are listed, the newer document first; the earlier day is
    superseded where the later document is about all the same parties, and else disputed. A day that
    a document moves or cancels in so many words is superseded or cancelled, whoever stated it. A
    day is over where a later document tells that it came to its end before.
    """
    settings = load_settings()
    position, now = moment_of(settings, as_of)
    today = day_of(now, settings.timezone)
    first, last = _bounds(since or today, within)
    answer = due(
        settings,
        today=today,
        first=first,
        last=last,
        query=" ".join(query),
        fields=fields,
        position=position,
        page=page,
    )
    if ics or form == "ics":
        _write_calendar(answer, ics, now)
    if form != "ics":
        _echo(answer, form)
    echo_basis(answer.basis)
    click.echo(f"{plural(answer.total, 'day')} from {first} to {last}", err=True)
    echo_part(len(answer.days), answer.total)


def _bounds(first: date, within: Span) -> tuple[date, date]:
    try:
        return first, within.after(first)
    except (ValueError, OverflowError) as error:
        msg = "--within goes beyond the calendar"
        raise click.UsageError(msg) from error


def _write_calendar(answer: UpcomingDays, file: Path | None, now: datetime) -> None:
    from formats.calendar import calendar  # icalendar is slow to import

    with file_or_stdout(file) as out:
        out.write(calendar(answer.days, made_at=now))


def _echo(answer: UpcomingDays, form: str) -> None:
    echo_rows(
        *(answer, answer.days, form),
        columns=_COLUMNS,
        cells=_cells,
        markdown=_markdown,
        text=_text,
    )


def _cells(day: UpcomingDay) -> Mapping[str, object]:
    return {"conflicts": [f"{other.day} {other.id}" for other in day.conflicts]}


def _text(day: UpcomingDay) -> str:
    what = day.what.replace("_", " ")
    head = f"{day.day}  {_distance(day.in_days):<12}  {what:<16}  {bold(day.title)}"
    return indented(head + styled(_status(day), fg="yellow"), day_lines(day))


def _markdown(day: UpcomingDay) -> str:
    what = day.what.replace("_", " ")
    head = f"**{day.day}** {_distance(day.in_days)}: {what}{escape(_status(day))}"
    return list_item(f"{head}  \n  {linked(day.title, day.url)}", day_lines(day))


def _status(day: UpcomingDay) -> str:
    return "" if day.status == "stands" else f"  [{day.status}]"


def _distance(days: int) -> str:
    if days == 0:
        return "today"
    count = plural(abs(days), "day")
    return f"in {count}" if days > 0 else f"{count} ago"
