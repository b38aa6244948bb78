"""`blotter erase`: remove content from the log for good."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from answers.erasures.status import erasure_status, status_once_followed, strike_off
from answers.log.erasure_preview import erase, to_erase
from cli.options.author import author, not_empty
from cli.options.format import OF_A_THING, format_options
from cli.options.store import open_store
from cli.shown.erasures import erasure_lines, status_lines
from cli.shown.output import as_json, clean
from store.config import Settings
from store.log.database import Engine

#: Seconds for which those who answer are waited for, which follow within a few.
_PATIENCE = 10.0


@click.command("erase")
@click.argument("positions", metavar="POSITION...", nargs=-1, type=click.IntRange(1))
@click.option(
    "--reason",
    callback=not_empty,
    help="Why; it is kept for good, so it must not repeat the name or what is erased.",
)
@author
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option(
    "--status", is_flag=True, help="Say who has not passed the last erasure; ends with 1 then."
)
@click.option(
    "--gone",
    metavar="NAME",
    help="Strike off a reader that has ended, or a folder that was deleted, as --status names it.",
)
@format_options(OF_A_THING)
@click.pass_context
def erase_command(
    context: click.Context,
    positions: tuple[int, ...],
    reason: str | None,
    by: str,
    yes: bool,
    status: bool,
    gone: str | None,
    form: str,
) -> None:
    """Erase the payloads of the events at these positions, and the bodies only they rest on.

    `blotter show ID` and `blotter log list` have the positions. The log keeps that there were such
    events, of which streams, and their hashes, so that it still verifies; who erased them, and the
    reason, is an event. It cannot be undone. A document whose last content was erased is not
    fetched again. A command that was interrupted is finished by repeating it.

    It is complete once all who answer from this store have passed it: web servers, assistants'
    doors, `blotter serve`, indexes and published folders, each of which is registered here.
    --status says whether it is, and who is waited for. What left this store before stays where it
    is: backups, exports, letters, and on PostgreSQL the archived write-ahead log.
    """
    _refuse_mixtures(positions, reason, status=status, gone=gone, form=form)
    settings, engine = open_store()
    if gone:
        strike_off(engine, gone)
        click.echo(clean(f"{gone} is struck off"))
    elif positions:
        assert reason is not None
        _erase(engine, settings, positions, by=by, reason=reason, yes=yes)
    else:
        found = erasure_status(engine, settings)
        if form == "json":
            click.echo(as_json(found))
        else:
            for line in status_lines(found, whole=True):
                click.echo(clean(line))
        context.exit(0 if found.complete else 1)


def _refuse_mixtures(
    positions: tuple[int, ...], reason: str | None, *, status: bool, gone: str | None, form: str
) -> None:
    if [bool(positions), status, bool(gone)].count(True) != 1:
        msg = "Name positions to erase, or ask --status, or strike off --gone NAME: one of them."
        raise click.UsageError(msg)
    if positions and reason is None:
        msg = "Missing option '--reason'."
        raise click.UsageError(msg)
    if reason is not None and not positions:
        msg = "--reason goes with positions to erase."
        raise click.UsageError(msg)
    if form == "json" and not status:
        msg = "--format json goes with --status."
        raise click.UsageError(msg)


def _erase(
    engine: Engine,
    settings: Settings,
    positions: tuple[int, ...],
    *,
    by: str,
    reason: str,
    yes: bool,
) -> None:
    events = to_erase(engine, positions)
    if not yes:
        for event in events:
            title = f"  {event.title}" if event.title else ""
            place = f"#{event.position}  {event.recorded_at:%Y-%m-%d}  {event.type}"
            click.echo(clean(f"{place}  {event.stream}{title}"))
        click.confirm("Erase this for good?", abort=True)
    done = erase(engine, settings, positions, by=by, reason=reason, now=datetime.now(UTC))
    for line in erasure_lines(done):
        click.echo(clean(line))
    found = status_once_followed(engine, settings, patience=_PATIENCE)
    for line in status_lines(found):
        click.echo(clean(line))
