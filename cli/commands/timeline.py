"""`blotter timeline`: documents in the order they were published, or how many in each period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from answers.searches.periods import By, Histogram, Period, Span
from answers.searches.timeline import Timeline, TimelineHit, timeline
from cli.options.chart import chart_option, draw, titled
from cli.options.filters import answered, search_options
from cli.options.page import offset_option
from cli.shown.hits import as_markdown, day, marks
from cli.shown.list_part import echo_part
from cli.shown.output import clean, echo_basis, echo_rows, escape, styled
from formats.hits import COLUMNS
from store.plain_text import plural

if TYPE_CHECKING:
    from formats.svg_bars import Bars

#: Kinds and parties that are named in a line.
_KINDS, _PARTIES = 3, 2


@click.command("timeline")
@click.argument("query", nargs=-1)
@click.option(
    "--by",
    type=click.Choice([*get_args(Span), "auto"]),
    help="Count by week, month, quarter or year; auto: what gives an overview.",
)
@chart_option
@search_options
@click.option("--limit", type=click.IntRange(min=1), help="No more documents than so many.")
@offset_option
def timeline_command(
    query: tuple[str, ...],
    by: By | None,
    chart: Path | None,
    form: str,
    limit: int | None,
    **options: Any,
) -> None:
    """List what a query finds, or without one everything, oldest first.

    The query is that of `blotter search`. What has no date comes first. A line says what was done
    and to whom, as far as it was read. With --by the documents are counted: by week, from Monday
    (ISO 8601), month, quarter or year. A chart is by month where nothing else is asked.
    """
    counted_alone = by and form != "json"
    ask = partial(timeline, by=by or ("month" if chart else None))
    words = " ".join(query)
    answer = answered(ask, words if query else None, limit=0 if counted_alone else limit, **options)
    if answer.histogram and counted_alone:
        _echo_histogram(answer, answer.histogram, form)
    else:
        echo_basis(answer.basis)
        _echo_documents(answer, form)
        echo_part(len(answer.hits), answer.total)
    if answer.histogram and chart:
        counted = answer.histogram
        bounds = options["since"], options["until"]
        title = titled(f"Documents by {counted.by}", words, options["fields"], *bounds)
        draw(chart, _bars(counted), title=title, axis=", ".join(_sums(answer.total, counted)))


def _echo_documents(answer: Timeline, form: str) -> None:
    if form == "text":
        for line in _lines(answer.hits):
            click.echo(line)
    else:
        columns = (*COLUMNS, "kinds", "parties")
        echo_rows(answer, answer.hits, form, columns=columns, markdown=as_markdown)


def _echo_histogram(answer: Timeline, counted: Histogram, form: str) -> None:
    if form == "text":
        from cli.shown.charts import in_this_terminal  # imports rich, which a list does not need

        for line in in_this_terminal(_bars(counted)):
            click.echo(line)
        click.echo(", ".join(_sums(answer.total, counted)))
    else:
        columns = ("name", "first", "last", "count")
        echo_rows(answer, counted.periods, form, columns=columns, markdown=_period_as_markdown)


def _bars(counted: Histogram) -> Bars:
    return [(_name(period, counted.by), period.count) for period in counted.periods]


def _name(period: Period, by: Span) -> str:
    """A week is said with its Monday, since few know weeks by number."""
    return f"{period.name}  {period.first}" if by == "week" else period.name


def _period_as_markdown(period: Period) -> str:
    return f"- {escape(period.name)}: {period.count:,}"


def _sums(total: int, counted: Histogram) -> Iterator[str]:
    """How many there are in all, and those that are in no period."""
    yield plural(total, "document")
    if counted.undated:
        yield f"{counted.undated:,} undated"
    if counted.imprecise:
        yield f"{counted.imprecise:,} dated less exactly than a {counted.by}"


def _lines(hits: Iterable[TimelineHit]) -> Iterator[str]:
    """A heading for every month and a line for every document, in the order given."""
    for month, group in groupby(hits, _month):
        yield styled(month, bold=True)
        for hit in group:
            noted = styled("".join(f"  [{mark}]" for mark in marks(hit)), fg="yellow")
            facts = f"{day(hit):<10}  {clean(hit.title)}{noted}{clean(_done(hit))}"
            yield f"  {facts}  {styled(clean(hit.id), dim=True)}"
        yield ""


def _done(hit: TimelineHit) -> str:
    """What was done, and to whom."""
    said = ": ".join(filter(None, (_some(hit.kinds, _KINDS), _some(hit.parties, _PARTIES))))
    return f"  {said}" if said else ""


def _some(names: Sequence[str], most: int) -> str:
    more = f" +{len(names) - most}" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _month(hit: TimelineHit) -> str:
    return f"{hit.published_on:%B %Y}" if hit.published_on else "undated"
