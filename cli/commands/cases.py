"""`blotter cases`: the matters of the record, and how far each has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

import click

from answers.asking.days import beginning
from answers.asking.page import Order, Page
from answers.matters.cases import CaseParty, CaseSummary, cases
from casebook.asking.fields import Fields
from cli.options.as_of_option import as_of_option, moment_of
from cli.options.dates import DayParam, SinceParam, check_order
from cli.options.fields import field_options
from cli.options.format import format_options
from cli.options.page import page_options, sort_option
from cli.shown.list_part import echo_part
from cli.shown.output import (
    clean,
    echo_basis,
    echo_rows,
    escape,
    indented,
    list_item,
    styled,
)
from crawler.installation import load_settings
from store.plain_text import plural

_COLUMNS = ("id", "first", "last", "documents", "sources", "dockets", "parties")


@click.command("cases")
@click.argument("query", nargs=-1)
@click.option("--from", "since", type=DayParam(), help="Published on this day or later.")
@click.option("--to", "until", type=DayParam(last=True), help="Published on this day or earlier.")
@click.option("--since", "learned", type=SinceParam(), help="What we learned then or later.")
@click.option(
    "--min",
    "least",
    type=click.IntRange(min=1),
    default=2,
    show_default=True,
    help="Only matters of so many documents.",
)
@field_options()
@sort_option
@page_options
@as_of_option("--until")
@format_options()
def cases_command(
    query: tuple[str, ...],
    fields: Fields,
    since: date | None,
    until: date | None,
    learned: int | date | None,
    least: int,
    sort: Order,
    page: Page,
    as_of: str | None,
    form: str,
) -> None:
    """List matters: the documents, of whatever source, that are about one case.

    With QUERY, a search, only matters with a document that it finds; so do the other options narrow
    to matters with a document that fits. `blotter case ID` shows one of them.
    """
    check_order(since, until)
    settings = load_settings()
    answer = cases(
        settings,
        query=" ".join(query),
        fields=fields,
        since=since,
        until=until,
        learned=beginning(learned, settings.timezone),
        at_least=least,
        position=moment_of(settings, as_of)[0],
        sort=sort,
        page=page,
    )
    echo_rows(
        answer,
        answer.cases,
        form,
        columns=_COLUMNS,
        cells=_cells,
        markdown=_markdown,
        text=_text,
    )
    echo_basis(answer.basis)
    rest = f"; {answer.too_small} of fewer than {least} documents (--min)"
    click.echo(plural(answer.total, "matter") + (rest if answer.too_small else ""), err=True)
    echo_part(len(answer.cases), answer.total)


def _cells(case: CaseSummary) -> Mapping[str, object]:
    return {"parties": [*map(_party, case.parties)]}


def _text(case: CaseSummary) -> str:
    head = styled(f"{_period(case)}  {plural(case.documents, 'document')}", bold=True)
    return indented(f"{head}  {clean(case.id)}", _details(case))


def _markdown(case: CaseSummary) -> str:
    facts = (_period(case), plural(case.documents, "document"), case.id)
    return list_item(" · ".join(map(escape, facts)), _details(case))


def _details(case: CaseSummary) -> Iterator[str]:
    """The parties, or the first title where no document names one; then the numbers."""
    yield from map(_party, case.parties)
    if not case.parties:
        yield case.titles[0]
    if case.dockets:
        yield ", ".join(case.dockets)


def _party(party: CaseParty) -> str:
    return f"{party.name}: {', '.join(party.status) or 'named'}"


def _period(case: CaseSummary) -> str:
    return f"{case.first or 'undated'} to {case.last or 'undated'}"
