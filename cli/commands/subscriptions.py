"""`blotter subscriptions`, and what is decided of one: pause, resume, confirm, end."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import click

from answers.asking.page import Page
from answers.subscriptions.active_subscriptions import ActiveSubscription, subscriptions
from cli.options.as_of_option import as_of, moment_of
from cli.options.format import format_options
from cli.options.page import page_options
from cli.options.store import open_store
from cli.shown.list_part import echo_part
from cli.shown.output import clean, echo_rows
from cli.shown.subscription_text import row_markdown, row_text
from letters.channels import NO_MAIL_SERVER
from letters.delivery.submission import DeliveryError
from letters.subscribing.asking import ask_to_confirm
from letters.subscribing.by_token import confirm_by, unsubscribe_by
from letters.subscribing.tokens import is_token
from store.plain_text import one_line
from store.subscriptions.decisions import (
    cancel_subscription,
    confirm_subscription,
    pause_subscription,
    resume_subscription,
)

_COLUMNS = (
    *("id", "name", "query", "email", "webhook", "body", "cadence", "times", "empty_week"),
    *("standing", "reason", "position", "last_sent"),
)

_subscription = click.argument("subscription", metavar="ID")


@click.command("subscriptions")
@page_options
@as_of
@format_options()
def subscriptions_command(page: Page, as_of: str | None, form: str) -> None:
    """List the subscriptions: id, name or query, address, when letters come, how they stand."""
    settings, engine = open_store()
    position, _ = moment_of(settings, as_of)
    active = subscriptions(settings, engine, page, position=position)
    echo_rows(
        active,
        active.subscriptions,
        form,
        columns=_COLUMNS,
        cells=_cells,
        markdown=row_markdown,
        text=row_text,
    )
    if not active.total:
        click.echo("nobody is subscribed", err=True)
    echo_part(len(active.subscriptions), active.total)


def _cells(row: ActiveSubscription) -> Mapping[str, object]:
    return {"times": row.times.words}


@click.command("pause")
@_subscription
@click.option("--reason", default="", help="Why; it is shown by `blotter subscriptions`.")
def pause_command(subscription: str, reason: str) -> None:
    """Send no letters of the subscription ID until it is resumed; what happens meanwhile is told
    then."""
    _, engine = open_store()
    said = one_line(reason)
    paused = pause_subscription(engine, subscription, reason=said, now=datetime.now(UTC))
    click.echo(
        f"{subscription}: {'no letters until' if paused else 'paused before, until'} resumed"
    )


@click.command("resume")
@_subscription
def resume_command(subscription: str) -> None:
    """Send letters of the subscription ID again, which was paused."""
    _, engine = open_store()
    resumed = resume_subscription(engine, subscription, now=datetime.now(UTC))
    click.echo(f"{subscription}: {'letters come again' if resumed else 'it was not paused'}")


@click.command("unsubscribe")
@click.argument("subscription", metavar="ID|TOKEN")
def unsubscribe_command(subscription: str) -> None:
    """End a subscription, by its ID or the TOKEN that letters hold."""
    settings, engine = open_store()
    now = datetime.now(UTC)
    if is_token(subscription):
        subscription = unsubscribe_by(settings, engine, subscription, now=now)
    else:
        cancel_subscription(engine, subscription, now=now)
    click.echo(f"{clean(subscription)}: no more letters")


@click.command("confirm")
@click.argument("subscription", metavar="TOKEN|ID")
@click.option("--vouch", is_flag=True, help="Confirm ID in the name of its addressee.")
@click.option("--ask", is_flag=True, help="Ask the addressee of ID by mail once more.")
def confirm_command(subscription: str, vouch: bool, ask: bool) -> None:
    """Confirm a subscription by the TOKEN that its addressee was mailed.

    With an ID in its place, --vouch does without the addressee's word, and --ask mails them again.
    """
    if is_token(subscription) != (not vouch and not ask) or (vouch and ask):
        msg = "give the TOKEN that was mailed, or an ID with either --vouch or --ask"
        raise click.UsageError(msg)
    if ask:
        _ask_again(subscription)
        return
    settings, engine = open_store()
    now = datetime.now(UTC)
    if vouch:
        confirm_subscription(engine, subscription, now=now)
    else:
        subscription = confirm_by(settings, engine, subscription, now=now)
    click.echo(f"{clean(subscription)}: confirmed")


def _ask_again(subscription: str) -> None:
    settings, engine = open_store()
    if settings.smtp is None:
        raise click.ClickException(NO_MAIL_SERVER)
    try:
        asked = ask_to_confirm(
            settings, settings.smtp, engine, subscription, again=True, now=datetime.now(UTC)
        )
    except DeliveryError as error:
        raise click.ClickException(clean(str(error))) from error
    done = "its addressee was asked" if asked else "it needs no confirmation"
    click.echo(f"{clean(subscription)}: {done}")
