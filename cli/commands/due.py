"""`blotter due`: the days that lie ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.options.as_of_option import as_of, moment_of
from cli.options.filters import Day, asked
from cli.options.spans import Span, Within
from cli.shown.output import FORMATS, clean, echo_rows, escape, linked

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from answers.matters.due import UpcomingDay
    from cli.shown.calendar import Entry

_COLUMNS = (
    *("day", "in_days", "what", "status", "title", "id", "source", "url", "published_on"),
    *("quote", "case", "other_documents", "conflicts", "status_document"),
)
_STATUS: Mapping[str, Any] = {
    "stands": "CONFIRMED",
    "disputed": "TENTATIVE",
    "superseded": "CANCELLED",
    "over": "CANCELLED",
}


@click.command("due")
@click.argument("query", nargs=-1)
@click.option(
    "--within", type=Within(), default="30d", show_default=True, help="How far ahead: 30d, 6w, 3m."
)
@click.option("--from", "since", type=Day(), help="From this day on, not from today.")
@as_of
@click.option(
    "--ics",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also write the days to a calendar file (iCalendar).",
)
@click.option("--format", "form", type=click.Choice(FORMATS), default="table")
def command(
    query: tuple[str, ...],
    within: Span,
    since: date | None,
    as_of: str | None,
    ics: Path | None,
    form: str,
) -> None:
    """List sentencings, trials, hearings, deadlines for comments and effective dates ahead.

    With QUERY, a search, only those of the documents it finds. Where documents of one matter tell
    different days for the same thing, both are listed, the newer document first; the earlier day is
    superseded where the later document is about all the same parties, and else disputed. A day is
    over where a later document tells that it came to its end before.
    """
    from answers.matters.due import due
    from answers.to_json import to_json
    from store import config
    from store.log import database

    settings = config.load()
    position, now = moment_of(settings, as_of)
    today = _day(now, settings.timezone)
    first, last = _bounds(since or today, within)
    answer = asked(
        due,
        database.open_store(settings.database_url),
        settings,
        today=today,
        first=first,
        last=last,
        query=" ".join(query),
        position=position,
    )
    whole = to_json(answer)
    rows = whole["days"]
    if ics:
        _write(ics, [_entry(day, row) for day, row in zip(answer.days, rows, strict=True)], now)
    echo_rows(
        rows,
        form,
        whole=whole,
        columns=_COLUMNS,
        flat=_flat,
        markdown=_markdown,
        table=_lines,
    )
    noun = "day" if len(rows) == 1 else "days"
    click.echo(f"{len(rows)} {noun} from {first} to {last}", err=True)


def _day(now: datetime, zone: ZoneInfo) -> date:
    try:
        return now.astimezone(zone).date()
    except OverflowError:  # position 0 is as of the beginning of time
        return now.date()


def _bounds(first: date, within: Span) -> tuple[date, date]:
    try:
        return first, within.after(first)
    except (ValueError, OverflowError) as error:
        msg = "--within goes beyond the calendar"
        raise click.UsageError(msg) from error


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    conflicts = "; ".join(f"{other['day']} {other['id']}" for other in row["conflicts"])
    others = "; ".join(row["other_documents"])
    return {
        **row,
        "other_documents": others,
        "conflicts": conflicts,
        "status_document": row["status_document"] or "",
    }


def _lines(row: Mapping[str, Any]) -> str:
    """A day for a terminal: one line, and under it what it rests on."""
    title = click.style(clean(row["title"]), bold=True)
    what = row["what"].replace("_", " ")
    head = f"{row['day']}  {_distance(row['in_days']):<12}  {what:<16}  {title}"
    noted = click.style(_status(row), fg="yellow")
    return "\n".join([head + noted, *(f"    {clean(line)}" for line in _said(row))])


def _markdown(row: Mapping[str, Any]) -> str:
    what = row["what"].replace("_", " ")
    head = f"**{row['day']}** {_distance(row['in_days'])}: {what}{escape(_status(row))}"
    lines = [head, linked(row["title"], row["url"]), *map(escape, _said(row))]
    return "- " + "  \n  ".join(lines)


def _status(row: Mapping[str, Any]) -> str:
    return "" if row["status"] == "stands" else f"  [{row['status']}]"


def _said(row: Mapping[str, Any]) -> Iterator[str]:
    """What a day rests on, and what speaks against it."""
    yield f"{row['id']}  " + (f"“{row['quote']}”" if row["quote"] else "(the publisher's field)")
    if row["other_documents"]:
        yield f"also {', '.join(row['other_documents'])}"
    for other in row["conflicts"]:
        yield f"but {other['day']} in {other['id']}, published {other['published_on'] or 'undated'}"
    if by := row["status_document"]:
        yield f"{row['status']}{', as told' if row['status'] == 'over' else ''} by {by}"


def _distance(days: int) -> str:
    if days == 0:
        return "today"
    noun = "day" if abs(days) == 1 else "days"
    return f"in {days} {noun}" if days > 0 else f"{-days} {noun} ago"


def _entry(day: UpcomingDay, row: Mapping[str, Any]) -> Entry:
    """A day for a calendar."""
    from cli.shown.calendar import Entry
    from store.plain_text import web_address

    return Entry(
        uid=day.uid,
        day=day.day,
        summary=f"{day.what.replace('_', ' ').capitalize()}: {day.title}",
        description=tuple(_said(row)),
        url=web_address(day.url),
        status=_STATUS[day.status],
    )


def _write(file: Path, entries: Sequence[Entry], now: datetime) -> None:
    from cli.shown.calendar import calendar
    from cli.shown.whole_file import whole

    try:
        with whole(file) as out:
            out.write(calendar(entries, made_at=now))
    except OSError as error:
        msg = f"{file}: {error.strerror}"
        raise click.ClickException(msg) from error
