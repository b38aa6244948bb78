"""`blotter similar`: documents like one."""

from __future__ import annotations

import shutil
import textwrap
from functools import partial

import click

from answers.searches.similar import SimilarDocument, similar
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import format_options
from cli.options.page import offset_option
from cli.options.store import open_store
from cli.shown.hits import markdown_item, marks, what_it_is
from cli.shown.list_part import echo_part
from cli.shown.output import echo_rows
from formats.hits import COLUMNS
from search.query.coverage import line
from store.plain_text import plural


@click.command("similar")
@click.argument("document_id", metavar="ID")
@click.option(
    "--limit",
    type=click.IntRange(1, 100),
    default=10,
    show_default=True,
    help="No more than so many.",
)
@offset_option
@as_of
@format_options()
def similar_command(
    document_id: str, limit: int, offset: int, as_of: str | None, form: str
) -> None:
    """List the documents that are most like one, by the words that tell what it is about, with
    those they share; copies of its text, and the documents of its case, are marked."""
    settings, engine = open_store()
    position, now = moment_of(settings, as_of)
    answer = similar(
        settings, engine, document_id, limit=limit, offset=offset, position=position, now=now
    )
    echo_rows(
        answer,
        answer.hits,
        form,
        columns=(*COLUMNS, "shared", "relation"),
        markdown=_markdown,
        text=partial(_text, width=shutil.get_terminal_size().columns),
    )
    count = plural(len(answer.hits), "document") if answer.hits else "nothing found"
    click.echo(f"{count}; {line(answer.coverage, now=now, zone=settings.timezone)}", err=True)
    echo_part(len(answer.hits), answer.total)


def _text(found: SimilarDocument, *, width: int) -> str:
    lines = textwrap.wrap(_shares(found), max(width - 4, 20), break_on_hyphens=False)
    return "\n".join([what_it_is(found, *_marks(found)), *(f"    {line}" for line in lines), ""])


def _markdown(found: SimilarDocument) -> str:
    return markdown_item(found, _marks(found), [_shares(found)])


def _marks(found: SimilarDocument) -> list[str]:
    return [*([found.relation] if found.relation else []), *marks(found)]


def _shares(found: SimilarDocument) -> str:
    return f"shares {', '.join(found.shared)}"
