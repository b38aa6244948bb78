"""`blotter unmask`: show a person's name again."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from cli.options.author import author, one_line
from cli.shown.output import clean


@click.command("unmask")
@click.argument("name")
@click.option("--reason", required=True, callback=one_line, help="Why; it is kept in the log.")
@author
def command(name: str, reason: str, by: str) -> None:
    """Show NAME again, which was masked. `blotter mask` lists the masks."""
    from answers.catch_up import catch_up_on
    from store import config
    from store.log import database
    from store.privacy import mask_decisions

    settings = config.load()
    engine = database.open_store(settings.database_url)
    try:
        recorded = mask_decisions.unmask(
            engine, clean(name), by=by, reason=reason, now=datetime.now(UTC)
        )
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    catch_up_on(engine, settings)
    click.echo(f"#{recorded.position}: {clean(name)} is shown again")
