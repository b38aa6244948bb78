"""`blotter save` and `blotter saved`: queries that are asked by a name."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from answers.asking.page import Page
from answers.asking.queries import parsed
from answers.searches.saved_searches import drop, saved_searches
from cli.options.as_of_option import as_of, moment_of
from cli.options.author import author
from cli.options.format import format_options
from cli.options.page import page_options
from cli.options.store import open_store
from cli.shown.list_part import echo_part
from cli.shown.output import bold, clean, echo_rows, escape
from store.documents.saved_searches import KeptSearch, save_search, search_name

_COLUMNS = ("name", "query", "by", "saved_at", "position")


@click.command("save")
@click.argument("name")
@click.argument("query", nargs=-1)
@click.option("--drop", "dropped", is_flag=True, help="Let NAME stand for no query any more.")
@author
def save_command(name: str, query: tuple[str, ...], dropped: bool, by: str) -> None:
    """Save QUERY under NAME, to be asked as @NAME by `blotter search` and the like.

    A name is made of letters, digits, - and _; case does not matter. A query that is saved under a
    name that has one takes its place. The log keeps which query a name stood for, and when.
    """
    if dropped == bool(query):
        msg = "say either what to save, as in `blotter save NAME QUERY`, or --drop"
        raise click.UsageError(msg)
    settings, engine = open_store()
    name, now = search_name(name), datetime.now(UTC)
    if dropped:
        recorded = drop(engine, name, by=by, now=now)
        click.echo(f"#{recorded.position}: @{name} stands for no query any more")
        return
    words = " ".join(query).strip()
    parsed(settings, words, saved_as=name)
    saved = save_search(engine, name=name, query=words, by=by, now=now)
    outcome = f"#{saved.position}: @{name} stands for" if saved else f"@{name} stands already for"
    click.echo(f"{outcome} {clean(words)}")


@click.command("saved")
@page_options
@as_of
@format_options()
def saved_command(page: Page, as_of: str | None, form: str) -> None:
    """List the saved searches: name and query."""
    settings, engine = open_store()
    answer = saved_searches(engine, moment_of(settings, as_of)[0], page)
    echo_rows(answer, answer.searches, form, columns=_COLUMNS, markdown=_as_markdown, text=_as_text)
    if not answer.total:
        click.echo("nothing is saved", err=True)
    echo_part(len(answer.searches), answer.total)


def _as_text(kept: KeptSearch) -> str:
    return f"{bold(f'@{kept.name}')}  {clean(kept.query)}"


def _as_markdown(kept: KeptSearch) -> str:
    return f"- **@{escape(kept.name)}**: {escape(kept.query)}"
