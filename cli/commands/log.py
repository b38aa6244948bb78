"""`blotter log`: the log itself."""

from __future__ import annotations

from collections.abc import Iterator

import click

from answers.asking.page import Order, Page
from answers.log.log_events import LoggedEvent, LogPart, log_events, logged_events
from answers.log.sealed_log import sealed_log
from answers.log.verified_log import LogVerification, verified_log
from cli.commands.log_seals import seals_given
from cli.commands.log_transfer import export_log, import_log
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import OF_A_THING, format_options
from cli.options.page import page_options, sort_option
from cli.options.store import open_store
from cli.shown.list_part import echo_part
from cli.shown.output import as_json, clean, echo_rows, escape, list_item
from store import database_address
from store.files import private, read_only

_COLUMNS = ("position", "recorded_at", "type", "stream", "hash")


@click.group("log")
def log_command() -> None:
    """Look at the log itself, or check that it is whole."""


@log_command.command("verify")
@format_options(OF_A_THING)
@click.option(
    "--against",
    metavar="SEAL",
    multiple=True,
    help="Hold the log to a seal kept elsewhere, to those in a text or mail (@FILE), or to those "
    "on standard input (-); repeatable.",
)
def verify(against: tuple[str, ...], form: str) -> None:
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
    verified = verified_log(engine, seals)
    click.echo(as_json(verified) if form == "json" else "\n".join(_verified_lines(verified)))


def _verified_lines(verified: LogVerification) -> Iterator[str]:
    if not verified.events:
        yield "the log is empty"
        return
    yield f"{verified.events} events verified; the last hash is {verified.hash}"
    yield f"{verified.bodies} bodies verified, {verified.size:,} bytes; none is missing"
    if verified.erased:
        yield f"{verified.erased} payloads were erased, and events say so"
    if verified.seals:
        held = f"{verified.seals}, the newest of position {verified.sealed}"
        yield f"seals given, all of which agree: {held}"
    else:
        yield "not held to any seal kept elsewhere (--against)"


@log_command.command("seal")
@as_of
@format_options(OF_A_THING)
def seal(as_of: str | None, form: str) -> None:
    """Print position, hash and time of the newest event, in one line to keep elsewhere.

    `blotter log verify --against SEAL` shows later whether the log up to there is still the same.
    """
    settings, engine = open_store()
    position, _ = moment_of(settings, as_of)
    sealed = sealed_log(engine, position=position)
    if form == "json":
        click.echo(as_json(sealed))
        return
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
    total = logged_events(engine, part, Page(limit=0)).total
    echo_part(len(range(total)[page.slice]), total)


def _text(event: LoggedEvent) -> str:
    place = f"{event.position:>6}  {event.recorded_at:%Y-%m-%d %H:%M:%S}  {event.type:<22}"
    return f"{place}  {clean(event.stream)}"


def _markdown(event: LoggedEvent) -> str:
    facts = (f"#{event.position}", f"{event.recorded_at:%Y-%m-%d %H:%M:%S}", event.type)
    return list_item(" · ".join(map(escape, (*facts, event.stream))), [])


log_command.add_command(export_log)
log_command.add_command(import_log)
