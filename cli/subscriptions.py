"""`blotter subscriptions`: who gets letters about what."""

from __future__ import annotations

import click

from cli.output import clean


@click.command("subscriptions")
def command() -> None:
    """List the subscriptions: id, cadence, address, position told up to, query."""
    from scheduler.subscriptions import active
    from store import config, database

    engine = database.open_store(config.load().database_url)
    with database.reading(engine) as connection:
        states = active(connection)
    for state in states:
        one = state.subscription
        click.echo(f"{one.id}  {one.cadence}  {one.email}  {state.told}  {clean(one.query)}")
    if not states:
        click.echo("nobody is subscribed", err=True)
