"""`blotter log`: the log itself."""

from __future__ import annotations

import click

from cli.output import clean


@click.group("log")
def command() -> None:
    """Look at the log itself, or check that it is whole."""


@command.command("verify")
def verify() -> None:
    """Walk the whole chain of hashes; exit 1 at the first event that is wrong."""
    from store import config, database, log

    engine = database.open_store(config.load().database_url)
    with database.reading(engine) as connection:
        end = log.verify(connection)
    click.echo(f"{end.position} events verified; the last hash is {end.hash}")


@command.command("list")
@click.option("--after", type=click.IntRange(min=0), default=0, help="From after this position.")
@click.option("--upto", type=click.IntRange(min=1), help="To this position, included.")
def list_events(after: int, upto: int | None) -> None:
    """One line an event: position, time (UTC), type, stream."""
    from store import config, database, log

    engine = database.open_store(config.load().database_url)
    with database.reading(engine) as connection:
        for recorded in log.read(connection, after=after, upto=upto):
            moment = recorded.recorded_at.strftime("%Y-%m-%d %H:%M:%S")
            place = f"{recorded.position:>6}  {moment}  {recorded.type:<22}"
            click.echo(f"{place}  {clean(recorded.stream)}")
