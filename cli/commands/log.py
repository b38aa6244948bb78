"""`blotter log`: the log itself."""

from __future__ import annotations

import click

from answers.asking.page import Order, Page
from answers.log.log_events import LoggedEvent, LogPart, log_events, logged_events
from answers.log.sealed_log import sealed_log
from cli.commands.log_seals import seals_given
from cli.commands.log_transfer import export_log, import_log
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import format_options
from cli.options.page import page_options, sort_option
from cli.options.store import open_store
from cli.shown.output import clean, echo_rows, escape, list_item
from store import database_address
from store.files import private, read_only
from store.guards import schema
from store.log import database
from store.log.verification import verify as verify_log

_COLUMNS = ("position", "recorded_at", "type", "stream", "hash")


@click.group("log")
def log_command() -> None:
    """Look at the log itself, or check that it is whole."""


@log_command.command("verify")
@click.option(
    "--against",
    metavar="SEAL",
    multiple=True,
    help="Hold the log to a seal kept elsewhere, to those in a text or mail (@FILE), or to those "
    "on standard input (-); repeatable.",
)
def verify(against: tuple[str, ...]) -> None:
    """Check the whole log; exit 1 at the first event that is wrong, and say how.

    The tables, triggers and indexes of the log, held to what the migrations make; the chain of
    hashes, every payload, every body that an event rests on, every erasure; and the file. Only a
    seal kept elsewhere shows that the log was cut short, or rewritten as a whole.
    """
    seals = seals_given(against)
    settings, engine = open_store()
    file = database_address.file_of(settings.database_url)
    if file and read_only.is_writable(file) and private.is_exposed(file):
        msg = f"{file} may be read by others, names that are masked too: chmod go-rwx {file}"
        click.echo(msg, err=True)
    with database.snapshot(engine) as connection:
        verified = verify_log(connection, seals=seals)
        schema.check_guards(connection)
        schema.check_file(connection)
    if verified.end is None:
        click.echo("the log is empty")
        return
    click.echo(f"{verified.end.position} events verified; the last hash is {verified.end.hash}")
    click.echo(f"{verified.bodies} bodies verified, {verified.size:,} bytes; none is missing")
    if verified.erased:
        click.echo(f"{verified.erased} payloads were erased, and events say so")
    if seals:
        newest = seals[-1].position
        click.echo(
            f"seals given, all of which agree: {len(seals)}, the newest of position {newest}"
        )
    else:
        click.echo("not held to any seal kept elsewhere (--against)")


@log_command.command("seal")
def seal() -> None:
    """Print position, hash and time of the newest event, in one line to keep elsewhere.

    `blotter log verify --against SEAL` shows later whether the log up to there is still the same.
    """
    _, engine = open_store()
    sealed = sealed_log(engine)
    if not sealed.seal:
        msg = "the log is empty: there is nothing to seal"
        raise click.ClickException(msg)
    click.echo(sealed.seal)


@log_command.command("list")
@click.option("--after", type=click.IntRange(min=0), default=0, help="From after this position.")
@click.option("--upto", type=click.IntRange(min=1), help="To this position, included.")
@sort_option
@page_options
@as_of
@format_options()
def list_events(
    after: int, upto: int | None, sort: Order, page: Page, as_of: str | None, form: str
) -> None:
    """One line an event: position, time (UTC), type, stream."""
    settings, engine = open_store()
    position, _ = moment_of(settings, as_of)
    part = LogPart(after=after, upto=upto, position=position, sort=sort, names_readers=True)
    echo_rows(
        logged_events(engine, part, page) if form == "json" else None,
        log_events(engine, part, page),
        form,
        columns=_COLUMNS,
        markdown=_markdown,
        text=_text,
    )


def _text(event: LoggedEvent) -> str:
    place = f"{event.position:>6}  {event.recorded_at:%Y-%m-%d %H:%M:%S}  {event.type:<22}"
    return f"{place}  {clean(event.stream)}"


def _markdown(event: LoggedEvent) -> str:
    facts = (f"#{event.position}", f"{event.recorded_at:%Y-%m-%d %H:%M:%S}", event.type)
    return list_item(" · ".join(map(escape, (*facts, event.stream))), [])


log_command.add_command(export_log)
log_command.add_command(import_log)
