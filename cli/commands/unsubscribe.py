"""`blotter unsubscribe`: end a subscription."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from cli.shown.output import clean


@click.command("unsubscribe")
@click.argument("subscription", metavar="ID")
def command(subscription: str) -> None:
    """End the subscription ID; `blotter subscriptions` lists them."""
    from store import config
    from store.documents.subscriptions import cancel_subscription
    from store.log import database

    engine = database.open_store(config.load().database_url)
    cancel_subscription(engine, subscription, now=datetime.now(UTC))
    click.echo(f"{clean(subscription)}: no more letters")
