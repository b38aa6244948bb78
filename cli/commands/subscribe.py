"""`blotter subscribe` and `blotter subscription`: who gets which letter, and when."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import click

from answers.asking.queries import parsed, with_fields
from answers.subscriptions.letter_times import letter_times
from answers.subscriptions.preview import Preview, preview
from answers.subscriptions.query_forms import query_form
from answers.subscriptions.subscription_record import subscription_record
from casebook.asking.fields import BY_NAME, Fields
from cli.options.as_of_option import as_of, moment_of
from cli.options.fields import field_options
from cli.options.format import OF_A_THING, format_options
from cli.options.letter_wishes import letter_wishes
from cli.options.store import open_store
from cli.shown.hits import day
from cli.shown.output import as_json, clean
from cli.shown.subscription_text import record_text
from letters.delivery.submission import DeliveryError
from letters.subscribing.asking import PATIENCE, ask_to_confirm, sign_up
from letters.webhooks.public_connection import private_fault
from letters.webhooks.signature import receivers_secret
from search.language.parsing import parse
from search.language.printing import print_query
from search.language.query_error import QueryError
from search.language.tree import And
from store.config import Settings
from store.log.database import Engine, reading
from store.log.letter_events import Subscription
from store.mailbox import mail_address
from store.plain_text import plural
from store.subscriptions.addresses import by_mail, by_webhook
from store.subscriptions.decisions import change_subscription, read_subscription
from store.subscriptions.state import SubscriptionState
from store.subscriptions.wishes import with_wishes


@click.command("subscribe")
@click.argument("query", nargs=-1, required=True, metavar="[EMAIL] QUERY")
@field_options()
@letter_wishes
@click.option("--webhook", metavar="URL", help="Post letters there, in place of mailing them.")
@click.option("--confirmed", is_flag=True, help="You vouch for the addressee, who is not asked.")
def subscribe_command(
    query: tuple[str, ...],
    fields: Fields,
    wishes: dict[str, Any],
    webhook: str | None,
    confirmed: bool,
) -> None:
    """Send EMAIL a letter about what is new for QUERY from now on.

    QUERY is a saved search (@NAME) or a query as `blotter search` takes it, flags for fields
    included; what it finds today is shown. Where a mail server is set, the addressee is asked by a
    mail, and no letter is sent before they confirm. With --webhook there is no EMAIL.
    """
    settings, engine = open_store()
    with _as_usage_errors():
        wanted = with_wishes(_wanted(query, fields, webhook), wishes)
        _refuse_private(settings, wanted)
    now = datetime.now(UTC)
    found = preview(settings, wanted.query, now=now)
    made = sign_up(settings, engine, wanted, vouched=confirmed, now=now)
    _echo_made(settings, made.subscription)
    _echo_signing(settings, made)
    _echo_preview(found)
    if made.unconfirmed:
        _ask(settings, engine, made, now)


@click.command("subscription")
@click.argument("subscription", metavar="ID")
@click.option("--query", help="Ask for this from now on.")
@letter_wishes
@click.option("--secret", is_flag=True, help="Show what its webhook checks signatures with.")
@as_of
@format_options(OF_A_THING)
def subscription_command(
    subscription: str,
    query: str | None,
    wishes: dict[str, Any],
    secret: bool,
    as_of: str | None,
    form: str,
) -> None:
    """Show the subscription ID, or change it by options.

    It keeps its address: for another one, end it and subscribe anew. What was not told yet is told
    as it is chosen now, but for a letter that is on its way.
    """
    settings, engine = open_store()
    position, now = moment_of(settings, as_of)
    if query is not None:
        parsed(settings, query)
        wishes = {**wishes, "query": query}
    if position is not None and (wishes or secret):
        msg = "--as-of shows how it stood: without options that change it, and --secret"
        raise click.UsageError(msg)
    if wishes:
        _change(engine, subscription, wishes, now)
    if secret:
        _echo_secret(settings, engine, subscription)
        return
    record = subscription_record(settings, engine, subscription, now=now, position=position)
    click.echo(as_json(record) if form == "json" else record_text(record))
    if query is not None and form == "text":
        _echo_preview(preview(settings, query, now=now))


def _change(engine: Engine, name: str, wishes: dict[str, Any], now: datetime) -> None:
    with _as_usage_errors():
        change_subscription(
            engine, name, lambda one: with_wishes(one, wishes), asks=query_form, now=now
        )


@contextmanager
def _as_usage_errors() -> Iterator[None]:
    """Say what does not go together as what it is: a wrong use of the command."""
    try:
        yield
    except QueryError:  # said with the place in the query
        raise
    except ValueError as error:
        raise click.UsageError(clean(str(error))) from error


def _wanted(words: tuple[str, ...], fields: Fields, webhook: str | None) -> Subscription:
    """What is subscribed to, by an address, which comes first, or a webhook. Raises ValueError."""
    if webhook is None:
        return by_mail(words[0], _with_flags(" ".join(words[1:]), fields))
    if _is_address(words[0]):
        msg = "letters go to an EMAIL or to a webhook, not to both"
        raise ValueError(msg)
    return by_webhook(webhook, _with_flags(" ".join(words), fields))


def _refuse_private(settings: Settings, wanted: Subscription) -> None:
    """Raises ValueError for a webhook at an address that would never be posted to."""
    host = urlsplit(wanted.webhook).hostname or ""
    if not settings.allow_private and (fault := private_fault(host)):
        raise ValueError(fault)


def _is_address(text: str) -> bool:
    with suppress(ValueError):
        return bool(mail_address(text))
    return False


def _with_flags(query: str, fields: Fields) -> str:
    """A query as it was typed, or with flags as fields of it."""
    if not fields:
        return query
    known = dict.fromkeys(BY_NAME, str)
    words = parse(query, known) if query.strip() else And(parts=())
    return print_query(parse(print_query(with_fields(words, fields)), known))


def _echo_made(settings: Settings, made: Subscription) -> None:
    times, to = letter_times(made, settings).words, made.email or "the webhook"
    click.echo(f"{made.id}: a letter to {to} about {clean(made.query)}, {times}")


def _echo_secret(settings: Settings, engine: Engine, name: str) -> None:
    with reading(engine) as connection:
        state = read_subscription(connection, name)
    if not _is_checked(state):
        msg = f"{name} has no webhook that takes our own JSON, so nobody checks a signature"
        raise click.UsageError(msg)
    _echo_signing(settings, state)


def _is_checked(state: SubscriptionState) -> bool:
    """Whether its receiver checks that what is posted is ours; chats check nothing."""
    return bool(state.subscription.webhook) and state.subscription.body == "json"


def _echo_signing(settings: Settings, state: SubscriptionState) -> None:
    """Say with what that is checked."""
    if not _is_checked(state):
        return
    if settings.secrets:
        secret = receivers_secret(settings.secrets[0], state)
        click.echo(f"what is posted is signed; its receiver checks that with {secret}")
    else:
        click.echo("BLOTTER_SECRET is not set: nothing is posted before it is", err=True)


def _echo_preview(found: Preview) -> None:
    """What would have been told."""
    for note in found.notes:
        click.echo(clean(note), err=True)
    if not found.total:
        click.echo("nothing is found by it today", err=True)
        return
    click.echo(f"{plural(found.total, 'document')} found by it today, the newest:")
    for hit in found.newest:
        click.echo(f"    {day(hit):10}  {clean(hit.title)}")


def _ask(settings: Settings, engine: Engine, made: SubscriptionState, now: datetime) -> None:
    """Ask the addressee; where that fails for now, it is done by `blotter serve`."""
    assert settings.smtp is not None
    address = made.subscription.email
    try:
        ask_to_confirm(settings, settings.smtp, engine, made.subscription.id, now=now)
    except DeliveryError as error:
        if error.of_address:
            raise click.ClickException(clean(f"{error}; the subscription was ended")) from error
        later = "`blotter serve` asks again, and so does `blotter confirm ID --ask`"
        click.echo(clean(f"{address} could not be asked to confirm: {error}; {later}"), err=True)
    else:
        until = f"{now + PATIENCE:%Y-%m-%d}"
        click.echo(f"{address} was asked to confirm, until {until}: no letter is sent before")
