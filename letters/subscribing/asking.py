"""Asking addressees whether letters are wanted: once, and again where a person says so."""

from __future__ import annotations

from datetime import datetime, timedelta
from email.message import EmailMessage

from answers.subscriptions.query_forms import query_form
from answers.subscriptions.subscription_record import subscription_record
from letters.delivery.connections import Connections
from letters.delivery.submission import DEADLINE, DeliveryError, deliver, require_address
from letters.subscribing.confirmation_mail import confirmation_mail
from store.config import Settings
from store.lock import alone
from store.log import log
from store.log.database import Connection, Engine, reading
from store.log.letter_events import ConfirmationSent, Subscription
from store.log.written_once import written_once
from store.patience import LONGEST
from store.settings.config_error import ConfigError
from store.settings.mail_tables import SmtpSettings
from store.subscriptions.decisions import (
    cancel_subscription,
    create_subscription,
    read_subscription,
)
from store.subscriptions.state import SubscriptionState, subscription_stream

#: What is not confirmed within that time is ended, and the link in the mail is good for as long.
PATIENCE = timedelta(days=14)


def sign_up(
    settings: Settings,
    engine: Engine,
    wanted: Subscription,
    *,
    vouched: bool,
    by: str = "",
    now: datetime,
) -> SubscriptionState:
    """Record a subscription whose query was understood, as it stands then, and who asked for it.

    Where mail is sent at all, its addressee is still to be asked, unless somebody vouches for them;
    a webhook has none. Raises SubscriptionError, and ConfigError where nothing can be signed.
    """
    unconfirmed = bool(settings.smtp and wanted.email and not vouched)
    if unconfirmed:
        _refuse_unsigned(settings)
    made = create_subscription(
        engine, wanted, unconfirmed=unconfirmed, by=by, asks=query_form, now=now
    )
    with reading(engine) as connection:
        return read_subscription(connection, made.id)


def ask_to_confirm(
    settings: Settings,
    smtp: SmtpSettings,
    engine: Engine,
    subscription_id: str,
    *,
    again: bool = False,
    connections: Connections | None = None,
    now: datetime,
) -> bool:
    """Ask the addressee of a subscription by mail, unless that was done or is not to be done, and
    record it; whether it was.

    What the server took and did not say so is asked again, under the same Message-ID. An address
    that it refuses for good ends the subscription. Raises ConfigError, DeliveryError and
    SubscriptionError.
    """
    _refuse_unsigned(settings)
    with alone(engine, f"letter/{subscription_id}") as mine:
        with reading(engine) as connection:
            state = read_subscription(connection, subscription_id)
        if not mine or not _is_to_be_asked(state, again=again):
            return False
        require_address(state.subscription)
        # What is shown is without the names that are masked.
        shown = subscription_record(settings, engine, subscription_id, now=now)
        until = now + PATIENCE
        mail = confirmation_mail(settings, smtp, state, query=shown.query, until=until, now=now)
        mine.outlast(DEADLINE + 2 * LONGEST)
        _hand_over(smtp, engine, subscription_id, mail, connections=connections, now=now)
        return True


def _is_to_be_asked(state: SubscriptionState, *, again: bool) -> bool:
    return state.unconfirmed and not state.cancelled and (again or state.asked_at is None)


def _hand_over(
    smtp: SmtpSettings,
    engine: Engine,
    subscription_id: str,
    mail: EmailMessage,
    *,
    connections: Connections | None,
    now: datetime,
) -> None:
    """Send the question, and record what became of it, whatever was decided meanwhile."""
    try:
        deliver(smtp, mail, connections=connections)
    except DeliveryError as error:
        if error.of_address:
            cancel_subscription(engine, subscription_id, reason="the address was refused", now=now)
        raise
    sent = ConfirmationSent(message_id=str(mail["Message-ID"]), sent_at=now)

    def record(connection: Connection) -> None:
        stream = subscription_stream(subscription_id)
        log.append_event(connection, stream, sent, expected=None, now=now)

    written_once(engine, record)


def _refuse_unsigned(settings: Settings) -> None:
    if not settings.secrets:
        msg = (
            "BLOTTER_SECRET is not set, which signs the link by which an addressee confirms"
            " (--confirmed vouches for one without asking)"
        )
        raise ConfigError(msg)
