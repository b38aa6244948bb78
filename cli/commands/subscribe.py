"""`blotter subscribe`, `blotter subscriptions` and `blotter unsubscribe`: who gets which letter."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from answers.searches.active_subscriptions import subscriptions
from answers.searches.search import search
from answers.to_json import to_json
from cli.options.store import open_store
from cli.shown.output import clean
from store.log.letter_events import Cadence
from store.subscriptions.addresses import by_mail
from store.subscriptions.decisions import cancel_subscription, create_subscription


@click.command("subscribe")
@click.argument("email")
@click.argument("query")
@click.option("--daily", is_flag=True, help="Send a letter each day there is news, not each week.")
def subscribe_command(email: str, query: str, daily: bool) -> None:
    """Send EMAIL a letter about what is new for QUERY from now on."""
    settings, engine = open_store()
    found = search(settings, query, limit=1, copies=True).total
    cadence: Cadence = "daily" if daily else "weekly"
    now = datetime.now(UTC)
    try:
        made = create_subscription(engine, by_mail(email, query, cadence), now=now)
    except ValueError as error:  # no mail address
        raise click.UsageError(clean(str(error))) from error
    click.echo(f"{made.id}: a {made.cadence} letter to {made.email} about {clean(made.query)}")
    if not found:
        click.echo("nothing is found by it today", err=True)


@click.command("subscriptions")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def subscriptions_command(form: str) -> None:
    """List the subscriptions: id, cadence, address, position told up to, query."""
    _, engine = open_store()
    active = subscriptions(engine)
    if form == "json":
        click.echo(json.dumps(to_json(active), indent=2))
        return
    for row in active.subscriptions:
        click.echo(f"{row.id}  {row.cadence}  {row.email}  {row.position}  {clean(row.query)}")
    if not active.subscriptions:
        click.echo("nobody is subscribed", err=True)


@click.command("unsubscribe")
@click.argument("subscription", metavar="ID")
def unsubscribe_command(subscription: str) -> None:
    """End the subscription ID; `blotter subscriptions` lists them."""
    _, engine = open_store()
    cancel_subscription(engine, subscription, now=datetime.now(UTC))
    click.echo(f"{clean(subscription)}: no more letters")
