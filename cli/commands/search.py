"""`blotter search`: find documents by what they say."""

from __future__ import annotations

import shutil
from functools import partial
from typing import Any, get_args

import click

from answers.searches.facets import Facet
from answers.searches.search import MOST_HITS, Preferred, everything, search
from cli.options.filters import answered, echo_answer_basis, narrowed, search_options
from cli.options.page import offset_option
from cli.shown.hits import as_markdown, as_text, echo_hits
from cli.shown.list_part import echo_part
from cli.shown.output import clean, echo_rows
from formats.hits import COLUMNS


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@search_options
@click.option(
    "--limit",
    type=click.IntRange(1, MOST_HITS),
    default=20,
    show_default=True,
    help="No more than so many.",
)
@offset_option
@click.option(
    "--all", "of_all", is_flag=True, help="All that is found, a line or so at a time; no json."
)
@click.option("--copies", is_flag=True, help="Show each copy of a text, not one for all of them.")
@click.option(
    "--facets", is_flag=True, help="Also count all that is found by source, year, state, kind …"
)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="relevance",
    show_default=True,
    help="Which come first.",
)
@click.option(
    "--prefer",
    type=click.Choice(get_args(Preferred)),
    help="Of the 100 most relevant first those with the words in the title, the newest, or what "
    "authorities say themselves.",
)
def search_command(query: tuple[str, ...], form: str, of_all: bool, **options: Any) -> None:
    """Search titles, numbers and texts of all documents.

    All words must occur, in any of their forms. Understood are "phrases", OR, NOT or a leading -,
    parentheses, word*, a w/5 b, @NAME for a saved search, and fields: title: number: source: over
    the text, kind: party: state: amount:>1000000 and so on over what was read
    (`docs/reference/search.md`). Citations match in any written form: 21 USC 841 finds 21 U.S.C.
    § 841(a)(1). Put the query in single quotes to keep the shell's hands off it.
    """
    words = " ".join(query)
    if options["prefer"] and options["sort"] != "relevance":
        msg = "--prefer is for what is sorted by relevance"
        raise click.UsageError(msg)
    if of_all:
        _echo_all(words, form, **options)
        return
    answer = answered(search, words, **options)
    if form != "text":
        echo_hits(answer, form)
    width = shutil.get_terminal_size().columns
    for hit in answer.hits if form == "text" else ():
        click.echo(as_text(hit, width))
    echo_part(len(answer.hits), answer.total)
    for facet in answer.facets if form in ("text", "md") else ():
        click.echo(_facet_text(facet, mark="- " if form == "md" else ""))


def _echo_all(query: str, form: str, **options: Any) -> None:
    """Everything, without holding it: what makes no sense then is a usage error."""
    if form == "json":
        msg = "--all is written a line at a time: ask for --format jsonl, csv or md"
        raise click.UsageError(msg)
    others = [options.pop(name) for name in ("facets", "offset", "prefer")]
    if any(others):
        msg = "--all is everything: without --facets, --offset and --prefer"
        raise click.UsageError(msg)
    del options["limit"], options["copies"]
    settings, given = narrowed(**options)
    found = everything(settings, query, **given)
    echo_answer_basis(found.answer, settings, now=given["now"])
    text = partial(as_text, width=shutil.get_terminal_size().columns)
    echo_rows(found.answer, found.hits, form, columns=COLUMNS, markdown=as_markdown, text=text)


def _facet_text(facet: Facet, mark: str = "") -> str:
    counts = ", ".join(f"{clean(it.value)} {it.count}" for it in facet.values)
    more = f", {facet.others} more" if facet.others else ""
    return f"{mark}{facet.name}: {counts}{more}"
