"""`blotter stats`: counts that add up, each of which opens to its documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import get_args

import click

from answers.asking.page import WHOLE, Order, Page
from answers.matters.counts import (
    ActCount,
    ActCounts,
    ActFilter,
    TablePart,
    UnknownCellError,
    counted_acts,
    counts,
)
from casebook.asking.fields import Fields
from cli.options.as_of_option import as_of, moment_of
from cli.options.chart import chart_option, draw, titled
from cli.options.dates import check_order, since_option, until_option
from cli.options.fields import field_options
from cli.options.format import format_options
from cli.options.page import page_options, sort_option
from cli.shown.charts import in_this_terminal
from cli.shown.counted_acts_text import echo_acts
from cli.shown.list_part import echo_part
from cli.shown.output import clean, echo_basis, echo_rows, escape
from crawler.installation import load_settings
from enforcement.matters.counts import By
from formats.svg_bars import Bars


@click.command("stats")
@click.argument("query", nargs=-1)
@click.option(
    "--by",
    type=click.Choice(get_args(By)),
    multiple=True,
    required=True,
    help="What to count by; given twice, one across the other.",
)
@since_option("First published on this day or later.")
@until_option("First published on this day or earlier.")
@field_options()
@as_of
@click.option(
    "--open",
    "opened",
    metavar="CELL",
    multiple=True,
    help='List what a number counts: "2025 Q3"; of a table by two, once for each.',
)
@page_options
@sort_option
@chart_option
@format_options()
def stats_command(
    query: tuple[str, ...],
    by: tuple[By, ...],
    fields: Fields,
    since: date | None,
    until: date | None,
    as_of: str | None,
    opened: tuple[str, ...],
    page: Page,
    sort: Order,
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
    _refuse(by, opened, chart)
    check_order(since, until)
    settings = load_settings()
    position, words = moment_of(settings, as_of)[0], " ".join(query)
    of = ActFilter(query=words, fields=fields, since=since, until=until, position=position)
    if opened:
        try:
            echo_acts(counted_acts(settings, by, of, cell=opened, page=page), form)
        except UnknownCellError as error:
            raise click.UsageError(clean(f"--open {error}")) from error
    if not opened or chart:
        counted = counts(settings, by, of, TablePart(page=WHOLE if opened else page, sort=sort))
        echo_basis(counted.basis)
    if not opened:
        _echo_table(counted, form)
        echo_part(counted.shown, counted.names)
    if chart:
        title = titled(f"Actions by {by[0]}", words, fields, since, until)
        axis = f"actions, {_total(counted)}"
        draw(chart, _bars(counted), title=title, axis=axis)


def _refuse(by: Sequence[By], opened: Sequence[str], chart: Path | None) -> None:
    """Options that make no sense together are usage errors."""
    if len(by) > 2 or len(by) != len(dict.fromkeys(by)):
        msg = "--by: count by one trait, or by two that differ"
    elif opened and len(opened) != len(by):
        msg = "--open: name one cell for each --by"
    elif chart and len(by) > 1:
        msg = "--chart draws what is counted by one trait: give --by once"
    else:
        return
    raise click.UsageError(msg)


def _bars(counted: ActCounts) -> Bars:
    return [(cell.cell, cell.count) for cell in counted.cells]


def _echo_table(counted: ActCounts, form: str) -> None:
    if form == "md":
        click.echo("\n".join(_markdown_table(counted)))
    elif form == "text" and counted.second_by:
        for name, cells in _across(counted):
            click.echo(clean(f"{name:<10} {sum(it.count for it in cells):>6}   {_listed(cells)}"))
    elif form == "text":
        for line in in_this_terminal(_bars(counted)):
            click.echo(line)
    else:
        second = ("second_cell",) if counted.second_by else ()
        columns = ("cell", *second, "count", "documents")
        echo_rows(counted, counted.cells, form, columns=columns, markdown=_markdown_row)
    if form in ("csv", "text"):
        click.echo(_total(counted), err=form == "csv")


def _across(counted: ActCounts) -> Iterator[tuple[str, list[ActCount]]]:
    """The numbers of a table by two: those of each cell of the first together."""
    for name, cells in groupby(counted.cells, key=attrgetter("cell")):
        yield name, list(cells)


def _listed(cells: Sequence[ActCount]) -> str:
    return ", ".join(f"{cell.second_cell} {cell.count}" for cell in cells)


def _markdown_table(counted: ActCounts) -> Iterator[str]:
    second = f" {counted.second_by} |" if counted.second_by else ""
    yield f"| {counted.by} |{second} actions |"
    yield f"|---|{'---|' if second else ''}---:|"
    yield from map(_markdown_row, counted.cells)
    yield f"| **total** |{' |' if second else ''} **{counted.total}** |"
    if counted.total != counted.acts:
        yield f"\n{_total(counted)}"


def _markdown_row(cell: ActCount) -> str:
    names = [cell.cell, *filter(None, [cell.second_cell])]
    return f"| {' | '.join(map(escape, names))} | {cell.count} |"


def _total(counted: ActCounts) -> str:
    if counted.total == counted.acts:
        return f"total {counted.total:,}"
    return f"total {counted.total:,}, of {counted.acts:,} actions: some count under several"
