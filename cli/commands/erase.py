"""`blotter erase`: remove content from the log for good."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import click

from answers.log.erasure_preview import erase, to_erase
from cli.options.author import author, not_empty
from cli.options.store import open_store
from cli.shown.output import clean
from store.privacy.erasing import Erasure

#: Positions that are named; of further ones the number is given.
_NAMED = 20


@click.command("erase")
@click.argument("positions", metavar="POSITION...", nargs=-1, required=True, type=click.IntRange(1))
@click.option(
    "--reason",
    required=True,
    callback=not_empty,
    help="Why; it is kept for good, so it must not repeat the name or what is erased.",
)
@author
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase_command(positions: tuple[int, ...], reason: str, by: str, yes: bool) -> None:
    """Erase the payloads of the events at these positions, and the bodies only they rest on.

    `blotter show ID` and `blotter log list` have the positions. The log keeps that there were such
    events, of which streams, and their hashes, so that it still verifies; who erased them, and the
    reason, is an event. It cannot be undone. A document whose last content was erased is not
    fetched again. A command that was interrupted is finished by repeating it.

    What left this store before stays where it is: backups, exports, letters, and on PostgreSQL the
    archived write-ahead log.
    """
    settings, engine = open_store()
    events = to_erase(engine, positions)
    if not yes:
        for event in events:
            title = f"  {event.title}" if event.title else ""
            place = f"#{event.position}  {event.recorded_at:%Y-%m-%d}  {event.type}"
            click.echo(clean(f"{place}  {event.stream}{title}"))
        click.confirm("Erase this for good?", abort=True)
    done = erase(engine, settings, positions, by=by, reason=reason, now=datetime.now(UTC))
    for line in _done(done):
        click.echo(clean(line))


def _done(done: Erasure) -> Iterator[str]:
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


def _list(positions: Sequence[int]) -> str:
    more = len(positions) - _NAMED
    named = ", ".join(f"#{position}" for position in positions[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named
