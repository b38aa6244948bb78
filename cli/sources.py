"""`blotter sources`: what is followed and what is not, how each source is, and why."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import click

from cli.moments import as_of, moment
from cli.output import FORMATS, clean, escape, rows_as_csv

if TYPE_CHECKING:
    from answers.source_health import State
    from store.config import Settings
    from store.database import Connection
    from store.views import SourceState

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
    from store import config

    settings, now = config.load(), datetime.now(UTC)
    if as_of is None:
        rows = _rows(settings, now)
    else:
        position, then = moment(settings, as_of, now=now)
        rows = _rows(settings, then, position)
    if form == "table":
        _print(rows)
    elif form == "json":
        click.echo(json.dumps({"sources": rows}, indent=2))
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
    from scheduler import jobs
    from store import config

    settings = config.load()
    code = jobs.check(name)
    if code == 0:
        (row,) = (row for row in _rows(settings, datetime.now(UTC)) if row["name"] == name)
        gap = _gap(row["expected_gap"])
        click.echo(clean(f"as recorded: {row['state']}: {row['why']}; days between news: {gap}"))
    context.exit(code if code >= 0 else 128 - code)


def _rows(settings: Settings, now: datetime, position: int | None = None) -> list[dict[str, Any]]:
    """Every source, by name, as JSON has it; as it was at a position, where one is given. Fields
    are added to this, never renamed."""
    from answers.source_health import standing
    from crawler.following import followed, lacking
    from crawler.sources import names
    from store.database import open_store, reading
    from store.masking import masked, masks_at
    from store.shifts import fallen
    from store.views import source_states, weeks

    with reading(open_store(settings.database_url)) as connection:
        masks = masks_at(connection, position)
    with _views(settings, position) as connection:
        states = {state.name: state for state in source_states(connection)}
        seen = weeks(connection)
    chosen, keys = set(followed(settings)), lacking(settings)
    rows = []
    for name in sorted({*names(), *settings.feeds, *states}):
        state = states.get(name)
        is_followed, key = name in chosen, keys.get(name, "")
        said, why = standing(state, followed=is_followed, key=key, now=now)
        whys = filter(None, (why, *fallen(seen.get(name, ()), now.date())))
        told = masked("; ".join(whys), masks)
        rows.append({"name": name, "state": said, "why": told, **_looked_at(state)})
    return rows


@contextmanager
def _views(settings: Settings, position: int | None) -> Iterator[Connection]:
    """The read models, of now or as they were at a position."""
    from store import database
    from store.past import views_at
    from store.projections import catch_up
    from store.views import Views

    engine = database.open_store(settings.database_url)
    if position is None:
        catch_up(engine, Views(engine))
    with database.reading(engine) as connection:
        if position is None:
            yield connection
        else:
            with views_at(connection, position) as past:
                yield past


def _looked_at(state: SourceState | None) -> dict[str, Any]:
    """What the looks have shown; times in UTC."""
    if state is None:
        return {**dict.fromkeys(_COLUMNS[3:]), "documents": 0}
    values = {name: getattr(state, name) for name in _COLUMNS[3:]}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }


def _print(rows: Sequence[Mapping[str, Any]]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None)
    for heading in ("source", "state", "last look", "outcome", "last news", "documents", "gap"):
        table.add_column(heading, no_wrap=True, overflow="ignore")
    table.add_column("why", overflow="fold", min_width=20)
    for row in rows:
        cells = [
            row["name"],
            row["state"],
            (row["checked_at"] or "never")[:16].replace("T", " "),
            row["outcome"] or "",
            (row["last_news"] or "")[:10],
            str(row["documents"]),
            _gap(row["expected_gap"]),
            row["why"],
        ]
        shown = [Text(clean(cell)) for cell in cells]
        shown[1].stylize(_COLOURS.get(row["state"], "dim"))
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
