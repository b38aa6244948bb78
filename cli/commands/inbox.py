"""`blotter inbox`: what came in for the sender of letters."""

from __future__ import annotations

from datetime import UTC, datetime

import click

from cli.options.store import open_store
from cli.shown.output import clean
from letters.subscribing.inbox import read_inbox
from letters.subscribing.upkeep import keep_up
from store.plain_text import plural


@click.command("inbox")
def inbox_command() -> None:
    """Read the new mails of the inbox: letters that came back, and wishes to confirm or to end.

    It is the Maildir that [mail] names in blotter.toml; `blotter serve` reads it whenever it wakes.
    Then what is due for subscriptions beside letters is done: addresses from which letters come
    back are paused, what nobody confirmed in time is ended, who was not asked yet is asked.
    """
    settings, engine = open_store()
    if settings.inbox is None:
        msg = "no inbox is set: blotter.toml needs [mail] with inbox, the path of a Maildir"
        raise click.ClickException(msg)
    now = datetime.now(UTC)
    found = read_inbox(settings, engine, now=now)
    for line in found.lines:
        click.echo(line)
    for kept in keep_up(settings, engine, now=now):
        click.echo(clean(kept.line), err=kept.failed)
    if found.others:
        click.echo(f"{plural(found.others, 'mail')} said nothing that could be done", err=True)
    if found.unread:
        click.echo(f"{plural(found.unread, 'mail')} could not be opened", err=True)
