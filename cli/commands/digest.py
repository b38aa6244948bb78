"""`blotter digest`: the letters, shown or sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from threading import Lock

import click

from answers.asking.days import beginning
from answers.news.rounds import Rounds
from cli.options.dates import SinceParam
from cli.options.store import open_store
from cli.options.written_file import WRITTEN_FILE
from cli.shown.files.atomic_file import atomic_file
from cli.shown.output import clean
from letters.channels import NO_MAIL_SERVER
from letters.delivery.side_by_side import side_by_side
from letters.delivery.submission import DeliveryError
from letters.drafting import draft, draft_for, window_after
from letters.sending import SendingOutcome, send
from letters.subscribing.upkeep import keep_up
from letters.writing.letter import Letter
from search.language.query_error import QueryError
from store.config import Settings
from store.log import database, log
from store.log.database import Engine
from store.subscriptions.active import active_subscriptions
from store.subscriptions.decisions import SubscriptionError, read_subscription
from store.subscriptions.state import SubscriptionState


@click.command("digest")
@click.option("--dry-run", is_flag=True, help="Print the letters; mail and record nothing.")
@click.option("--send", is_flag=True, help="Mail the letters that have news in them.")
@click.option("--subscription", metavar="ID", help="Only this one; all of them otherwise.")
@click.option("--query", help="With --dry-run: a letter for nobody, about this query.")
@click.option(
    "--since",
    type=SinceParam(),
    help="With --dry-run: tell of what came since this day, or after this position of the log; 0 "
    "is its beginning.",
)
@click.option(
    "--html",
    metavar="FILE",
    type=WRITTEN_FILE,
    help="With --dry-run: write the HTML part of the letter to FILE.",
)
def digest_command(
    dry_run: bool,
    send: bool,
    subscription: str | None,
    query: str | None,
    since: int | date | None,
    html: Path | None,
) -> None:
    """Show or send what is new for each subscription since its last letter.

    A letter without news is not sent; `blotter serve` sends one a week that says so. To see what a
    query would bring before anybody subscribes: blotter digest --dry-run --query QUERY --since 0
    """
    if dry_run == send:
        msg = "say either --dry-run or --send"
        raise click.UsageError(msg)
    if send and not (query is None and since is None and html is None):
        msg = "--query, --since and --html go with --dry-run"
        raise click.UsageError(msg)
    if query is not None and subscription is not None:
        msg = "--query is for a letter nobody is subscribed to; leave out --subscription"
        raise click.UsageError(msg)

    settings, engine = open_store()
    first = None if since is None else _position(settings, engine, since)
    if send:
        _send(settings, engine, subscription)
    elif query is not None:
        rounds = Rounds(settings=settings, engine=engine, now=datetime.now(UTC))
        _show([draft(rounds, query, window_after(rounds, first or 0))], html)
    else:
        letters, failed = _drafts(settings, engine, subscription, first)
        if not letters and not failed:
            click.echo("nobody is subscribed", err=True)
        _show(letters, html)
        _refuse_failures(failed, "made")


def _position(settings: Settings, engine: Engine, since: int | date) -> int:
    """The position that a day or a number means, which is not beyond the end of the log."""
    first = beginning(since, settings.timezone)
    with database.reading(engine) as connection:
        last = log.head(connection).position
        position = first if isinstance(first, int) else log.position_before(connection, first)
    if position > last:
        msg = f"--since {since}: the log ends at position {last}"
        raise click.UsageError(msg)
    return position


def _drafts(
    settings: Settings, engine: Engine, subscription: str | None, since: int | None
) -> tuple[list[Letter], int]:
    """The letters of subscriptions, and how many could not be made: each of these is told."""
    letters, failed = [], 0
    rounds = Rounds(settings=settings, engine=engine, now=datetime.now(UTC))
    for state in _wanted(engine, subscription):
        try:
            first = state.reported_up_to if since is None else since
            letters.append(draft_for(rounds, state, window_after(rounds, first)))
        except (
            QueryError,
            SubscriptionError,
        ) as error:  # made by earlier code, or elsewhere
            failed += 1
            _echo_failure(state, error)
    return letters, failed


def _wanted(engine: Engine, subscription: str | None) -> list[SubscriptionState]:
    """The subscription that is named, else all that stand."""
    with database.reading(engine) as connection:
        if subscription is None:
            return active_subscriptions(connection)
        return [read_subscription(connection, subscription)]


def _show(letters: list[Letter], html: Path | None) -> None:
    if html is not None and len(letters) != 1:
        msg = f"--html holds one letter, there are {len(letters)}: name one with --subscription"
        raise click.UsageError(msg)
    for letter in letters:
        click.echo(f"Subject: {letter.subject}\n\n{letter.text}")
    if html is not None:
        with atomic_file(html) as out:
            out.write(letters[0].html.encode())


def _send(settings: Settings, engine: Engine, subscription: str | None) -> None:
    """Send what is to be sent, questions to addressees first; a letter that fails does not keep the
    others back."""
    states = _wanted(engine, subscription)
    if settings.smtp is None and not any(it.subscription.webhook for it in states):
        raise click.ClickException(NO_MAIL_SERVER)
    failed = 0
    for kept in keep_up(settings, engine, now=datetime.now(UTC)):
        failed += kept.failed
        click.echo(clean(kept.line), err=kept.failed)
    for state, outcome in zip(states, _outcomes(settings, engine, states), strict=True):
        if isinstance(outcome, str):
            click.echo(f"{state.subscription.id}: {outcome}")
        elif isinstance(outcome, (DeliveryError, QueryError, SubscriptionError)):
            failed += 1
            _echo_failure(state, outcome)
        else:
            raise outcome
    _refuse_failures(failed, "sent")


def _outcomes(
    settings: Settings, engine: Engine, states: Sequence[SubscriptionState]
) -> Sequence[SendingOutcome | Exception]:
    """How the letters of subscriptions went, in their order. They are composed one after another
    and handed over side by side."""
    rounds, turn = Rounds(settings=settings, engine=engine, now=datetime.now(UTC)), Lock()
    outcomes: dict[str, SendingOutcome | Exception] = {}

    def one(name: str) -> None:
        try:
            outcomes[name] = send(
                settings, settings.smtp, engine, name, now=rounds.now, turn=turn, rounds=rounds
            )
        except Exception as error:  # told or raised where all are told, in their order
            outcomes[name] = error

    names = [state.subscription.id for state in states]
    side_by_side(partial(one, name) for name in names)
    return [outcomes[name] for name in names]


def _echo_failure(state: SubscriptionState, error: Exception) -> None:
    click.echo(f"{state.subscription.id}: {clean(str(error))}", err=True)


def _refuse_failures(failed: int, what: str) -> None:
    if failed:
        msg = f"{failed} of the letters could not be {what}"
        raise click.ClickException(msg)
