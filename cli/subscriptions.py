"""`blotter subscriptions`: who gets letters about what."""

from __future__ import annotations

import click

from cli.output import clean


@click.command("subscriptions")
def command() -> None:
    """List the subscriptions: id, cadence, address, position told up to, query."""
    from store import config, database
    from store.masking import masked, masks_at
    from store.subscriptions import active

    engine = database.open_store(config.load().database_url)
    with database.reading(engine) as connection:
        states, masks = active(connection), masks_at(connection)
    for state in states:
        one = state.subscription
        query = clean(masked(one.query, masks))
        click.echo(f"{one.id}  {one.cadence}  {one.email}  {state.told}  {query}")
    if not states:
        click.echo("nobody is subscribed", err=True)
