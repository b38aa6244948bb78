"""`blotter stats`: counts that add up, each of which opens to its documents."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options.as_of_option import as_of, moment_of
from cli.options.filters import Day, asked, in_order
from cli.shown.counted_acts import echo_acts
from cli.shown.output import clean, escape, rows_as_csv
from enforcement.kinds import KINDS

if TYPE_CHECKING:
    from answers.matters.counts import ActCounts
    from cli.shown.charts import Bars
    from enforcement.claims import Kind
    from enforcement.matters.counts import By

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
    from answers.matters.counts import Counted, UnknownCellError, counted_acts, counts
    from store import config
    from store.log import database

    if chart and chart.suffix.lower() not in (".svg", ".png"):
        msg = f"--chart {chart}: name a file .svg or .png"
        raise click.UsageError(msg)
    in_order(since, until)
    settings, words = config.load(), " ".join(query)
    position, _ = moment_of(settings, as_of)
    engine = database.open_store(settings.database_url)
    of = Counted(query=words, kind=kind, since=since, until=until, position=position)
    if opened is not None:
        try:
            echo_acts(asked(counted_acts, engine, settings, by, of, cell=opened), form)
        except UnknownCellError as error:
            raise click.UsageError(clean(f"--open {error}")) from error
    if opened is None or chart:
        counted = asked(counts, engine, settings, by, of)
    if opened is None:
        _echo_table(counted, form)
    if chart:
        bounds = (f"from {since}" if since else "", f"to {until}" if until else "")
        asked_for = filter(None, [f"Actions by {by}", kind, words, *bounds])
        _draw(chart, counted, ", ".join(asked_for))


def _bars(counted: ActCounts) -> Bars:
    return [(cell.cell, cell.count) for cell in counted.cells]


def _echo_table(counted: ActCounts, form: str) -> None:
    from answers.to_json import to_json

    if form == "json":
        click.echo(json.dumps(to_json(counted), indent=2))
    elif form == "csv":
        flat = ({**to_json(one), "documents": "; ".join(one.documents)} for one in counted.cells)
        click.echo(rows_as_csv(("cell", "count", "documents"), flat), nl=False)
    elif form == "md":
        click.echo("\n".join(_markdown_table(counted)))
    else:
        _echo_bars(counted)
    if form in ("csv", "table"):
        click.echo(_total(counted), err=form == "csv")


def _echo_bars(counted: ActCounts) -> None:
    from cli.shown.charts import in_terminal

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


def _markdown_table(counted: ActCounts) -> Iterator[str]:
    yield f"| {counted.by} | actions |"
    yield "|---|---:|"
    for cell in counted.cells:
        yield f"| {escape(cell.cell)} | {cell.count} |"
    yield f"| **total** | **{counted.total}** |"
    if counted.total != counted.acts:
        yield f"\n{_total(counted)}"


def _total(counted: ActCounts) -> str:
    if counted.total == counted.acts:
        return f"total {counted.total:,}"
    return f"total {counted.total:,}, of {counted.acts:,} actions: some count under several"


def _draw(file: Path, counted: ActCounts, title: str) -> None:
    from cli.shown.charts import png, svg
    from cli.shown.whole_file import whole

    drawing = svg(_bars(counted), title=title, axis=f"actions, {_total(counted)}")
    content = png(drawing) if file.suffix.lower() == ".png" else drawing.encode()
    try:
        with whole(file) as out:
            out.write(content)
    except OSError as error:
        msg = f"{file}: {error.strerror}"
        raise click.ClickException(msg) from error
    click.echo(f"{file}: {title}", err=True)
