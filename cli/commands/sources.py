"""`blotter sources`: what is followed and what is not, how each source is, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from cli.options.as_of_option import as_of, moment
from cli.shown.output import FORMATS, clean, escape, rows_as_csv

if TYPE_CHECKING:
    from answers.documents.sources import SourceStatus
    from answers.source_health import State

_COLUMNS = (
    "name",
    "state",
    "why",
    "checked_at",
    "outcome",
    "last_news",
    "last_offered",
    "newest",
    "expected_gap",
    "documents",
)
_COLOURS: Mapping[State, str] = {
    "ok": "green",
    "quiet": "yellow",
    "stale": "yellow",
    "walled": "red",
    "broken": "red",
}


@click.group("sources", invoke_without_command=True)
@as_of
@click.option("--format", "form", type=click.Choice(FORMATS), default="table")
@click.pass_context
def command(context: click.Context, as_of: str | None, form: str) -> None:
    """List every source: how it is and why, its last look and news (UTC), documents kept.

    A source is ok, quiet (nothing new for longer than it ever explains itself), stale (we have not
    looked), walled, broken, off, or needs a key. `gap` is the usual number of days from one day
    with news on offer to the next, as its looks have shown. What is followed is said as it is set
    now, also with --as-of: the settings are not in the log.
    """
    if context.invoked_subcommand is not None:
        return
    from answers.documents.sources import sources
    from answers.to_json import to_json
    from store import config
    from store.log import database

    settings, now, position = config.load(), datetime.now(UTC), None
    if as_of is not None:
        position, now = moment(settings, as_of, now=now)
    engine = database.open_store(settings.database_url)
    answer = sources(engine, settings, now=now, position=position)
    rows = [to_json(row) for row in answer.sources]
    if form == "table":
        _print(answer.sources)
    elif form == "json":
        click.echo(json.dumps(to_json(answer), indent=2))
    elif form == "csv":
        click.echo(rows_as_csv(_COLUMNS, rows), nl=False)
    else:
        for row in rows:
            click.echo(json.dumps(row) if form == "jsonl" else _markdown(row))


@command.command("check")
@click.argument("name")
@click.pass_context
def check(context: click.Context, name: str) -> None:
    """Look at one source's listings now, record nothing, and say what is to be seen.

    The first page of each listing is asked for, and up to three documents of each are read.
    """
    from answers.documents.sources import sources
    from scheduler import jobs
    from store import config
    from store.log import database

    settings = config.load()
    code = jobs.check(name)
    if code == 0:
        engine = database.open_store(settings.database_url)
        (row,) = sources(engine, settings, now=datetime.now(UTC), names=[name]).sources
        gap = _gap(row.expected_gap)
        click.echo(clean(f"as recorded: {row.state}: {row.why}; days between news: {gap}"))
    context.exit(code if code >= 0 else 128 - code)


def _print(rows: Sequence[SourceStatus]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None)
    for heading in ("source", "state", "last look", "outcome", "last news", "documents", "gap"):
        table.add_column(heading, no_wrap=True, overflow="ignore")
    table.add_column("why", overflow="fold", min_width=20)
    for row in rows:
        cells = [
            row.name,
            row.state,
            f"{row.checked_at:%Y-%m-%d %H:%M}" if row.checked_at else "never",
            row.outcome or "",
            f"{row.last_news:%Y-%m-%d}" if row.last_news else "",
            str(row.documents),
            _gap(row.expected_gap),
            row.why,
        ]
        shown = [Text(clean(cell)) for cell in cells]
        shown[1].stylize(_COLOURS.get(row.state, "dim"))
        table.add_row(*shown)
    console = Console()
    if not console.is_terminal:
        console.width = 180  # a pipe has no width, and no name may be cut
    console.print(table)


def _markdown(row: Mapping[str, Any]) -> str:
    looked = (row["checked_at"] or "never")[:10]
    facts = [f"last look {looked}", f"{row['documents']} documents", row["why"]]
    said = " \u00b7 ".join(escape(fact) for fact in facts if fact)
    return f"- {escape(row['name'])}: {row['state']}  \n  {said}"


def _gap(days: float | None) -> str:
    return "unknown" if days is None else f"{days:.0f}"
