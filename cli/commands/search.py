"""`blotter search`: find documents by what they say."""

from __future__ import annotations

import shutil
from typing import Any

import click

from answers.documents.search import search
from cli.options.filters import answered, search_options
from cli.shown.hits import as_text, echo_hits


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@search_options
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="relevance",
    show_default=True,
)
def search_command(query: tuple[str, ...], form: str, **options: Any) -> None:
    """Search titles, numbers and texts of all documents.

    All words must occur. Understood are "phrases", OR, NOT or a leading -, parentheses, word*, and
    title: number: source: before a word. Citations match in any written form: 21 USC 841 finds
    21 U.S.C. § 841(a)(1). Put the query in single quotes to keep the shell's hands off it.
    """
    answer = answered(search, " ".join(query), **options)
    if form != "table":
        echo_hits(answer, form)
        return
    width = shutil.get_terminal_size().columns
    for hit in answer.hits:
        click.echo(as_text(hit, width))
