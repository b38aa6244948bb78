"""Who gets letters about what: decided on and kept in the log, streams `subscription/ID`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import reduce
from hashlib import sha256

from store.log import log
from store.log.database import Connection, Engine, writing
from store.log.events import (
    Cadence,
    DigestSent,
    Erased,
    Recorded,
    Subscription,
    SubscriptionCancelled,
    SubscriptionCreated,
)

_PREFIX = "subscription/"

_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"[A-Za-z0-9.!#$%&'*+/=?^_`{{|}}~-]{{1,64}}@{_LABEL}(?:\.{_LABEL})*")


class SubscriptionError(RuntimeError):
    """A subscription cannot be made or ended as asked; the message is one line that says why."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SubscriptionState:
    """What the log says of one subscription."""

    subscription: Subscription
    #: Of its stream.
    version: int
    #: Letters have covered the log up to this position; at first, that of its creation.
    reported_up_to: int
    #: When the last letter was sent, else when it was created, UTC.
    last_done: datetime
    cancelled: bool = False


def subscription_stream(subscription_id: str) -> str:
    """The stream of a subscription's events."""
    return f"{_PREFIX}{subscription_id}"


def subscription_state(history: Iterable[Recorded]) -> SubscriptionState | None:
    """A subscription after the events of its stream, in order; None where there is none.

    One that is made again after it was cancelled begins anew, at the later creation.
    """
    return reduce(_after, history, None)


def _after(state: SubscriptionState | None, recorded: Recorded) -> SubscriptionState | None:
    if isinstance(recorded.event, Erased):
        return _after_erased(state, recorded)
    if isinstance(recorded.event, SubscriptionCreated):
        return SubscriptionState(
            subscription=recorded.event.subscription,
            version=recorded.version,
            reported_up_to=recorded.position,
            last_done=recorded.recorded_at,
        )
    if state is None:
        return None
    state = replace(state, version=recorded.version)
    match recorded.event:
        case DigestSent(until=until):
            return replace(state, reported_up_to=until, last_done=recorded.recorded_at)
        case SubscriptionCancelled():
            return replace(state, cancelled=True)
    return state


def _after_erased(state: SubscriptionState | None, recorded: Recorded) -> SubscriptionState | None:
    """A subscription after an event of which only the type is left; no letter comes twice."""
    if recorded.type == SubscriptionCreated.__name__ or state is None:
        return None
    if recorded.type == DigestSent.__name__:
        state = replace(state, reported_up_to=recorded.position, last_done=recorded.recorded_at)
    ended = recorded.type == SubscriptionCancelled.__name__
    return replace(state, version=recorded.version, cancelled=state.cancelled or ended)


def read_subscription(connection: Connection, subscription_id: str) -> SubscriptionState:
    """A subscription as it stands. Raises SubscriptionError where there is none of that id."""
    state = subscription_state(log.read(connection, stream=subscription_stream(subscription_id)))
    if state is None:
        msg = f"there is no subscription {subscription_id}"
        raise SubscriptionError(msg)
    return state


def active_subscriptions(connection: Connection) -> list[SubscriptionState]:
    """Every subscription that was not cancelled, by id."""
    states = (
        subscription_state(log.read(connection, stream=name))
        for name in log.streams(connection, _PREFIX)
    )
    return [state for state in states if state and not state.cancelled]


def create_subscription(
    engine: Engine, *, email: str, query: str, cadence: Cadence, now: datetime
) -> Subscription:
    """Subscribe an address to a query, which must be one the search understands.

    The first letter tells of what the log learns from now on. Raises ValueError where the address
    is none, SubscriptionError where it has this subscription already.
    """
    address = mail_address(email)
    subscription = Subscription(
        id=readable_id(address, query), email=address, query=query, cadence=cadence
    )
    stream = subscription_stream(subscription.id)
    with writing(engine) as connection:
        state = subscription_state(log.read(connection, stream=stream))
        if state and not state.cancelled:
            msg = f"{address} is subscribed to this query already: {subscription.id}"
            raise SubscriptionError(msg)
        event = SubscriptionCreated(subscription=subscription)
        version = state.version if state else None  # the first event may have been erased
        log.append_event(connection, stream, event, expected=version, now=now)
    return subscription


def cancel_subscription(engine: Engine, subscription_id: str, *, now: datetime) -> None:
    """End a subscription. Raises SubscriptionError where there is none, or none any more."""
    with writing(engine) as connection:
        state = read_subscription(connection, subscription_id)
        if state.cancelled:
            msg = f"subscription {subscription_id} was cancelled before"
            raise SubscriptionError(msg)
        stream, event = subscription_stream(subscription_id), SubscriptionCancelled()
        log.append_event(connection, stream, event, expected=state.version, now=now)


def readable_id(email: str, query: str) -> str:
    """A short, readable id: the address's local part and six hexadecimal digits."""
    name = re.sub(r"[^a-z0-9]+", "-", email.rpartition("@")[0].lower()).strip("-")[:24]
    digest = sha256(f"{email}\n{query}".encode()).hexdigest()[:6]
    return f"{name or 'reader'}-{digest}"


def mail_address(text: str) -> str:
    """The address, its domain in lower case. Raises ValueError where it is none.

    What counts as one is what the HTML standard's e-mail fields take: ASCII, no quoted local part;
    an internationalised domain is to be written in its xn-- form (RFC 5890).
    """
    if not _ADDRESS.fullmatch(text):
        msg = f"{text!r} is no mail address"
        raise ValueError(msg)
    local, _, domain = text.rpartition("@")
    return f"{local}@{domain.lower()}"
