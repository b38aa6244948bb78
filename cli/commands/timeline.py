"""`blotter timeline`: documents in the order they were published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

import click

from answers.documents.search import Hit, timeline
from cli.options.filters import answered, search_options
from cli.shown.hits import day, echo_hits, marks
from cli.shown.output import clean


@click.command("timeline")
@click.argument("query", nargs=-1)
@search_options
@click.option("--limit", type=click.IntRange(min=1), help="No more than so many.")
def timeline_command(query: tuple[str, ...], form: str, **options: Any) -> None:
    """List what a query finds, or without one everything, oldest first.

    The query is that of `blotter search`. What has no date comes first.
    """
    answer = answered(timeline, " ".join(query) if query else None, **options)
    if form != "table":
        echo_hits(answer, form)
        return
    for line in _lines(answer.hits):
        click.echo(line)


def _lines(hits: Iterable[Hit]) -> Iterator[str]:
    """A heading for every month and a line for every document, in the order given."""
    for month, group in groupby(hits, _month):
        yield click.style(month, bold=True)
        for hit in group:
            noted = click.style("".join(f"  [{mark}]" for mark in marks(hit)), fg="yellow")
            facts = f"{day(hit):<10}  {clean(hit.title)}{noted}"
            yield f"  {facts}  {click.style(clean(hit.id), dim=True)}"
        yield ""


def _month(hit: Hit) -> str:
    return f"{hit.published_on:%B %Y}" if hit.published_on else "undated"
