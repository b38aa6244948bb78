"""`blotter timeline`: documents in the order they were published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from cli.options.filters import answered, filters
from cli.shown.output import clean, day, echo, marks

if TYPE_CHECKING:
    from answers.documents.search import Hit


@click.command("timeline")
@click.argument("query", nargs=-1)
@filters
@click.option("--limit", type=click.IntRange(min=1), help="No more than so many.")
def command(query: tuple[str, ...], form: str, **options: Any) -> None:
    """List what a query finds, or without one everything, oldest first.

    The query is that of `blotter search`. What has no date comes first.
    """
    from answers.documents.search import timeline

    answer = answered(timeline, " ".join(query) if query else None, **options)
    if form != "table":
        echo(answer, form)
        return
    for line in lines(answer.hits):
        click.echo(line)


def lines(hits: Iterable[Hit]) -> Iterator[str]:
    """A heading for every month and a line for every document, in the order given."""
    for month, group in groupby(hits, _month):
        yield click.style(month, bold=True)
        for hit in group:
            noted = click.style("".join(f"  [{mark}]" for mark in marks(hit)), fg="yellow")
            facts = f"{day(hit):<10}  {clean(hit.title)}{noted}"
            yield f"  {facts}  {click.style(f'{clean(hit.id)}', dim=True)}"
        yield ""


def _month(hit: Hit) -> str:
    return f"{hit.published_on:%B %Y}" if hit.published_on else "undated"
