"""Subscriptions as they are made, changed and ended: each decision is an event of the log."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime

from store.log import log
from store.log.database import Connection, Engine
from store.log.events import LetterEvent
from store.log.letter_events import (
    Subscription,
    SubscriptionCancelled,
    SubscriptionChanged,
    SubscriptionConfirmed,
    SubscriptionCreated,
    SubscriptionPaused,
    SubscriptionResumed,
)
from store.log.written_once import written_once
from store.subscriptions.active import active_subscriptions
from store.subscriptions.addresses import destination, with_free_id
from store.subscriptions.state import (
    SubscriptionState,
    subscription_state,
    subscription_stream,
)


class SubscriptionError(RuntimeError):
    """A subscription cannot be made, changed or ended as asked; the message is one line that says
    why."""


def read_subscription(
    connection: Connection, subscription_id: str, *, upto: int | None = None
) -> SubscriptionState:
    """A subscription as it stands, or stood at a position. Raises SubscriptionError where there is,
    or was, none of that id."""
    state = _read(connection, subscription_id, upto)
    if state is None:
        then = "" if upto is None else f" at position {upto}"
        msg = f"there is no subscription {subscription_id}{then}"
        raise SubscriptionError(msg)
    return state


def create_subscription(
    engine: Engine,
    wanted: Subscription,
    *,
    unconfirmed: bool = False,
    by: str = "",
    asks: Callable[[str], str] = str.strip,
    now: datetime,
) -> Subscription:
    """Record a subscription, whose address and query were checked; one that was cancelled begins
    anew. `by` is who asked for it, where that is known; `asks` gives what a query asks in one form,
    however it is written.

    The first letter tells of what the log learns from now on. Raises SubscriptionError where the
    same is sent there already.
    """

    def decide(connection: Connection) -> Subscription:
        standing = [state.subscription for state in active_subscriptions(connection)]
        _refuse_twin(wanted, standing, asks)
        made = with_free_id(wanted, {other.id for other in standing})
        state = _read(connection, made.id)
        event = SubscriptionCreated(subscription=made, unconfirmed=unconfirmed, by=by)
        version = state.version if state else None  # the first event may have been erased
        log.append_event(connection, subscription_stream(made.id), event, expected=version, now=now)
        return made

    return written_once(engine, decide)


def confirm_subscription(engine: Engine, subscription_id: str, *, now: datetime) -> bool:
    """Record that the addressee said yes; False where they had said so before. Raises
    SubscriptionError where it was cancelled, or is none."""

    def confirmed(state: SubscriptionState) -> LetterEvent | None:
        return SubscriptionConfirmed() if state.unconfirmed else None

    return _decide(engine, subscription_id, confirmed, now)


def change_subscription(
    engine: Engine,
    subscription_id: str,
    change: Callable[[Subscription], Subscription],
    *,
    asks: Callable[[str], str] = str.strip,
    now: datetime,
) -> bool:
    """Record what a subscription is from now on, under its id and to its address; False where
    nothing changes. `asks` is as in `create_subscription`. Raises SubscriptionError where it was
    cancelled, or is none, or where another one would be the same then."""

    def decide(connection: Connection) -> bool:
        state = _standing(connection, subscription_id)
        before = state.subscription
        after = replace(change(before), id=before.id, email=before.email, webhook=before.webhook)
        if after == before:
            return False
        standing = (other.subscription for other in active_subscriptions(connection))
        _refuse_twin(after, [other for other in standing if other.id != after.id], asks)
        event = SubscriptionChanged(subscription=after)
        stream = subscription_stream(after.id)
        log.append_event(connection, stream, event, expected=state.version, now=now)
        return True

    return written_once(engine, decide)


def pause_subscription(
    engine: Engine, subscription_id: str, *, reason: str = "", by: str = "", now: datetime
) -> bool:
    """Send no letters until it is resumed; False where it was paused before. `by` is who decided
    that, where it is known. Raises SubscriptionError where it was cancelled, or is none."""

    def paused(state: SubscriptionState) -> LetterEvent | None:
        return SubscriptionPaused(reason=reason, by=by) if state.paused is None else None

    return _decide(engine, subscription_id, paused, now)


def resume_subscription(
    engine: Engine, subscription_id: str, *, by: str = "", now: datetime
) -> bool:
    """Send letters again; False where it was not paused. Raises SubscriptionError where it was
    cancelled, or is none."""

    def resumed(state: SubscriptionState) -> LetterEvent | None:
        return SubscriptionResumed(by=by) if state.paused is not None else None

    return _decide(engine, subscription_id, resumed, now)


def cancel_subscription(
    engine: Engine, subscription_id: str, *, reason: str = "", by: str = "", now: datetime
) -> None:
    """End a subscription. Raises SubscriptionError where there is none, or none any more."""
    _decide(engine, subscription_id, lambda _: SubscriptionCancelled(reason=reason, by=by), now)


def _decide(
    engine: Engine,
    subscription_id: str,
    decide: Callable[[SubscriptionState], LetterEvent | None],
    now: datetime,
) -> bool:
    """Record what is decided of a subscription that stands; whether there was anything."""

    def record(connection: Connection) -> bool:
        state = _standing(connection, subscription_id)
        if (event := decide(state)) is None:
            return False
        stream = subscription_stream(subscription_id)
        log.append_event(connection, stream, event, expected=state.version, now=now)
        return True

    return written_once(engine, record)


def _standing(connection: Connection, subscription_id: str) -> SubscriptionState:
    state = read_subscription(connection, subscription_id)
    if state.cancelled:
        msg = f"subscription {subscription_id} was cancelled before"
        raise SubscriptionError(msg)
    return state


def _refuse_twin(
    wanted: Subscription, others: Iterable[Subscription], asks: Callable[[str], str]
) -> None:
    """Refuse what another subscription sends to the same place already."""
    asked = asks(wanted.query)
    for other in others:
        if destination(other) == destination(wanted) and asks(other.query) == asked:
            whom = wanted.email or "this webhook"
            msg = f"{whom} is subscribed to this query already: {other.id}"
            raise SubscriptionError(msg)


def _read(
    connection: Connection, subscription_id: str, upto: int | None = None
) -> SubscriptionState | None:
    if not subscription_id:
        msg = "the ID of the subscription is empty"
        raise SubscriptionError(msg)
    stream = subscription_stream(subscription_id)
    return subscription_state(log.read(connection, stream=stream, upto=upto))
