"""`blotter stats`: counts that add up, each of which opens to its documents."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cli.filters import Day
from cli.moments import as_of, moment
from cli.opened import echo_acts
from cli.output import clean, escape, rows_as_csv
from enforcement.kinds import KINDS

if TYPE_CHECKING:
    from cli.charts import Bars
    from enforcement.claims import Kind
    from enforcement.statistics import Act, By, Cell, Table

_BY = ("quarter", "month", "year", "district", "state", "kind", "profession", "agency", "source")


@click.command("stats")
@click.argument("query", nargs=-1)
@click.option("--by", type=click.Choice(_BY), required=True, help="What to count by.")
@click.option("--kind", type=click.Choice(list(KINDS)), metavar="KIND", help="Only such acts.")
@click.option("--from", "since", type=Day(), help="First published on this day or later.")
@click.option("--to", "until", type=Day(last=True), help="First published on this day or earlier.")
@as_of
@click.option("--open", "opened", metavar="CELL", help='List what a number counts: "2025 Q3".')
@click.option(
    "--chart",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Also draw it: FILE.svg, or FILE.png, which needs the extra `png`.",
)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv", "md"]), default="table"
)
def command(
    query: tuple[str, ...],
    by: By,
    kind: Kind | None,
    since: date | None,
    until: date | None,
    as_of: str | None,
    opened: str | None,
    chart: Path | None,
    form: str,
) -> None:
    """Count what was done: charges, sentences, settlements, suspensions, rules …

    With QUERY, a search, only in the documents it finds. Counted is the primary action of each
    document in which one was read. Documents of one matter and kind count once together if their
    texts are near-duplicates, or if they name a party in common within 30 days; the day is that of
    the first one. Acts are counted, not persons.

    The total is the sum of the numbers. By profession and by agency an act counts under each that
    is named, so that the total may be more than the acts, which is then said.
    """
    from enforcement.statistics import table

    if chart and chart.suffix.lower() not in (".svg", ".png"):
        msg = f"--chart {chart}: name a file .svg or .png"
        raise click.UsageError(msg)
    if since and until and since > until:
        msg = f"--from {since} is after --to {until}"
        raise click.UsageError(msg)
    acts = [act for act in _acts(query, since, until, as_of) if kind in (None, act.kind)]
    counted = table(acts, by)
    if opened is not None:
        echo_acts(_cell(counted, opened), form)
    else:
        _echo_table(counted, form)
    if chart:
        asked = [kind or "", " ".join(query), f"from {since}" if since else ""]
        asked.append(f"to {until}" if until else "")
        _draw(chart, counted, ", ".join(filter(None, [f"Actions by {by}", *asked])))


def _acts(
    query: tuple[str, ...], since: date | None, until: date | None, as_of: str | None
) -> list[Act]:
    """What was done, as told by the documents that a query finds, or by all."""
    from datetime import UTC, datetime

    from cli.casebook import open_casebook
    from cli.found import found
    from enforcement.statistics import acts, between
    from store import config, database

    settings, position = config.load(), None
    if as_of is not None:
        position, _ = moment(settings, as_of, now=datetime.now(UTC))
    casebook = open_casebook(database.open_store(settings.database_url), settings, position)
    dossiers = list(casebook.dossiers.values())
    if query:
        dossiers = casebook.of(found(settings, query, position))
    return between(acts(dossiers, casebook.shown_cases()), since, until)


def _cell(counted: Table, name: str) -> Cell:
    for cell in counted.cells:
        if cell.name.casefold() == name.strip().casefold():
            return cell
    there = ", ".join(cell.name for cell in counted.cells[:12]) or "none"
    more = ", …" if len(counted.cells) > 12 else ""
    msg = clean(f"--open {name}: there is no such number; there are: {there}{more}")
    raise click.UsageError(msg)


def _bars(counted: Table) -> Bars:
    return [(cell.name, cell.count) for cell in counted.cells]


def _echo_table(counted: Table, form: str) -> None:
    cells: list[dict[str, Any]] = [
        {
            "cell": cell.name,
            "count": cell.count,
            "documents": [document.id for act in cell.acts for document in act.documents],
        }
        for cell in counted.cells
    ]
    if form == "json":
        found = {"by": counted.by, "total": counted.total, "acts": counted.acts, "cells": cells}
        click.echo(json.dumps(found, indent=2))
    elif form == "csv":
        flat = ({**cell, "documents": "; ".join(cell["documents"])} for cell in cells)
        click.echo(rows_as_csv(("cell", "count", "documents"), flat), nl=False)
    elif form == "md":
        click.echo("\n".join(_markdown_table(counted)))
    else:
        _echo_bars(counted)
    if form in ("csv", "table"):
        click.echo(_total(counted), err=form == "csv")


def _echo_bars(counted: Table) -> None:
    from cli.charts import in_terminal

    width = shutil.get_terminal_size().columns
    for line in in_terminal(_bars(counted), width=width, plain=not _takes("█▏")):
        click.echo(line)


def _takes(signs: str) -> bool:
    """Whether standard output takes such signs."""
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except UnicodeEncodeError:
        return False
    return True


def _markdown_table(counted: Table) -> Iterator[str]:
    yield f"| {counted.by} | actions |"
    yield "|---|---:|"
    for cell in counted.cells:
        yield f"| {escape(cell.name)} | {cell.count} |"
    yield f"| **total** | **{counted.total}** |"
    if counted.total != counted.acts:
        yield f"\n{_total(counted)}"


def _total(counted: Table) -> str:
    if counted.total == counted.acts:
        return f"total {counted.total:,}"
    return f"total {counted.total:,}, of {counted.acts:,} actions: some count under several"


def _draw(file: Path, counted: Table, title: str) -> None:
    from cli.charts import png, svg
    from cli.whole import whole

    drawing = svg(_bars(counted), title=title, axis=f"actions, {_total(counted)}")
    content = png(drawing) if file.suffix.lower() == ".png" else drawing.encode()
    try:
        with whole(file) as out:
            out.write(content)
    except OSError as error:
        msg = f"{file}: {error.strerror}"
        raise click.ClickException(msg) from error
    click.echo(f"{file}: {title}", err=True)
