"""`blotter erase`: remove content from the log for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import click

from answers.erasures.status import (
    ErasureStatus,
    RegisteredReader,
    erasure_status,
    status_once_followed,
    strike_off,
)
from answers.log.erasure_preview import erase, to_erase
from cli.options.author import author, not_empty
from cli.options.format import OF_A_THING, format_options
from cli.options.store import open_store
from cli.shown.output import as_json, clean
from store.config import Settings
from store.log.database import Engine
from store.privacy.erasing import Erasure
from store.readers.standbys import Standby

#: Seconds for which those who answer are waited for, which follow within a few.
_PATIENCE = 10.0
#: Positions that are named; of further ones the number is given.
_NAMED = 20


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
            for line in _status_lines(found, whole=True):
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
    for line in _erasure_lines(done):
        click.echo(clean(line))
    found = status_once_followed(engine, settings, patience=_PATIENCE)
    for line in _status_lines(found):
        click.echo(clean(line))


def _erasure_lines(done: Erasure) -> Iterator[str]:
    """What was done, and what is still there that belongs to it."""
    if done.positions:
        noun = "body" if done.bodies == 1 else "bodies"
        yield f"erased: {_list(done.positions)}, with {done.bodies} {noun}"
    else:
        yield "erased before; the files of the store were written anew"
    for digest, places in done.kept.items():
        yield f"the answer {digest} is kept: {_list(places)} were read from it too"
    for stream, places in done.others.items():
        yield f"{stream} still has content at {_list(places)}"
    for stream in done.streams:
        yield f"the log keeps that there was {stream}"
    for left in done.left:
        yield f"not written anew, for want of rights in the database: {left}"


def _status_lines(status: ErasureStatus, *, whole: bool = False) -> Iterator[str]:
    """Whether it is complete, and who is waited for; the whole of it names those who passed too,
    and says of what is elsewhere what to do."""
    if not status.position:
        yield "nothing was ever erased"
    else:
        yield _told(status)
    for reader in status.readers if whole else status.waiting_for:
        yield from _of_reader(reader)
    for standby in status.standbys:
        yield f"  {_of_standby(standby)}"
    if not whole:
        yield f"not reached: {'; '.join(it.what for it in status.elsewhere)}"
        yield "`blotter erase --status` says what to do about each, and who has passed it"
    elif status.position:
        yield "not reached, and yours to see to:"
        for place in status.elsewhere:
            yield f"  {place.what}: {place.advice}"


def _told(status: ErasureStatus) -> str:
    of, waiting = len(status.readers), len(status.waiting_for)
    erased = f"the erasure of #{status.position}"
    if status.complete:
        return f"complete: all that is registered here has passed {erased} ({of} of {of})"
    return f"not complete: {waiting} of {of} registered here have not passed {erased}"


def _of_reader(reader: RegisteredReader) -> Iterator[str]:
    said = f"{reader.said_at:%Y-%m-%d %H:%M:%S} UTC"
    at = f"at #{reader.position}"
    match reader.standing:
        case "passed":
            yield f"  {reader.name}  passed, {at}; said so {said}; holds {reader.holds}"
        case "silent":
            yield f"  {reader.name}  silent since {said}, {at}; holds {reader.holds}"
            yield f"    if it is gone: blotter erase --gone {reader.name}"
        case "behind":
            yield f"  {reader.name}  behind, {at}; said so {said}; holds {reader.holds}"
            yield f"    {_REMEDY[reader.kind].format(reader.name)}"


_FOLLOWS = "it follows by itself, once what is under way there has ended"
_REMEDY = {
    **dict.fromkeys(("web", "mcp", "serve"), _FOLLOWS),
    "index": "search there, or delete it and: blotter erase --gone {}",
    "published": "publish there again, or delete it and: blotter erase --gone {}",
    "files": "the command was interrupted: repeat it with the same positions",
}


def _of_standby(standby: Standby) -> str:
    """What PostgreSQL tells of a server that follows this one."""
    place = f" at {standby.address}" if standby.address else ""
    told = {
        True: "has written its files anew as well",
        False: "is behind, and still holds it",
        None: "cannot be seen whether it has passed it",
    }[standby.passed]
    return f"standby {standby.name}{place}  {standby.state or 'state unknown'}, {told}"


def _list(positions: Sequence[int]) -> str:
    more = len(positions) - _NAMED
    named = ", ".join(f"#{position}" for position in positions[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named
