"""`blotter subscriptions`: who gets letters about what."""

from __future__ import annotations

import click

from cli.shown.output import clean


@click.command("subscriptions")
def command() -> None:
    """List the subscriptions: id, cadence, address, position told up to, query."""
    from answers.documents.active_subscriptions import subscriptions
    from store import config
    from store.log import database

    active = subscriptions(database.open_store(config.load().database_url))
    for one in active:
        click.echo(f"{one.id}  {one.cadence}  {one.email}  {one.position}  {clean(one.query)}")
    if not active:
        click.echo("nobody is subscribed", err=True)
