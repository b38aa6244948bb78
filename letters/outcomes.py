"""How handing over a letter ended, as the log remembers it."""

from __future__ import annotations

from datetime import datetime

from letters.delivery.submission import DeliveryError
from store.log import log
from store.log.database import Connection, Engine
from store.log.events import LetterEvent
from store.log.letter_events import DigestRefused, DigestSent
from store.log.written_once import writing_once
from store.patience import once_it_is_back
from store.subscriptions.addresses import destination
from store.subscriptions.decisions import (
    SubscriptionError,
    pause_subscription,
    read_subscription,
)
from store.subscriptions.state import SubscriptionState, subscription_stream


def record_sent(engine: Engine, state: SubscriptionState, *, now: datetime) -> None:
    """Record that the letter that was prepared was taken."""
    assert state.prepared is not None
    prepared = state.prepared.digest
    sent = DigestSent(
        since=prepared.since,
        until=prepared.until,
        documents=prepared.documents,
        message_id=prepared.message_id,
        sent_at=now,
    )
    _conclude(engine, state, sent, now)


def record_refusal(
    engine: Engine, state: SubscriptionState, error: DeliveryError, *, now: datetime
) -> None:
    """Record that the letter that was prepared was refused for good; a webhook that is gone, and
    said so itself, is paused."""
    assert state.prepared is not None
    refused = DigestRefused(
        message_id=state.prepared.digest.message_id,
        refused_at=now,
        # An address may have to be erased from the log some day.
        reason=str(error).replace(destination(state.prepared.subscription), "the address"),
        of_address=error.of_address,
    )
    _conclude(engine, state, refused, now)
    if error.of_address and state.subscription.webhook:
        pause_subscription(engine, state.subscription.id, reason="its webhook is gone", now=now)


def _conclude(engine: Engine, state: SubscriptionState, end: LetterEvent, now: datetime) -> None:
    """Record how a letter ended, whatever was decided of the subscription meanwhile."""

    def record(connection: Connection) -> None:
        after = read_subscription(connection, state.subscription.id)
        if after.prepared != state.prepared:
            msg = f"another letter of {after.subscription.id} was recorded while this one was sent"
            raise SubscriptionError(msg)
        stream = subscription_stream(after.subscription.id)
        log.append_event(connection, stream, end, expected=after.version, now=now)

    once_it_is_back(writing_once(engine, record))
