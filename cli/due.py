"""`blotter due`: the days that lie ahead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.filters import Day
from cli.moments import as_of, moment
from cli.output import FORMATS, clean, echo_rows, escape, linked
from cli.spans import Span, Within

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from cli.calendars import Entry
    from enforcement.deadlines import Deadline, Statement

_COLUMNS = (
    "day",
    "in_days",
    "what",
    "standing",
    "title",
    "id",
    "source",
    "url",
    "published_on",
    "quote",
    "case",
    "also",
    "against",
    "by",
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
    from cli.casebook import open_casebook
    from cli.found import found
    from enforcement.deadlines import deadlines
    from store import config, database

    settings, now, position = config.load(), datetime.now(UTC), None
    if as_of is not None:
        position, now = moment(settings, as_of, now=now)
    today = _day(now, settings.timezone)
    first, last = _bounds(since or today, within)
    casebook = open_casebook(database.open_store(settings.database_url), settings, position)
    ahead = deadlines(casebook.dossiers, casebook.shown_cases(), first=first, last=last)
    if query:
        wanted = {one.id for one in casebook.of(found(settings, query, position))}
        ahead = [one for one in ahead if any(told.document.id in wanted for told in one.told)]
    if ics:
        _write(ics, [_entry(one) for one in ahead], now)
    rows = [_row(one, today) for one in ahead]
    echo_rows(
        rows,
        form,
        whole={"days": rows},
        columns=_COLUMNS,
        flat=_flat,
        markdown=_markdown,
        table=_lines,
    )
    noun = "day" if len(ahead) == 1 else "days"
    click.echo(f"{len(ahead)} {noun} from {first} to {last}", err=True)


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


def _row(deadline: Deadline, today: date) -> dict[str, Any]:
    """A day as JSON has it. Fields are added to this, never renamed."""
    statement = deadline.told[0]
    document = statement.document
    return {
        "day": deadline.day.isoformat(),
        "in_days": (deadline.day - today).days,
        "what": deadline.what,
        "standing": deadline.standing,
        "title": document.title,
        "id": document.id,
        "source": document.source,
        "url": document.url,
        "published_on": _iso(document.published_on),
        "quote": statement.claim.quote,
        "start": statement.claim.start,
        "end": statement.claim.end,
        "case": deadline.case,
        "also": [one.document.id for one in deadline.told[1:]],
        "against": [_against(one) for one in deadline.against],
        "by": deadline.by.id if deadline.by else None,
    }


def _against(other: Statement) -> dict[str, Any]:
    return {
        "day": other.claim.day.isoformat(),
        "id": other.document.id,
        "published_on": _iso(other.document.published_on),
        "quote": other.claim.quote,
    }


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    against = "; ".join(f"{one['day']} {one['id']}" for one in row["against"])
    return {**row, "also": "; ".join(row["also"]), "against": against, "by": row["by"] or ""}


def _lines(row: Mapping[str, Any]) -> str:
    """A day for a terminal: one line, and under it what it rests on."""
    title = click.style(clean(row["title"]), bold=True)
    what = row["what"].replace("_", " ")
    head = f"{row['day']}  {_distance(row['in_days']):<12}  {what:<16}  {title}"
    noted = click.style(_standing(row), fg="yellow")
    return "\n".join([head + noted, *(f"    {clean(line)}" for line in _said(row))])


def _markdown(row: Mapping[str, Any]) -> str:
    what = row["what"].replace("_", " ")
    head = f"**{row['day']}** {_distance(row['in_days'])}: {what}{escape(_standing(row))}"
    lines = [head, linked(row["title"], row["url"]), *map(escape, _said(row))]
    return "- " + "  \n  ".join(lines)


def _standing(row: Mapping[str, Any]) -> str:
    return "" if row["standing"] == "stands" else f"  [{row['standing']}]"


def _said(row: Mapping[str, Any]) -> Iterator[str]:
    """What a day rests on, and what speaks against it."""
    yield f"{row['id']}  " + (f"“{row['quote']}”" if row["quote"] else "(the publisher's field)")
    if row["also"]:
        yield f"also {', '.join(row['also'])}"
    for other in row["against"]:
        yield f"but {other['day']} in {other['id']}, published {other['published_on'] or 'undated'}"
    if row["by"]:
        yield f"{row['standing']}{', as told' if row['standing'] == 'over' else ''} by {row['by']}"


def _distance(days: int) -> str:
    if days == 0:
        return "today"
    noun = "day" if abs(days) == 1 else "days"
    return f"in {days} {noun}" if days > 0 else f"{-days} {noun} ago"


def _entry(deadline: Deadline) -> Entry:
    """A day for a calendar. It is known by the first document that told it, so that it stays the
    same event when further ones do, or when that one is revised."""
    from cli.calendars import Entry
    from store.plain_text import web_address

    newest, oldest = deadline.told[0], deadline.told[-1]
    key = f"{oldest.document.id}\n{deadline.what}\n{oldest.number}"
    row = _row(deadline, deadline.day)
    return Entry(
        uid=f"{sha256(key.encode()).hexdigest()[:32]}@blotter",
        day=deadline.day,
        summary=f"{deadline.what.replace('_', ' ').capitalize()}: {newest.document.title}",
        description=tuple(_said(row)),
        url=web_address(newest.document.url),
        status=_STATUS[deadline.standing],
    )


def _write(file: Path, entries: Sequence[Entry], now: datetime) -> None:
    from cli.calendars import calendar
    from cli.whole import whole

    try:
        with whole(file) as out:
            out.write(calendar(entries, made_at=now))
    except OSError as error:
        msg = f"{file}: {error.strerror}"
        raise click.ClickException(msg) from error


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
