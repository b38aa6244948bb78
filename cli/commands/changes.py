"""`blotter changes`: what was edited, moved, removed and restored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

import click

from cli.options.as_of_option import positions_between
from cli.options.filters import Day
from cli.shown.output import FORMATS, clean, echo_rows, escape, linked

if TYPE_CHECKING:
    from answers.documents.changes import Changes, ChangesBetween

_OF_CHANGE = (
    *("position", "recorded_at", "change", "id", "source", "title", "url", "fields"),
    *("before", "after", "checks", "first", "last", "status", "control", "backfilled"),
)
_OF_CONTRAST = (
    *("change", "id", "source", "title", "url", "fields", "before", "after"),
    *("revision_before", "revision", "withdrawn"),
)


class Since(click.ParamType["int | datetime"]):
    """A position of the log, or a day (YYYY-MM-DD, YYYY-MM) in the zone of the settings."""

    name = "date|position"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> int | datetime:
        if isinstance(value, int | datetime):
            return value
        if position := re.fullmatch(r"#?(\d{1,18})", value, re.ASCII):
            return int(position[1])
        return datetime.combine(Day().convert(value, param, ctx), time())


@click.command("changes")
@click.option("--since", type=Since(), help="What we learned on this day, or later.")
@click.option(
    "--between",
    nargs=2,
    metavar="A B",
    help="How what was known at B differs from what was known at A: dates, times or positions.",
)
@click.option("--source", multiple=True, metavar="NAME", help="Only this source; again for more.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table")
def command(
    since: int | datetime | None,
    between: tuple[str, str] | None,
    source: tuple[str, ...],
    form: str,
) -> None:
    """List edits, moves, removals and restorations, newest last.

    A number given to --since is a position of the log: what came after it is listed, and the one
    to go on from is said at the end.

    With --between each document is listed once: what was added, edited, moved, removed, restored
    or reread from one moment to the other. `blotter diff ID --between A B` has the words.
    """
    from answers.documents.changes import changes, changes_between
    from store import config
    from store.log import database

    settings = config.load()
    if between and since is not None:
        msg = "either --since or --between, not both"
        raise click.UsageError(msg)
    engine = database.open_store(settings.database_url)
    if between:
        earlier, later = positions_between(engine, settings, between)
        contrasts = changes_between(engine, earlier, later, sources=source)
        count = _echo(contrasts, form, _OF_CONTRAST)
        noun = "document differs" if count == 1 else "documents differ"
        click.echo(f"{count} {noun} between position {earlier} and {later}", err=True)
        return
    if isinstance(since, datetime):
        since = since.replace(tzinfo=settings.timezone)
    found = changes(engine, since=since or 0, sources=source)
    count = _echo(found, form, _OF_CHANGE)
    noun = "change" if count == 1 else "changes"
    click.echo(f"{count} {noun} after position {found.since}, up to {found.until}", err=True)


def _echo(answer: Changes | ChangesBetween, form: str, columns: tuple[str, ...]) -> int:
    """Print the rows of an answer, and say how many there are."""
    from answers.to_json import to_json

    whole = to_json(answer)
    rows = whole["changes"]
    echo_rows(
        rows, form, whole=whole, columns=columns, flat=_flat, markdown=_markdown, table=_lines
    )
    return len(rows)


def _flat(row: Mapping[str, Any]) -> dict[str, Any]:
    none = dict.fromkeys(("checks", "first", "last", "status", "control"), "")
    return {**row, **(row.get("evidence") or none), "fields": "; ".join(row["fields"])}


def _lines(row: Mapping[str, Any]) -> str:
    """A change for a terminal: one line, and under it what is to be said of it."""
    learned = ""
    if "position" in row:
        learned = f"#{row['position']}  {row['recorded_at'][:16].replace('T', ' ')} UTC  "
    lines = [f"{learned}{row['change']:<8}  {click.style(clean(row['title']), bold=True)}"]
    lines += [f"    {clean(line)}" for line in (row["id"], *_details(row))]
    return "\n".join(lines)


def _markdown(row: Mapping[str, Any]) -> str:
    learned = [row["recorded_at"][:10]] if "position" in row else []
    facts = (row["change"], *learned, row["source"], row["id"])
    lines = [linked(row["title"], row["url"]), " · ".join(escape(fact) for fact in facts)]
    return "- " + "  \n  ".join([*lines, *(escape(line) for line in _details(row))])


def _details(row: Mapping[str, Any]) -> Iterator[str]:
    if seen := row.get("evidence"):
        days = f"{seen['first'][:10]} to {seen['last'][:10]}"
        control = f"while {seen['control']} answered"
        yield f"{seen['checks']} checks answered {seen['status']}, {days}, {control}"
    if row.get("withdrawn") and row["change"] != "removed":
        yield "withdrawn"
    if row["fields"]:
        yield f"changed: {', '.join(row['fields'])}"
        yield f"was: {row['before'] or '(nothing)'}"
        yield f"now: {row['after'] or '(nothing)'}"
    if row.get("backfilled"):
        yield "back-filled"
