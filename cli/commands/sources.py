"""`blotter sources`: what is followed and what is not, how each source is, and why."""

from __future__ import annotations

import shutil
import sys
from dataclasses import fields
from datetime import UTC, datetime

import click

from answers.asking.page import Page
from answers.documents.sources import SourceStatus, sources
from answers.log.source_looks import SourceLook, UnknownSourceError, source_looks
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import format_options
from cli.options.page import page_options
from cli.options.store import open_store
from cli.shown.list_part import echo_part
from cli.shown.output import clean, echo_rows, escape, list_item
from cli.shown.source_rows import gap_in_days, source_lines
from scheduler import jobs

_COLUMNS = [field.name for field in fields(SourceStatus)]
_LOOK_COLUMNS = [field.name for field in fields(SourceLook)]
#: A pipe has no width, and no name may be cut in it.
_PIPE = 180


@click.group("sources", invoke_without_command=True)
@click.option("--followed", is_flag=True, help="Only those that are followed.")
@click.option(
    "--problems",
    is_flag=True,
    help="Only those that are followed and not ok, or from which less comes.",
)
@page_options
@as_of
@format_options()
@click.pass_context
def sources_command(
    context: click.Context,
    followed: bool,
    problems: bool,
    page: Page,
    as_of: str | None,
    form: str,
) -> None:
    """List every source: how it is and why, its last look and news (UTC), documents kept.

    A source is ok, quiet (nothing new for longer than it ever explains itself), stale (we have not
    looked), walled, broken, off, or needs a key. `gap` is the usual number of days from one day
    with news on offer to the next, as its looks have shown. What is followed is said as it is set
    now, also with --as-of: the settings are not in the log.
    """
    if context.invoked_subcommand is not None:
        return
    settings, engine = open_store()
    position, now = moment_of(settings, as_of)
    answer = sources(
        engine,
        settings,
        now=now,
        position=position,
        followed=followed,
        problems=problems,
        page=page,
    )
    if form == "text":
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPE
        for line in source_lines(answer.sources, width):
            click.echo(line)
    else:
        echo_rows(answer, answer.sources, form, columns=_COLUMNS, markdown=_markdown)
    echo_part(len(answer.sources), answer.total)


@sources_command.command("check")
@click.argument("name")
@click.pass_context
def check(context: click.Context, name: str) -> None:
    """Look at one source's listings now, record nothing, and say what is to be seen.

    The first page of each listing is asked for, and up to three documents of each are read.
    """
    settings, engine = open_store()
    code = jobs.check(name)
    if code == 0:
        (row,) = sources(engine, settings, now=datetime.now(UTC), names=[name]).sources
        gap = gap_in_days(row.expected_gap)
        click.echo(clean(f"as recorded: {row.state}: {row.why}; days between news: {gap}"))
    context.exit(code if code >= 0 else 128 - code)


@sources_command.command("looks")
@click.argument("name")
@page_options
@as_of
@format_options()
def looks(name: str, page: Page, as_of: str | None, form: str) -> None:
    """List the looks at one source, the newest first: when (UTC), what came of each, and why."""
    settings, engine = open_store()
    position, now = moment_of(settings, as_of)
    try:
        answer = source_looks(engine, settings, name, now=now, position=position, page=page)
    except UnknownSourceError as error:
        raise click.ClickException(str(error)) from error
    echo_rows(answer, answer.looks, form, columns=_LOOK_COLUMNS, markdown=_look_line)
    echo_part(len(answer.looks), answer.total)


def _look_line(look: SourceLook) -> str:
    counts = f"{look.listed} listed, {look.recorded} recorded, {look.failed} failed"
    facts = " · ".join(filter(None, (counts, look.reason)))
    return list_item(f"{look.checked_at:%Y-%m-%d %H:%M} {look.outcome}", [escape(facts)])


def _markdown(row: SourceStatus) -> str:
    looked = f"{row.checked_at:%Y-%m-%d}" if row.checked_at else "never"
    facts = (f"last look {looked}", f"{row.documents} documents", row.why)
    return list_item(f"{escape(row.name)}: {row.state}", [" · ".join(filter(None, facts))])
