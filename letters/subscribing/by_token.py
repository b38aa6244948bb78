"""What whoever holds a token may do: confirm a subscription, or end it."""

from __future__ import annotations

from datetime import datetime

from letters.subscribing.tokens import Purpose, TokenError, read_token
from store.config import Settings
from store.log.database import Engine, reading
from store.subscriptions.decisions import (
    SubscriptionError,
    cancel_subscription,
    confirm_subscription,
    read_subscription,
)
from store.subscriptions.state import SubscriptionState


def confirm_by(settings: Settings, engine: Engine, token: str, *, now: datetime) -> str:
    """Record that the addressee said yes, once; the subscription's id. Raises TokenError, and
    SubscriptionError where it was ended."""
    name = named_by(settings, engine, "confirm", token, now=now).subscription.id
    confirm_subscription(engine, name, now=now)
    return name


def unsubscribe_by(settings: Settings, engine: Engine, token: str, *, now: datetime) -> str:
    """End a subscription, once; its id. Raises TokenError."""
    state = named_by(settings, engine, "unsubscribe", token, now=now)
    name = state.subscription.id
    if not state.cancelled:
        cancel_subscription(engine, name, reason="by the link in a letter", now=now)
    return name


def named_by(
    settings: Settings, engine: Engine, purpose: Purpose, token: str, *, now: datetime
) -> SubscriptionState:
    """The subscription that a token was made for, if it is still that one; nothing is changed.
    Raises TokenError."""
    signed = read_token(settings.secrets, purpose, token, now=now)
    try:
        with reading(engine) as connection:
            state = read_subscription(connection, signed.subscription_id)
    except SubscriptionError as error:
        msg = f"this token to {purpose} by is of a subscription that there is no more"
        raise TokenError(msg) from error
    if not signed.is_of(state):
        msg = f"this token to {purpose} by is of an earlier subscription of that id"
        raise TokenError(msg)
    return state
