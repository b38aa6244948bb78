"""`blotter search`: find documents by what they say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from cli.options.filters import answered, filters
from cli.shown.output import clean, day, echo, highlighted, marks

if TYPE_CHECKING:
    from answers.documents.search import Hit


@click.command("search")
@click.argument("query", nargs=-1, required=True)
@filters
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest"]),
    default="relevance",
    show_default=True,
)
def command(query: tuple[str, ...], form: str, **options: Any) -> None:
    """Search titles, numbers and texts of all documents.

    All words must occur. Understood are "phrases", OR, NOT or a leading -, parentheses, word*, and
    title: number: source: before a word. Citations match in any written form: 21 USC 841 finds
    21 U.S.C. § 841(a)(1). Put the query in single quotes to keep the shell's hands off it.
    """
    from answers.documents.search import search

    answer = answered(search, " ".join(query), **options)
    if form != "table":
        echo(answer, form)
        return
    for hit in answer.hits:
        click.echo(_lines(hit))


def _lines(hit: Hit) -> str:
    noted = "".join(f"  [{mark}]" for mark in marks(hit))
    title = click.style(clean(hit.title), bold=True) + click.style(noted, fg="yellow")
    facts = click.style(f"{day(hit)}  {clean(hit.source)}  {clean(hit.id)}", dim=True)
    passage = f"\n    {highlighted(hit)}" if hit.snippet else ""
    return f"{title}\n  {facts}{passage}\n"
