"""The two ways a letter goes: as a mail to a server, or posted to a webhook."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from typing import TypeAlias
from urllib.parse import urlsplit

from letters.delivery.connections import Connections
from letters.delivery.submission import DeliveryError, deliver, require_address
from letters.message import message
from letters.subscribing.links import links
from letters.webhooks.parcels import parcel
from letters.webhooks.posting import Post, post
from letters.writing.letter import Letter
from store.config import Settings
from store.log.letter_events import Subscription
from store.settings.mail_tables import SmtpSettings
from store.subscriptions.state import SubscriptionState

NO_MAIL_SERVER = "no mail server is set: blotter.toml needs [smtp] with host and sender"
#: A letter, ready to be handed over.
Parcel: TypeAlias = EmailMessage | Post


def require_way(smtp: SmtpSettings | None, subscription: Subscription) -> None:
    """Raise DeliveryError where no letter of a subscription can be handed over, whatever it says:
    a webhook needs no mail server."""
    if subscription.webhook:
        return
    if smtp is None:
        raise DeliveryError(NO_MAIL_SERVER, temporary=True)
    require_address(subscription)


def named_after(settings: Settings, smtp: SmtpSettings | None) -> str:
    """The sender by whose domain letters are named; without a mail server that of our pages, or one
    that nobody has (RFC 2606)."""
    if smtp:
        return smtp.sender
    return f"blotter@{urlsplit(settings.web.url).hostname or 'blotter.invalid'}"


def packed(
    settings: Settings,
    smtp: SmtpSettings | None,
    state: SubscriptionState,
    letter: Letter,
    *,
    now: datetime,
) -> Parcel:
    """The letter that was prepared, as its subscription takes it; what is posted is signed now.
    Raises DeliveryError."""
    assert state.prepared is not None
    subscription = state.prepared.subscription
    require_way(smtp, subscription)
    if smtp is None or subscription.webhook:
        return parcel(settings, letter, state, now=now)
    return message(
        letter,
        subscription,
        message_id=state.prepared.digest.message_id,
        sender=smtp.sender,
        links=links(settings, state),
        now=state.prepared.prepared_at,
    )


def hand_over(
    settings: Settings, smtp: SmtpSettings | None, given: Parcel, *, connections: Connections | None
) -> None:
    """Hand a letter over; returns once it was taken. Raises DeliveryError."""
    if isinstance(given, Post):
        post(given, allow_private=settings.allow_private, connections=connections)
    elif smtp is not None:
        deliver(smtp, given, connections=connections)
