"""`blotter subscribe`: have what a query finds sent by mail."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from cli.shown.output import clean


@click.command("subscribe")
@click.argument("email")
@click.argument("query")
@click.option("--daily", is_flag=True, help="Send a letter each day there is news, not each week.")
def command(email: str, query: str, daily: bool) -> None:
    """Send EMAIL a letter about what is new for QUERY from now on."""
    from search.language.syntax import parse
    from store import config
    from store.documents.subscriptions import create_subscription
    from store.log import database

    settings = config.load()
    engine = database.open_store(settings.database_url)
    try:
        parse(query)
        made = create_subscription(
            engine,
            email=email,
            query=query,
            cadence="daily" if daily else "weekly",
            now=datetime.now(UTC),
        )
    except ValueError as error:  # no mail address, or a query the search does not understand
        raise click.UsageError(clean(str(error))) from error
    click.echo(f"{made.id}: a {made.cadence} letter to {made.email} about {clean(made.query)}")
