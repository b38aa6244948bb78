"""`blotter log`: the log itself."""

from __future__ import annotations

import click

from cli.commands.log_transfer import export_log, import_log
from cli.shown.output import clean


@click.group("log")
def command() -> None:
    """Look at the log itself, or check that it is whole."""


@command.command("verify")
@click.option(
    "--against",
    metavar="SEAL",
    multiple=True,
    help="Hold the log to a seal kept elsewhere, to those in a text or mail (@FILE), or to those "
    "on standard input (-); repeatable.",
)
def verify(against: tuple[str, ...]) -> None:
    """Check the whole log; exit 1 at the first event that is wrong, and say how.

    The chain of hashes, every payload, every body that an event rests on, every erasure, and the
    triggers that guard the log. Only a seal kept elsewhere shows that the log was cut short, or
    rewritten as a whole.
    """
    from cli.options.given_seals import seals_given
    from store import config
    from store.log import database, guards
    from store.log.verification import verify

    seals = seals_given(against)
    engine = database.open_store(config.load().database_url)
    with database.snapshot(engine) as connection:
        found = verify(connection, seals=seals)
        guards.check_guards(connection)
    if found.end is None:
        click.echo("the log is empty")
        return
    click.echo(f"{found.end.position} events verified; the last hash is {found.end.hash}")
    click.echo(f"{found.bodies} bodies verified, {found.size:,} bytes; none is missing")
    if found.erased:
        click.echo(f"{found.erased} payloads were erased, and events say so")
    if seals:
        newest = seals[-1].position
        click.echo(
            f"seals given, all of which agree: {len(seals)}, the newest of position {newest}"
        )
    else:
        click.echo("not held to any seal kept elsewhere (--against)")


@command.command("seal")
def seal() -> None:
    """Print position, hash and time of the newest event, in one line to keep elsewhere.

    `blotter log verify --against SEAL` shows later whether the log up to there is still the same.
    """
    from store import config
    from store.log import database, log
    from store.log.seals import Seal

    engine = database.open_store(config.load().database_url)
    with database.reading(engine) as connection:
        end = log.head(connection)
    if not end.position:
        msg = "the log is empty: there is nothing to seal"
        raise click.ClickException(msg)
    click.echo(Seal(position=end.position, hash=end.hash, recorded_at=end.recorded_at))


@command.command("list")
@click.option("--after", type=click.IntRange(min=0), default=0, help="From after this position.")
@click.option("--upto", type=click.IntRange(min=1), help="To this position, included.")
def list_events(after: int, upto: int | None) -> None:
    """One line an event: position, time (UTC), type, stream."""
    from answers.documents.log_events import log_events
    from store import config
    from store.log import database

    engine = database.open_store(config.load().database_url)
    for event in log_events(engine, after=after, upto=upto):
        place = f"{event.position:>6}  {event.recorded_at:%Y-%m-%d %H:%M:%S}  {event.type:<22}"
        click.echo(f"{place}  {clean(event.stream)}")


command.add_command(export_log)
command.add_command(import_log)
